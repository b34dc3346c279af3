"""How hard the texts are to read."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import Problem
from kurs.quality.material import Chapter, Material
from kurs.quality.text import lix

# Björnsson: 30–40 is easy, as in fiction; the course is written for level B1 (fact sheet 10.4).
LIMIT, LEAST_WORDS = 40, 100
_SKIPPED = re.compile(r"^\s*(?:\||#|!!!|\?\?\?|---|===|<!--|\*\*Källor:)")


def hard_to_read(material: Material) -> Iterator[Problem]:
    """Long sentences and words shut out those who read slowly or learn Swedish (Björnsson 1968; språklagen 11 §)."""
    for chapter in material.chapters:
        value, count = lix(running(chapter), material.lexicon, material.local)
        if count > LEAST_WORDS and value > LIMIT:
            yield chapter.problem(_heading(chapter), 0, f"kapitlet {_told(value)}")
    for asked in material.asked:
        value, count = lix((one.text for one in asked.texts), material.lexicon, material.local)
        if count > LEAST_WORDS and value > LIMIT:
            yield asked.problem((), f"uppgiften {_told(value)}")
    for cased in material.cases:
        value, _ = lix((one.text for one in cased.texts), material.lexicon, material.local)
        if value > LIMIT:
            yield cased.problem(("id",), f"övningsfallet {_told(value)}")


def _told(value: float) -> str:
    return f"har LIX {value:.0f}, mer än {LIMIT}. Korta meningarna och byt långa ord mot vanliga."


def running(chapter: Chapter) -> list[str]:
    """The paragraphs, lists and quotes; no headings or tables, and not the sources at the end."""
    texts: list[str] = []
    before = -2
    for at, row in chapter.rows.items():
        if row.startswith("**Källor:"):
            break
        if _SKIPPED.match(row):
            continue
        if at == before + 1 and texts:
            texts[-1] += f"\n{row}"
        else:
            texts.append(row)
        before = at
    return texts


def _heading(chapter: Chapter) -> int:
    return next((at for at, row in chapter.rows.items() if row.startswith("# ")), 0)
