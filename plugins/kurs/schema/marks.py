"""An author's marks for slides: a comment that looks like one but isn't would be passed over without a word."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import Problem
from kurs.schema.chapter import lines
from kurs.schema.reading import Reading

_LIKE = re.compile(r"<!--\s*(?:bild(?:er)?|slide|anteckning(?:ar)?)\b(?!-)", re.IGNORECASE)
# As the browser takes them: runtime/slides/deck.js.
_MARK = re.compile(r"<!--\s*(?:bild(?::\s*inte)?|anteckning:\s*\S.*?)\s*-->\s*$", re.IGNORECASE)
_ADVICE = 'Skriv <!-- bild -->, <!-- bild: inte --> eller <!-- anteckning: … -->, ensamt på en rad.'


def mistakes(reading: Reading) -> Iterator[Problem]:
    for page in reading.pages.values():
        in_code = False
        for number, row in enumerate(lines(page.text), 1):
            in_code ^= row.lstrip().startswith("```")
            like = _LIKE.search(row)
            if like and not in_code and "`" not in row and not _MARK.match(row):
                yield Problem(page.file, number, like.start() + 1, f"märket för bilder går inte att läsa. {_ADVICE}")
