"""The misconceptions of a course as a table for people, module by module."""
from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from kurs.words.authors import MISCONCEPTIONS as WORDS

if TYPE_CHECKING:
    from kurs.model.assessment import Course
    from kurs.quality import Caught

ANSWER, MEANING = 44, 60
GAP = "  "


def table(course: Course, caught: Iterable[Caught]) -> str:
    """One heading a module, one row a wrong answer; long texts go on below in their own column."""
    parts = [_module(course, id, list(rows)) for id, rows in groupby(caught, key=lambda one: one.module)]
    return "\n".join(parts) if parts else f"{WORDS['caughtNone']}\n"


def _module(course: Course, id: str, rows: list[Caught]) -> str:
    module = course.module(id)
    head = (WORDS["caughtItem"], WORDS["caughtPart"], WORDS["caughtAnswer"], WORDS["caughtMeans"])
    cells = [(one.item, one.part, one.text, one.misconception or WORDS["caughtMissing"]) for one in rows]
    first, second = (max(len(row[at]) for row in (head, *cells)) for at in (0, 1))
    widths = (first, second, ANSWER, MEANING)
    shown = [_row(head, widths), _row(tuple("-" * width for width in widths), widths)]
    before = ""
    for row in cells:
        shown.append(_row(("" if row[0] == before else row[0], *row[1:]), widths))
        before = row[0]
    return "\n".join([f"{module.title if module else id} ({id})", *shown, ""])


def _row(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    columns = [wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    lines = range(max(len(column) for column in columns))
    rows = [[column[at] if at < len(column) else "" for column in columns] for at in lines]
    return "\n".join(
        GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
