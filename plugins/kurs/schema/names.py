"""`{=name}` in chapters and in YAML texts: every name has a value in lokalt.yml."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import Problem, suggest
from kurs.schema import chapter
from kurs.schema.reading import Page, Reading

# `{==marked==}` is Markdown of its own and no name.
NAME = re.compile(r"\{=(?!=)([^}\n]*)\}")


def mistakes(reading: Reading, local: dict[str, str]) -> Iterator[Problem]:
    for source in reading.sources:
        rows = chapter.lines(source.text) if "{=" in source.text else []
        written = {line: row for line, row in enumerate(rows) if not row.lstrip().startswith("#")}
        for line, column, message in _unknown(written, local):
            yield Problem(source.file, *source.at(line, column), message)
    for page in reading.pages.values():
        if "{=" in page.text:
            for line, column, message in _unknown(_running_text(page), local):
                yield Problem(page.file, line + 1, column + 1, message)


def _running_text(page: Page) -> dict[int, str]:
    """The page's lines outside code; inline exercises are sources of their own."""
    _, closed = chapter.scan(page.text)
    for block in page.blocks:
        if block.kind == "quick":
            closed -= set(range(block.line, block.end_line))
    return {line: row for line, row in enumerate(chapter.lines(page.text)) if line not in closed}


def _unknown(rows: dict[int, str], local: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """(line and column from 0, message) of every name without a value."""
    for line, row in rows.items():
        for match in NAME.finditer(chapter.without_code(row)) if "{=" in row else ():
            if match[1] not in local:
                what = f'värdet "{match[1]}" finns inte i lokalt.yml.{suggest(match[1], local)}'
                yield line, match.start(), f"{what} Rätta namnet eller lägg till det där."
