"""`{=name}` and `{§id}` in chapters and in YAML texts: the name has a value in lokalt.yml, the law is in lagrum.yml."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kurs.errors import Problem, suggest
from kurs.schema import chapter
from kurs.schema.reading import Page, Reading

# `{==marked==}` is Markdown of its own and no name.
NAME = re.compile(r"\{=(?!=)([^}\n]*)\}")
LAW = re.compile(r"\{§([^}\n]*)\}")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something written in a text; line and column from 1."""

    file: str
    line: int
    column: int
    text: str

    def problem(self, message: str) -> Problem:
        return Problem(self.file, self.line, self.column, message)


def mistakes(reading: Reading) -> Iterator[Problem]:
    if reading.local is not None:
        for one in written(reading, NAME, "{="):
            if one.text not in reading.local:
                what = f'värdet "{one.text}" finns inte i lokalt.yml.{suggest(one.text, reading.local)}'
                yield one.problem(f"{what} Rätta namnet eller lägg till det där.")
    if reading.provisions is not None:
        for one in written(reading, LAW, "{§"):
            if one.text not in reading.provisions:
                what = f'lagrummet "{one.text}" finns inte i lagrum.yml.{suggest(one.text, reading.provisions)}'
                yield one.problem(f"{what} Rätta id:t eller lägg till lagrummet där.")


def written(reading: Reading, pattern: re.Pattern[str], sign: str) -> Iterator[Found]:
    """Each match outside code and comments, its first group as text. `sign` is part of every match."""
    for source in reading.sources:
        rows = dict(enumerate(chapter.lines(source.text))) if sign in source.text else {}
        for line, column, text in _matches(pattern, sign, rows, skip="#"):
            yield Found(source.file, *source.at(line, column), text)
    for page in reading.pages.values():
        rows = _running_text(page) if sign in page.text else {}
        for line, column, text in _matches(pattern, sign, rows):
            yield Found(page.file, line + 1, column + 1, text)


def _running_text(page: Page) -> dict[int, str]:
    """The page's lines outside code; inline exercises are sources of their own."""
    _, closed = chapter.scan(page.text)
    for block in page.blocks:
        if block.kind == "quick":
            closed -= set(range(block.line, block.end_line))
    return {line: row for line, row in enumerate(chapter.lines(page.text)) if line not in closed}


def _matches(
    pattern: re.Pattern[str], sign: str, rows: dict[int, str], *, skip: str | None = None
) -> Iterator[tuple[int, int, str]]:
    """Line and column from 0 and the first group, but for lines that begin with `skip`."""
    for line, row in rows.items():
        if sign in row and not (skip and row.lstrip().startswith(skip)):
            for match in pattern.finditer(chapter.without_code(row)):
                yield line, match.start(), match[1]
