"""What the wrong answers catch: the misconceptions that authors have named, and those that nobody has."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from kurs.errors import Problem
from kurs.model.interaction import Choice, Hotspot, Hottext, InlineChoice, Interaction, Match, Option, TextEntry
from kurs.quality.material import Asked, Material
from kurs.quality.text import plain
from kurs.schema.source import Loc


def unnamed(material: Material) -> Iterator[Problem]:
    """A wrong answer should be a mistake that learners really make (Haladyna, Downing & Rodriguez 2002)."""
    for asked in material.asked:
        for loc, part in distractors(asked.item.interaction) if asked.draft.kind != "quick" else ():
            if part.misconception is None:
                name = getattr(part, "id", None) or part.text
                what = f'det felaktiga alternativet "{name}" säger inte vilken missuppfattning det fångar.'
                yield asked.problem(loc, f'{what} Skriv den i "misconception".')


def distractors(interaction: Interaction) -> Iterator[tuple[Loc, Any]]:
    """(place, part) of what is offered, or expected, and wrong wherever it is chosen."""
    match interaction:
        case Choice(options=options):
            yield from ((("options", at), one) for at, one in enumerate(options) if not one.correct)
        case InlineChoice(gaps=gaps):
            for nth, gap in enumerate(gaps):
                wrong = [(at, one) for at, one in enumerate(gap.options) if not one.correct]
                yield from ((("gaps", nth, "options", at), one) for at, one in wrong)
        case Hottext(spans=spans):
            yield from ((("spans", at), one) for at, one in enumerate(spans) if not one.correct)
        case Hotspot(places=places):
            yield from ((("places", at), one) for at, one in enumerate(places) if not one.correct)
        case Match(rows=rows, targets=targets):
            used = {row.target for row in rows}
            yield from ((("targets", at), one) for at, one in enumerate(targets) if one.id not in used)
        case TextEntry(blanks=blanks):
            for nth, blank in enumerate(blanks):
                yield from ((("blanks", nth, "expected", at), one) for at, one in enumerate(blank.expected))


@dataclass(frozen=True, slots=True)
class Caught:
    """A wrong answer; `misconception` is None where it should be named and is not."""

    module: str
    assessment: str
    item: str
    part: str
    text: str
    misconception: str | None
    file: str
    line: int
    column: int


def caught(material: Material) -> Iterator[Caught]:
    """In reading order, module by module."""
    written = {(asked.draft.id, asked.item.id): asked for asked in material.asked}
    for module in material.course.modules:
        for draft in material.drafts_of(module):
            for item in draft.items:
                if asked := written.get((draft.id, item.id)):
                    yield from _of_item(module.id, asked, material.local)


def _of_item(module: str, asked: Asked, local: dict[str, str]) -> Iterator[Caught]:
    named = isinstance(asked.item.interaction, Choice) and asked.draft.kind != "quick"
    for loc, ids, part in _wrong(asked.item.interaction, (), ()):
        if part.misconception is None and not named:
            continue
        place = asked.problem(loc, "")
        text = plain(getattr(part, "text", "") or _words(asked, part), local).strip()
        yield Caught(
            module, asked.draft.id, asked.item.id, ":".join(ids), text, part.misconception,
            place.file, place.line, place.column,
        )  # fmt: skip


def _words(asked: Asked, part: Any) -> str:
    """The words of a place to mark stand in the text."""
    return str(getattr(asked.item.interaction, "words", {}).get(part.id, ""))


def _wrong(value: Any, loc: Loc, ids: tuple[str, ...]) -> Iterator[tuple[Loc, tuple[str, ...], Any]]:
    """(place, ids on the way, part) of every part that has a misconception or is a wrong option."""
    for field in fields(value):
        parts = getattr(value, field.name)
        for at, part in enumerate(parts if isinstance(parts, tuple) else ()):
            if not is_dataclass(part):
                continue
            here, names = (*loc, field.name, at), (*ids, str(getattr(part, "id", getattr(part, "text", ""))))
            wrong = isinstance(part, Option) and not part.correct
            if wrong or getattr(part, "misconception", None) is not None:
                yield here, names, part
            yield from _wrong(part, here, names)
