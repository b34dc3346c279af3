"""Templates and the rest of the course: each is shown once, and the scale it asks for has its words."""
from __future__ import annotations

from collections.abc import Iterator

from kurs.errors import Problem, suggest
from kurs.schema.index import Index
from kurs.schema.interactions.scale import SCALE
from kurs.schema.template import Drafted


def mistakes(index: Index) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for page in index.reading.pages.values():
        for block in page.blocks:
            if block.kind != "template":
                continue
            place = f"{page.file}:{block.line + 1}"
            if (there := first.setdefault(block.argument, place)) != place:
                what = f'mallen "{block.argument}" visas redan i {there}. Visa den på ett enda ställe.'
                yield Problem(page.file, block.line + 1, block.column + 1, what)
    known = index.reading.templates
    misspelt = {suggest(one, known) for one in first if one not in known}
    for id, drafted in known.items():
        if id not in first and f' Menade du "{id}"?' not in misspelt and not index.is_meant(id):
            todo = f'Skriv "::: template {id}" på en sida eller ta bort filen.'
            yield drafted.place.problem((), f'ingen sida visar mallen "{id}". {todo}')
        yield from _scale(index, drafted)


def _scale(index: Index, drafted: Drafted) -> Iterator[Problem]:
    local = index.reading.local
    missing = [] if local is None else [f"scale.{value}" for value in SCALE if f"scale.{value}" not in local]
    for loc, one in drafted.written.placed() if missing else ():
        if one.kind == "scale":
            what = f"skalan behöver orden {', '.join(missing)}, som inte finns i lokalt.yml. Lägg till dem där."
            yield drafted.place.problem((*loc, "kind"), what)
