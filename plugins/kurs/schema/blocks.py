"""Blocks in a chapter: the kind exists, what it names exists and is of that kind."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from kurs.errors import Problem, suggest
from kurs.model.case import PARTS
from kurs.schema import chapter
from kurs.schema.chapter import Block
from kurs.schema.index import CALLED, Index

_THE = {
    "exercise": "övningen",
    "set": "övningssetet",
    "final": "slutprovet",
    "example": "exemplet",
    "case": "övningsfallet",
}


def mistakes(index: Index) -> Iterator[Problem]:
    for page in index.reading.pages.values():
        for block in page.blocks:
            if message := _block(index, block):
                yield Problem(page.file, block.line + 1, block.column + 1, message)


def _block(index: Index, block: Block) -> str | None:
    kind, argument = block.kind, block.argument
    if kind == "unknown":
        return _unknown(argument)
    if kind in ("inline", *chapter.ALONE):
        name = "```exercise" if kind == "inline" else f"::: {kind}"
        return f'"{name}" ska stå ensamt på raden. Ta bort "{argument}".' if argument else None
    if kind in chapter.WITH_ID and not argument:
        return f'id saknas. Skriv "::: {kind} ID".'
    if kind == "drawing":
        return _choose("teckningen", argument, chapter.DRAWINGS)
    if kind == "guide" and not index.is_broken(argument):
        return _choose("beslutsstödet", argument, index.reading.guides.by_id)
    if kind == "chart":
        charts = index.reading.charts
        return _entry("diagrammet", argument, charts.by_id, "diagram.yml", whole=charts.is_whole)
    if kind == "film":
        films = index.reading.films
        return _entry("filmen", argument, films.by_id, "filmer.yml", whole=films.is_whole)
    if kind == "template" and not index.is_broken(argument):
        return _choose("mallen", argument, index.reading.templates)
    if kind == "module" and not index.is_broken(argument):
        return _choose("modulen", argument, index.modules)
    if kind == "case":
        return _case(index, block)
    return _assessment(index, block, argument) if kind in _THE else None


def _case(index: Index, block: Block) -> str | None:
    id, _, part = block.argument.partition(" ")
    return _assessment(index, block, id) or (_choose("delen", part.strip(), PARTS) if part else None)


def _entry(what: str, given: str, known: Iterable[str], file: str, *, whole: bool) -> str | None:
    """`whole` is whether all of the file could be read, so that what names one of its entries can be judged."""
    if not whole:
        return None
    told = f'{what} "{given}" finns inte. Lägg till {"den" if what == "filmen" else "det"} i quizzes/data/{file}.'
    return _choose(what, given, known) if known else told


def _choose(what: str, given: str, known: Iterable[str]) -> str | None:
    names = list(known)
    if given in names:
        return None
    choose = f" Välj: {', '.join(names)}." if names else " Kursen har inga än."
    return f'{what} "{given}" finns inte.{suggest(given, names)}{choose}'


def _assessment(index: Index, block: Block, id: str) -> str | None:
    kind = index.kind(id)
    if kind is None:
        same = [one for one in (*index.drafts, *index.examples, *index.cases) if index.kind(one) == block.kind]
        missing = f'{_THE[block.kind]} "{id}" finns inte.{suggest(id, same)} Rätta id:t eller skapa filen.'
        return None if index.is_broken(id) else missing
    if kind == "quick":
        return f'"{id}" är en snabbfråga (<quiz>) och visas där den står. Ta bort raden.'
    return None if kind == block.kind else f'"{id}" är {CALLED[kind]}. Skriv "::: {kind} {id}".'


def _unknown(row: str) -> str:
    """What is wrong with a line that looks like a block but isn't one."""
    if ":::" in row and row[0] in ">*+-":
        return '":::" ska stå först på raden. Ta bort tecknen framför, och ha en tom rad före och efter.'
    if row.startswith(":::"):
        near = suggest(row.lstrip(": ").partition(" ")[0], chapter.KINDS)
        return f'okänt block "{row[:60]}".{near} Skriv ":::", mellanslag och ett av: {", ".join(chapter.KINDS)}.'
    if row.startswith("<?quiz"):
        return 'gammalt skrivsätt från mkdocs-quiz 0. Skriv "<quiz>" och "- [x]" eller "- [ ]" framför svaren.'
    if "kurs id:" in row:
        return "kommentaren ska stå på raden direkt ovanför <quiz>. Flytta den eller ta bort den."
    if "<quiz>" in row:
        return "<quiz> ska stå först på sin rad och avslutas med </quiz>. Är det text? Skriv `<quiz>`."
    return "övningen som börjar här avslutas aldrig. Skriv ``` på en egen rad efter den."
