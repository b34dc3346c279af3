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
        if self.reading.local is not None:
            yield from self._local_names(self.reading.local)

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

    # Blocks

    def _blocks(self, page: Page) -> Iterator[Problem]:
        for block in page.blocks:
            message = self._block(block)
            if message:
                yield Problem(page.file, block.line + 1, block.column + 1, message)

    def _block(self, block: chapter.Block) -> str | None:
        if block.kind == "unknown":
            return _unknown(block.argument)
        if block.kind == "inline":
            return f'skriv ingenting efter "exercise" på den här raden. Ta bort "{block.argument}".' if block.argument else None
        if block.kind in chapter.ALONE:
            return f'"::: {block.kind}" ska stå ensamt på raden. Ta bort "{block.argument}".' if block.argument else None
        if block.kind == "drawing":
            return _choose("teckningen", block.argument, chapter.DRAWINGS, "::: drawing livsomraden")
        if block.kind == "module" and block.argument not in self.reading.broken:
            return _choose("modulen", block.argument, self.modules, "::: module ID")
        if block.kind in ("exercise", "set", "final"):
            return self._shown_kind(block)
        return None

    def _shown_kind(self, block: chapter.Block) -> str | None:
        draft = self.drafts.get(block.argument)
        if draft is None and block.argument in self.reading.broken:
            return None
        if draft is None:
            same = [id for id, one in self.drafts.items() if one.kind == block.kind]
            what = {"exercise": "övningen", "set": "övningssetet", "final": "slutprovet"}[block.kind]
            return _choose(what, block.argument, same, f"::: {block.kind} ID", listed=False)
        if draft.kind == "quick":
            return f'"{draft.id}" är en snabbfråga (<quiz>) och visas där den står. Ta bort raden.'
        if draft.kind != block.kind:
            return f'"{draft.id}" är {CALLED[draft.kind]}. Skriv "::: {draft.kind} {draft.id}".'
        return None

    # Showings

    def _showings(self) -> Iterator[Problem]:
        first: dict[str, Shown] = {}
        for page in self.reading.pages.values():
            for shown in page.shown:
                if shown.id is None:
                    continue
                if (there := first.get(shown.id)) and shown.block.kind not in ("inline", "quick"):
                    yield shown.problem(f'"{shown.id}" visas redan i {there.file}:{there.line}. Visa den på ett enda ställe.')
                first.setdefault(shown.id, shown)
        for draft in self.drafts.values():
            if draft.id not in first:
                yield draft.problem(None, "id", f'ingen sida visar {CALLED[draft.kind]} med id "{draft.id}". Skriv "::: {draft.kind} {draft.id}" i ett kapitel eller ta bort filen.')
            elif module := self.module_of.get(first[draft.id].page):
                yield from self._in_module(draft, module, first[draft.id])

    def _in_module(self, draft: Draft, module: Module, shown: Shown) -> Iterator[Problem]:
        if draft.kind == "final" and module.final != draft.id:
            yield shown.problem(f'slutprovet "{draft.id}" visas i modulen "{module.id}" men är inte dess slutprov. Skriv "final: {draft.id}" för modulen i kurs.yml.')
        known = [objective.id for objective in module.objectives]
        for item in draft.items if draft.kind != "quick" else ():
            if item.objective is None:
                yield draft.problem(item, "", f'"objective" saknas. Välj ett lärandemål i modulen "{module.id}": {", ".join(known)}.')
            elif item.objective not in known:
                near = suggest(item.objective, known)
                yield draft.problem(item, "objective", f'lärandemålet "{item.objective}" finns inte i modulen "{module.id}".{near} Välj: {", ".join(known)}.')

    # kurs.yml

    def _module(self, at: int, module: Module) -> Iterator[Problem]:
        yield from self._pages(at, module)
        here = {shown.id for page in module.pages if page in self.reading.pages for shown in self.reading.pages[page].shown}
        for n, id in enumerate(module.required or ()):
            if message := self._required(id, module, here):
                yield self._course_problem(("modules", at, "required", n), message)
        if module.final and (message := self._final(module.final, module, here)):
            yield self._course_problem(("modules", at, "final"), message)
        paths = [path.id for path in self.reading.paths.values()]
        for n, id in enumerate(module.audience):
            if id not in paths and id not in self.reading.broken:
                yield self._course_problem(("modules", at, "audience", n), f'rollen "{id}" finns inte i "paths".{suggest(id, paths)}')
        seen: set[str] = set()
        for n, objective in enumerate(module.objectives):
            if objective.id in seen:
                yield self._course_problem(("modules", at, "objectives", n, "id"), f'lärandemålet "{objective.id}" finns redan i modulen. Välj ett annat id.')
            seen.add(objective.id)

    def _pages(self, at: int, module: Module) -> Iterator[Problem]:
        for n, page in enumerate(module.pages):
            loc = ("modules", at, "pages", n)
            owner = self.module_of[page]
            if page not in self.reading.pages:
                near = suggest(page, self.reading.pages)
                yield self._course_problem(loc, f'sidan "{page}" finns inte under {self.reading.relative(self.reading.docs)}.{near} Skapa den eller rätta sökvägen.')
            elif owner is not module:
                yield self._course_problem(loc, f'sidan "{page}" hör redan till modulen "{owner.id}". En sida kan bara höra till en modul.')
            elif page in module.pages[:n]:
                yield self._course_problem(loc, f'sidan "{page}" står två gånger. Ta bort den ena.')

    def _required(self, id: str, module: Module, here: set[str | None]) -> str | None:
        draft = self.drafts.get(id)
        if draft is None:
            known = [one for one in self.drafts if one in here]
            return None if id in self.reading.broken else f'"{id}" finns inte.{suggest(id, known)} Skriv id för en övning eller ett övningsset på modulens sidor.'
        if draft.kind not in ("exercise", "set"):
            return f'"{id}" är {CALLED[draft.kind]} och kan inte stå i "required". Ta bort raden.'
        return None if id in here else f'"{id}" visas inte på någon av sidorna i modulen "{module.id}". Visa den där eller ta bort raden.'

    def _final(self, id: str, module: Module, here: set[str | None]) -> str | None:
        draft = self.drafts.get(id)
        if draft is None:
            finals = [one.id for one in self.drafts.values() if one.kind == "final"]
            return None if id in self.reading.broken else f'slutprovet "{id}" finns inte.{suggest(id, finals)} Skriv id för en fil med "kind: final".'
        if draft.kind != "final":
            return f'"{id}" är {CALLED[draft.kind]} och inget slutprov. Skriv id för en fil med "kind: final".'
        return None if id in here else f'slutprovet "{id}" visas inte på någon av sidorna i modulen "{module.id}". Skriv "::: final {id}" på en av dem.'

    def _paths(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for at, path in self.reading.paths.items():
            if path.id in seen:
                yield self._course_problem(("paths", at, "id"), f'rollen "{path.id}" finns redan. Välj ett annat id.')
            seen.add(path.id)
            for n, id in enumerate(path.modules):
                if id not in self.modules and id not in self.reading.broken:
                    yield self._course_problem(("paths", at, "modules", n), f'modulen "{id}" finns inte.{suggest(id, self.modules)}')

    # Items

    def _sources(self, draft: Draft) -> Iterator[Problem]:
        provisions = self.reading.provisions
        for item in draft.items:
            if draft.kind == "final" and item.practice_only:
                yield draft.problem(item, "practice_only", f'"{item.id}" är bara för övning och kan inte ingå i ett slutprov. Flytta uppgiften till ett övningsset.')
            if item.source is None or SECTION.match(item.source) or provisions is None or item.source in provisions:
                continue
            yield draft.problem(item, "source", f'källan "{item.source}" finns inte.{suggest(item.source, provisions)} Skriv ett avsnitt i faktabladet ("1.6") eller ett id i lagrum.yml.')

    def _local_names(self, local: dict[str, str]) -> Iterator[Problem]:
        for source in self.reading.sources:
            if "{=" in source.text:
                for line, row in enumerate(chapter.lines(source.text)):
                    if not row.lstrip().startswith("#"):
                        for column, message in _unknown_names(row, local):
                            yield Problem(source.file, line + 1 + source.first_line, column + 1 + source.first_column, message)
        for page in self.reading.pages.values():
            if "{=" in page.text:
                yield from _names_in_chapter(page, local)


def _names_in_chapter(page: Page, local: dict[str, str]) -> Iterator[Problem]:
    _, closed = chapter.scan(page.text)
    for block in page.blocks:
        if block.kind == "quick":
            closed -= set(range(block.line, block.end_line))
    for line, row in enumerate(chapter.lines(page.text)):
        if line not in closed:
            for column, message in _unknown_names(row, local):
                yield Problem(page.file, line + 1, column + 1, message)


def _unknown_names(row: str, local: dict[str, str]) -> Iterator[tuple[int, str]]:
    """(column from 0, message) of every `{=name}` without a value, outside inline code."""
    for match in LOCAL.finditer(chapter.without_code(row)) if "{=" in row else ():
        if match[1] not in local:
            yield match.start(), f'värdet "{match[1]}" finns inte i lokalt.yml.{suggest(match[1], local)} Rätta namnet eller lägg till det där.'


def _choose(what: str, given: str, known: object, example: str, *, listed: bool = True) -> str | None:
    names = list(known)  # type: ignore[call-overload]
    if not given:
        return f'id saknas. Skriv "{example}".'
    if given in names:
        return None
    choices = f" Välj: {', '.join(names)}." if listed and names else ""
    return f'{what} "{given}" finns inte.{suggest(given, names)}{choices}'


def _unknown(row: str) -> str:
    """What is wrong with a line that looks like a block but isn't one."""
    if row.startswith(":::"):
        word = row.lstrip(":").split()[:1]
        near = suggest(word[0] if word else "", chapter.KINDS)
        return f'okänt block "{row[:60]}".{near} Skriv tre kolon, mellanslag och ett av: {", ".join(chapter.KINDS)}.'
    if row.startswith("<?quiz"):
        return 'gammalt skrivsätt från mkdocs-quiz 0. Skriv "<quiz>" och "- [x]" eller "- [ ]" framför svaren.'
    if "kurs id:" in row:
        return "kommentaren ska stå på raden direkt ovanför <quiz>. Flytta den eller ta bort den."
    if "<quiz>" in row:
        return "<quiz> ska stå först på sin rad och avslutas med </quiz>. Rätta det, eller sätt `<quiz>` som kod om det är text."
    return "övningen som börjar här avslutas aldrig. Skriv ``` på en egen rad efter den."
