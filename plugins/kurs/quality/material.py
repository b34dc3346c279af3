"""What the rules read: the items and chapters of the course's modules, each with its place."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any

from kurs.errors import Problem
from kurs.model.assessment import Course, Item, Module
from kurs.model.glossary import Lexicon
from kurs.model.interaction import ExpectedEntry, Option
from kurs.schema.assessment import Draft
from kurs.schema.case import Told
from kurs.schema.chapter import lines, scan
from kurs.schema.reading import Page, Reading
from kurs.schema.source import Loc

# Fields of an item or a case that hold no text a learner reads.
_NO_TEXT = frozenset(
    {"id", "category", "target", "to", "ending", "drawing", "objective", "source", "file", "stem"}
    | {"interaction", "misconception", "review"}
    | {"by", "said_by", "participants", "area", "kind", "law", "date", "time", "first_day"}
)


@dataclass(frozen=True, slots=True)
class Written:
    """A text of an item. `after` tells that it is shown after the answer, `wrong` that it is a wrong answer."""

    loc: Loc
    text: str
    after: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An item where it stands."""

    item: Item
    draft: Draft

    def problem(self, loc: Loc, message: str) -> Problem:
        """`loc` is the way to a field within the item."""
        return self.draft.place.problem((*self.draft.locs[self.item.id], *loc), message, severity="notice")

    @property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the item, the interaction's own among them."""
        found = [*_texts(self.item, (), wrong=False), *_texts(self.item.interaction, (), wrong=False)]
        return tuple(one for one in found if one.text)

    @property
    def stem(self) -> str:
        """What is read before the answers."""
        parts = [one.text for one in _texts(self.item, (), wrong=False) if not one.after]
        text = getattr(self.item.interaction, "text", None)
        return "\n\n".join([*parts, text] if isinstance(text, str) else parts)


@dataclass(frozen=True, slots=True)
class Cased:
    """A case where it stands."""

    told: Told

    def problem(self, loc: Loc, message: str) -> Problem:
        return self.told.place.problem(loc, message, severity="notice")

    @property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the case, but the notes that are weak on purpose."""
        weak = {at for at, note in enumerate(self.told.case.journal.notes) if note.weak}
        left_out = {("journal", "notes", at, "text") for at in weak}
        return tuple(one for one in _texts(self.told.case, (), wrong=False) if one.loc not in left_out)


@dataclass(frozen=True, slots=True)
class Choices:
    """Options to choose among. `single`: one of them, not all that are right."""

    asked: Asked
    loc: Loc
    options: tuple[Option, ...]
    single: bool

    def problem(self, at: int, message: str) -> Problem:
        """A problem at an option, by its number."""
        return self.asked.problem((*self.loc, at, "text"), message)


@dataclass(frozen=True, slots=True)
class Chapter:
    """`rows` holds the lines of running text, headings too, by their number from 0; no code, no blocks."""

    page: Page
    rows: dict[int, str]

    def problem(self, line: int, column: int, message: str) -> Problem:
        """Line and column from 0."""
        return Problem(self.page.file, line + 1, column + 1, message, "notice")


@dataclass(frozen=True)
class Material:
    """All that stands on the modules' pages, and the pages that show parts of the course itself."""

    course: Course
    reading: Reading

    @cached_property
    def local(self) -> dict[str, str]:
        return self.reading.local or {}

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.course.terms)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """In reading order."""
        names = [page for module in self.course.modules for page in module.pages]
        return tuple(dict.fromkeys([*names, *self.course.parts.values()]))

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(_chapter(self.reading.pages[name]) for name in self.pages)

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        """What the modules' pages show, in reading order."""
        drafts = {draft.id: draft for draft in self.reading.drafts}
        pages = [page for module in self.course.modules for page in module.pages]
        ids = (shown.id for name in pages for shown in self.reading.pages[name].shown if shown.id)
        return {id: drafts[id] for id in ids}

    def drafts_of(self, module: Module) -> Iterator[Draft]:
        shown = (one for page in module.pages for one in self.reading.pages[page].shown)
        return (self.drafts[one.id] for one in shown if one.id)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every item that somebody has written."""
        written = (draft for draft in self.drafts.values() if not draft.generated)
        return tuple(Asked(item, draft) for draft in written for item in draft.items)

    @cached_property
    def cases(self) -> tuple[Cased, ...]:
        return tuple(Cased(told) for told in self.reading.cases)

    @cached_property
    def choices(self) -> tuple[Choices, ...]:
        return tuple(choices for asked in self.asked for choices in _choices(asked, asked.item.interaction, ()))


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    return ((field.name, getattr(value, field.name)) for field in fields(value) if field.name not in _NO_TEXT)


def _texts(value: Any, loc: Loc, *, wrong: bool) -> Iterator[Written]:
    """The texts of a dataclass of the model; its fields are named as in the author's file."""
    is_wrong = wrong or isinstance(value, ExpectedEntry) or (isinstance(value, Option) and not value.correct)
    for name, one in _parts(value):
        after = "feedback" in name or name in ("explanation", "exact", "near", "far", "model")
        if isinstance(one, str):
            yield Written((*loc, name), one, after, is_wrong and not after)
        elif is_dataclass(one):
            yield from _texts(one, (*loc, name), wrong=wrong)
        elif isinstance(one, tuple):
            for at, part in enumerate(one):
                if is_dataclass(part):
                    yield from _texts(part, (*loc, name, at), wrong=wrong)
                elif isinstance(part, str):
                    yield Written((*loc, name, at), part, after, is_wrong)


def _choices(asked: Asked, value: Any, loc: Loc) -> Iterator[Choices]:
    """Every list of options in the interaction."""
    for name, parts in _parts(value):
        if not isinstance(parts, tuple) or not parts:
            continue
        here = (*loc, name)
        if all(isinstance(part, Option) for part in parts):
            yield Choices(asked, here, parts, not getattr(value, "multiple", False))
        else:
            for at, part in enumerate(parts):
                if is_dataclass(part):
                    yield from _choices(asked, part, (*here, at))


def _chapter(page: Page) -> Chapter:
    _, closed = scan(page.text)
    return Chapter(page, {at: row for at, row in enumerate(lines(page.text)) if at not in closed})

