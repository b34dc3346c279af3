"""The box that begins a chapter: what a tired person reads in a minute."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import Problem
from kurs.quality.material import Chapter, Material
from kurs.quality.text import WORD, plain

# The only title, so that learners know the box wherever they see it.
TITLE = "Lättläst: i korthet"
MOST_WORDS = 90
_BOX = re.compile(r'!!! abstract(?: "(.*)")?\s*$')


def easy_summary(material: Material) -> Iterator[Problem]:
    """Every chapter says first, in easy words, what it is about: many read slowly or tired (fact sheet 10.4)."""
    pages = {page for module in material.course.modules for page in module.pages}
    for name, chapter in zip(material.pages, material.chapters, strict=True):
        if name in pages:
            yield from _of(chapter, material)


def _of(chapter: Chapter, material: Material) -> Iterator[Problem]:
    boxes = [(at, found[1]) for at, row in chapter.rows.items() if (found := _BOX.match(row))]
    box = next((at for at, title in boxes if title == TITLE), None)
    if box is not None:
        count = len(WORD.findall(plain("\n".join(_inside(chapter, box)), material.local)))
        if count > MOST_WORDS:
            what = f"rutan har {count} ord och går inte att läsa på en minut."
            yield chapter.problem(box, 0, f"{what} Korta den till högst {MOST_WORDS} ord.")
    elif boxes:
        yield chapter.problem(boxes[0][0], 0, f'rutan ska heta "{TITLE}". Skriv: !!! abstract "{TITLE}".')
    else:
        heading = next((at for at, row in chapter.rows.items() if row.startswith("# ")), 0)
        todo = f'Skriv !!! abstract "{TITLE}" under rubriken, och några korta meningar indragna fyra steg.'
        yield chapter.problem(heading, 0, f"kapitlet saknar en lättläst sammanfattning. {todo}")


def _inside(chapter: Chapter, box: int) -> Iterator[str]:
    at = box + 1
    while (row := chapter.rows.get(at)) is not None and (not row.strip() or row.startswith("    ")):
        yield row.strip()
        at += 1
