"""What one file says about another: every id exists, is unique and is shown exactly once, every name has a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from kurs.errors import Problem, suggest
from kurs.schema import chapter
from kurs.schema.assessment import Draft
from kurs.schema.course import Module
from kurs.schema.interactions import INTERACTIONS  # noqa: F401
from kurs.schema.reading import Page, Reading, Shown
from kurs.schema.source import Loc

SECTION = re.compile(r"^\d+(\.\d+)*( nr \d+)?$")
LOCAL = re.compile(r"\{=(?!=)([^}\n]*)\}")
CALLED = {"exercise": "en övning", "set": "ett övningsset", "final": "ett slutprov", "quick": "en snabbfråga"}


def mistakes(reading: Reading) -> Iterator[Problem]:
    """Every mistake between files. Ids that stand in a file with mistakes of its own are let through."""
    yield from References(reading).all()


class References:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.drafts: dict[str, Draft] = {}
        for draft in reading.drafts:
            self.drafts.setdefault(draft.id, draft)
        self.modules = {module.id: module for module in reading.modules.values()}
        self.module_of: dict[str, Module] = {}
        for module in reading.modules.values():
            for page in module.pages:
                self.module_of.setdefault(page, module)

    def all(self) -> Iterator[Problem]:
        yield from self._ids()
        for page in self.reading.pages.values():
            yield from self._blocks(page)
        yield from self._showings()
        for at, module in self.reading.modules.items():
            yield from self._module(at, module)
        yield from self._paths()
        for draft in self.reading.drafts:
            yield from self._sources(draft)

    def _course_problem(self, loc: Loc, message: str) -> Problem:
        assert self.reading.course_source is not None
        return self.reading.course_source.problem(loc, message)

    def _known(self, id: str) -> bool:
        return id in self.drafts or id in self.reading.broken

    # Ids

    def _ids(self) -> Iterator[Problem]:
        first: dict[str, Callable[[str], Problem]] = {}
        for id, here in self._named():
            if id in first:
                there = first[id]("")
                yield here(f'id "{id}" används redan i {there.file}:{there.line}. Välj ett annat.')
            first.setdefault(id, here)

    def _named(self) -> Iterator[tuple[str, Callable[[str], Problem]]]:
        """Every id that has to be unique in the course, and how to make a problem at its place."""
        for at, module in self.reading.modules.items():
            yield module.id, partial(self._course_problem, ("modules", at, "id"))
        for draft in self.reading.drafts:
            if draft.kind not in ("exercise", "quick"):
                yield draft.id, partial(draft.problem, None, "id")
            for item in draft.items:
                yield item.id, partial(draft.problem, item, "id")

    # Showings

    def _showings(self) -> Iterator[Problem]:
        first: dict[str, Shown] = {}
        for page in self.reading.pages.values():
            for shown in page.shown:
                if shown.id is None:
                    continue
                if (there := first.get(shown.id)) and shown.block.kind not in ("inline", "quick"):
                    yield shown.problem(
                        f'"{shown.id}" visas redan i {there.file}:{there.line}. Visa den på ett enda ställe.'
                    )
                first.setdefault(shown.id, shown)
        for draft in self.drafts.values():
            if draft.id not in first:
                yield draft.problem(
                    None,
                    "id",
                    (
                        f'ingen sida visar {CALLED[draft.kind]} med id "{draft.id}". Skriv "::: {draft.kind} '
                        f'{draft.id}" i ett kapitel eller ta bort filen.'
                    ),
                )
            elif module := self.module_of.get(first[draft.id].page):
                yield from self._in_module(draft, module, first[draft.id])

    def _in_module(self, draft: Draft, module: Module, shown: Shown) -> Iterator[Problem]:
        if draft.kind == "final" and module.final != draft.id:
            yield shown.problem(
                
                    f'slutprovet "{draft.id}" visas i modulen "{module.id}" men är inte dess slutprov. Skriv "final: '
                    f'{draft.id}" för modulen i kurs.yml.'
                
            )
        known = [objective.id for objective in module.objectives]
        for item in draft.items if draft.kind != "quick" else ():
            if item.objective is None:
                yield draft.problem(
                    item, "", f'"objective" saknas. Välj ett lärandemål i modulen "{module.id}": {", ".join(known)}.'
                )
            elif item.objective not in known:
                near = suggest(item.objective, known)
                yield draft.problem(
                    item,
                    "objective",
                    (
                        f'lärandemålet "{item.objective}" finns inte i modulen "{module.id}".{near} Välj: '
                        f"{', '.join(known)}."
                    ),
                )

    # kurs.yml

    def _module(self, at: int, module: Module) -> Iterator[Problem]:
        yield from self._pages(at, module)
        here = {
            shown.id for page in module.pages if page in self.reading.pages for shown in self.reading.pages[page].shown
        }
        for n, id in enumerate(module.required or ()):
            if message := self._required(id, module, here):
                yield self._course_problem(("modules", at, "required", n), message)
        if module.final and (message := self._final(module.final, module, here)):
            yield self._course_problem(("modules", at, "final"), message)
        paths = [path.id for path in self.reading.paths.values()]
        for n, id in enumerate(module.audience):
            if id not in paths and id not in self.reading.broken:
                yield self._course_problem(
                    ("modules", at, "audience", n), f'rollen "{id}" finns inte i "paths".{suggest(id, paths)}'
                )
        seen: set[str] = set()
        for n, objective in enumerate(module.objectives):
            if objective.id in seen:
                yield self._course_problem(
                    ("modules", at, "objectives", n, "id"),
                    f'lärandemålet "{objective.id}" finns redan i modulen. Välj ett annat id.',
                )
            seen.add(objective.id)

    def _pages(self, at: int, module: Module) -> Iterator[Problem]:
        for n, page in enumerate(module.pages):
            loc = ("modules", at, "pages", n)
            owner = self.module_of[page]
            if page not in self.reading.pages:
                near = suggest(page, self.reading.pages)
                yield self._course_problem(
                    loc,
                    (
                        f'sidan "{page}" finns inte under {self.reading.relative(self.reading.docs)}.{near} Skapa '
                        "den eller rätta sökvägen."
                    ),
                )
            elif owner is not module:
                yield self._course_problem(
                    loc, f'sidan "{page}" hör redan till modulen "{owner.id}". En sida kan bara höra till en modul.'
                )
            elif page in module.pages[:n]:
                yield self._course_problem(loc, f'sidan "{page}" står två gånger. Ta bort den ena.')

    def _required(self, id: str, module: Module, here: set[str | None]) -> str | None:
        draft = self.drafts.get(id)
        if draft is None:
            known = [one for one in self.drafts if one in here]
            return (
                None
                if id in self.reading.broken
                else (
                    f'"{id}" finns inte.{suggest(id, known)} Skriv id för en övning eller ett övningsset på modulens '
                    "sidor."
                )
            )
        if draft.kind not in ("exercise", "set"):
            return f'"{id}" är {CALLED[draft.kind]} och kan inte stå i "required". Ta bort raden.'
        return (
            None
            if id in here
            else f'"{id}" visas inte på någon av sidorna i modulen "{module.id}". Visa den där eller ta bort raden.'
        )

    def _final(self, id: str, module: Module, here: set[str | None]) -> str | None:
        draft = self.drafts.get(id)
        if draft is None:
            finals = [one.id for one in self.drafts.values() if one.kind == "final"]
            return (
                None
                if id in self.reading.broken
                else f'slutprovet "{id}" finns inte.{suggest(id, finals)} Skriv id för en fil med "kind: final".'
            )
        if draft.kind != "final":
            return f'"{id}" är {CALLED[draft.kind]} och inget slutprov. Skriv id för en fil med "kind: final".'
        return (
            None
            if id in here
            else (
                f'slutprovet "{id}" visas inte på någon av sidorna i modulen "{module.id}". Skriv "::: final {id}" '
                "på en av dem."
            )
        )

    def _paths(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for at, path in self.reading.paths.items():
            if path.id in seen:
                yield self._course_problem(("paths", at, "id"), f'rollen "{path.id}" finns redan. Välj ett annat id.')
            seen.add(path.id)
            for n, id in enumerate(path.modules):
                if id not in self.modules and id not in self.reading.broken:
                    yield self._course_problem(
                        ("paths", at, "modules", n), f'modulen "{id}" finns inte.{suggest(id, self.modules)}'
                    )

    # Items

    def _sources(self, draft: Draft) -> Iterator[Problem]:
        provisions = self.reading.provisions
        for item in draft.items:
            if draft.kind == "final" and item.practice_only:
                yield draft.problem(
                    item,
                    "practice_only",
                    (
                        f'"{item.id}" är bara för övning och kan inte ingå i ett slutprov. Flytta uppgiften till ett '
                        "övningsset."
                    ),
                )
            if item.source is None or SECTION.match(item.source) or provisions is None or item.source in provisions:
                continue
            yield draft.problem(
                item,
                "source",
                (
                    f'källan "{item.source}" finns inte.{suggest(item.source, provisions)} Skriv ett avsnitt i '
                    'faktabladet ("1.6") eller ett id i lagrum.yml.'
                ),
            )
