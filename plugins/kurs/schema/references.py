"""What one file says about another: every id exists, is unique and is shown exactly once, every name has a value."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from kurs.errors import Problem, suggest
from kurs.model.assessment import Item
from kurs.model.case import PARTS
from kurs.schema import blocks, films, links, marks, media, modules, names, templates
from kurs.schema.assessment import Draft
from kurs.schema.case import Told
from kurs.schema.course import Module
from kurs.schema.index import CALLED, Index
from kurs.schema.reading import Reading, Shown

SECTION = re.compile(r"^\d+(\.\d+)*( nr \d+)?$")


def mistakes(reading: Reading) -> Iterator[Problem]:
    """Every mistake between files. Ids that stand in a file with mistakes of its own are let through."""
    index = Index(reading)
    yield from _ids(index)
    yield from blocks.mistakes(index)
    yield from _showings(index)
    yield from _examples(index)
    yield from _guides(index)
    yield from _cases(index)
    yield from films.mistakes(index)
    yield from modules.mistakes(index)
    for draft in reading.drafts:
        for item in draft.items:
            yield from _item(index, draft, item)
    yield from media.mistakes(reading)
    yield from links.mistakes(reading)
    yield from marks.mistakes(reading)
    yield from _terms(index)
    yield from templates.mistakes(index)
    yield from names.mistakes(reading)


def _ids(index: Index) -> Iterator[Problem]:
    first: dict[str, Callable[[str], Problem]] = {}
    for id, problem_here in _named(index):
        if id in first:
            there = first[id]("")
            yield problem_here(f'id "{id}" används redan i {there.file}:{there.line}. Välj ett annat.')
        first.setdefault(id, problem_here)


def taken(reading: Reading) -> set[str]:
    """Every id that a new module, assessment or item can't have."""
    return {id for id, _ in _named(Index(reading))} | reading.broken


def _named(index: Index) -> Iterator[tuple[str, Callable[[str], Problem]]]:
    """Every id that has to be unique in the course, and how to make a problem at its place."""
    for at, module in index.reading.modules.items():
        yield module.id, partial(index.course_problem, ("modules", at, "id"))
    for draft in index.reading.drafts:
        if draft.kind in ("set", "final"):
            yield draft.id, partial(draft.problem, None, "id")
        for item in draft.items:
            yield item.id, partial(draft.problem, item, "id")
    for worked in index.reading.examples:
        yield worked.example.id, partial(worked.place.problem, ("id",))
    for told in index.reading.cases:
        yield told.case.id, partial(told.place.problem, ("id",))


def _shown(index: Index) -> Iterator[Shown]:
    return (shown for page in index.reading.pages.values() for shown in page.shown if shown.id)


def _showings(index: Index) -> Iterator[Problem]:
    """Every assessment is shown by exactly one block."""
    first: dict[str, Shown] = {}
    for shown in _shown(index):
        there = first.setdefault(str(shown.id), shown)
        if there is not shown and shown.block.kind not in ("inline", "quick"):
            yield shown.problem(f'"{shown.id}" visas redan i {there.file}:{there.line}. Visa den på ett enda ställe.')
    known = {*first, *(worked.example.mend for worked in index.examples.values())}
    for draft in index.drafts.values():
        if draft.id not in known and not index.is_meant(draft.id) and not index.is_broken(draft.id):
            what = f'ingen sida visar {CALLED[draft.kind]} med id "{draft.id}".'
            todo = f'Skriv "::: {draft.kind} {draft.id}" i ett kapitel eller ta bort filen.'
            yield draft.problem(None, "id", f"{what} {todo}")
        elif draft.id in first and (module := index.module_of.get(first[draft.id].page)):
            yield from _in_module(draft, module, first[draft.id])


def _examples(index: Index) -> Iterator[Problem]:
    """Every example is shown, and followed by an exercise or a set that has a file of its own."""
    blocks = (block for page in index.reading.pages.values() for block in page.blocks)
    shown = {block.argument for block in blocks if block.kind == "example"}
    for id, worked in index.examples.items():
        if id not in shown and not index.is_meant(id):
            todo = f'Skriv "::: example {id}" i ett kapitel eller ta bort filen.'
            yield worked.place.problem(("id",), f'ingen sida visar exemplet med id "{id}". {todo}')
        if message := _mend(index, worked.example.mend):
            yield worked.place.problem(("mend",), message)
        if unknown := _unknown_source(index, worked.example.source):
            yield worked.place.problem(("source",), unknown)


def _guides(index: Index) -> Iterator[Problem]:
    """Every guide is shown somewhere, and rests on something."""
    guides = index.reading.guides
    blocks = (block for page in index.reading.pages.values() for block in page.blocks)
    shown = {block.argument for block in blocks if block.kind == "guide"}
    for id, guide in guides.by_id.items():
        if guides.source and id not in shown:
            todo = f'Skriv "::: guide {id}" på en sida eller ta bort det.'
            yield guides.source.problem((id,), f'ingen sida visar beslutsstödet "{id}". {todo}', key=True)
        if guides.source and (unknown := _unknown_source(index, guide.source)):
            yield guides.source.problem((id, "source"), unknown)


def _cases(index: Index) -> Iterator[Problem]:
    """Every case is shown, each part of it once on a page, and its law and the words of its scale exist."""
    shown: set[str] = set()
    for page in index.reading.pages.values():
        parts: set[tuple[str, str]] = set()
        for block in page.blocks if index.cases else ():
            id, _, part = block.argument.partition(" ")
            if block.kind != "case":
                continue
            shown.add(id)
            new = {(id, one) for one in (PARTS if not part else [part.strip()])}
            if double := parts & new:
                what = f'delen "{min(double)[1]}" av fallet "{id}" visas redan på sidan. Ta bort raden.'
                yield Problem(page.file, block.line + 1, block.column + 1, what)
            parts |= new
    for id, told in index.cases.items():
        if id not in shown and not index.is_meant(id):
            todo = f'Skriv "::: case {id}" i ett kapitel eller ta bort filen.'
            yield told.place.problem(("id",), f'ingen sida visar övningsfallet med id "{id}". {todo}')
        if unknown := _unknown_source(index, told.case.assignment.source):
            yield told.place.problem(("assignment", "source"), unknown)
        yield from _case_scale(index, told)


def _case_scale(index: Index, told: Told) -> Iterator[Problem]:
    for at, need in enumerate(told.case.assignment.areas):
        for name in ("assessed", "intended"):
            word = f"scale.{getattr(need, name).value}"
            if index.reading.local is not None and word not in index.reading.local:
                what = f'fallet använder ordet "{word}", som inte finns i lokalt.yml. Lägg till det där.'
                yield told.place.problem(("assignment", "areas", at, name, "value"), what)


def _mend(index: Index, id: str) -> str | None:
    kind = index.kind(id)
    if any(shown.id == id and shown.block.kind == "inline" for shown in _shown(index)):
        return f'övningen "{id}" är skriven i ett kapitel. Flytta den till en egen fil: den visas efter exemplet.'
    if kind in ("exercise", "set") or index.is_broken(id):
        return None
    if kind is None:
        near = suggest(id, [one.id for one in index.drafts.values() if one.kind in ("exercise", "set")])
        return f'övningen "{id}" finns inte.{near} Skriv id för en fil med "kind: exercise" eller "kind: set".'
    return f'"{id}" är {CALLED[kind]} och kan inte stå efter ett exempel. Välj en övning eller ett övningsset.'


def _in_module(draft: Draft, module: Module, shown: Shown) -> Iterator[Problem]:
    if draft.kind == "final" and module.final != draft.id:
        what = f'slutprovet "{draft.id}" visas i modulen "{module.id}" men är inte dess slutprov.'
        yield shown.problem(f'{what} Skriv "final: {draft.id}" för modulen i kurs.yml.')
    known = [objective.id for objective in module.objectives]
    choose = f"Välj: {', '.join(known)}."
    for item in draft.items if draft.kind != "quick" else ():
        if item.objective is None:
            what = f'"objective" saknas: lärandemålet i modulen "{module.id}" som uppgiften övar.'
            yield draft.problem(item, "", f"{what} {choose}")
        elif item.objective not in known:
            what = f'lärandemålet "{item.objective}" finns inte i modulen "{module.id}".'
            yield draft.problem(item, "objective", f"{what}{suggest(item.objective, known)} {choose}")


def _item(index: Index, draft: Draft, item: Item) -> Iterator[Problem]:
    for name in getattr(item.interaction, "local_names", ()):
        if index.reading.local is not None and name not in index.reading.local:
            what = f'uppgiften använder ordet "{name}", som inte finns i lokalt.yml.'
            yield draft.problem(item, "interaction", f"{what} Lägg till det där.")
    if draft.kind == "final" and getattr(item.interaction, "practice_only", False):
        what = f'typen "{item.interaction.stem}" är bara för övning och kan inte ingå i ett slutprov.'
        yield draft.problem(item, "interaction", f"{what} Flytta uppgiften till ett övningsset.")
    elif draft.kind == "final" and item.practice_only:
        what = f'"{item.id}" är bara för övning och kan inte ingå i ett slutprov.'
        yield draft.problem(item, "practice_only", f"{what} Flytta uppgiften till ett övningsset.")
    if item.source is not None and (unknown := _unknown_source(index, item.source)):
        yield draft.problem(item, "source", unknown)


def _terms(index: Index) -> Iterator[Problem]:
    glossary = index.reading.glossary
    for id, term in glossary.fields.items():
        if glossary.source and (what := _unknown_source(index, term.source)):
            yield glossary.source.problem((id, "source"), what)
    outdated = index.reading.outdated
    for id, entry in outdated.fields.items():
        if outdated.source and (what := _unknown_source(index, entry.source)):
            yield outdated.source.problem((id, "source"), what)
    for drafted in index.reading.templates.values():
        for loc, one in drafted.written.placed():
            if what := _unknown_source(index, one.source):
                yield drafted.place.problem((*loc, "source"), what)


def _unknown_source(index: Index, source: str) -> str | None:
    provisions = index.reading.provisions
    if provisions is None or source in provisions or SECTION.match(source):
        return None
    what = f'källan "{source}" finns inte.{suggest(source, provisions)}'
    return f'{what} Skriv ett avsnitt i faktabladet ("1.6") eller ett id i lagrum.yml.'
