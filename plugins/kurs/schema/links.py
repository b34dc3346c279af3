"""Links and pictures of the running text lead to what is there; `mkdocs build` checks headings and what is outside."""
from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote

from kurs.errors import Problem, suggest
from kurs.schema.names import Found, written
from kurs.schema.reading import Reading

# What stands in the parentheses after "]", without a title; a link in angle brackets may have spaces.
_LINK = re.compile(r"\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+[\"'][^\n]*?[\"'])?\s*\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.I)
_WITHOUT_ALT = re.compile(r"(!\[\s*\](?=\(|\[)|<img\b(?![^>]*\balt\s*=)[^>]*>?)", re.I)


def mistakes(reading: Reading) -> Iterator[Problem]:
    pages = {page.file: name for name, page in reading.pages.items()}
    for link in written(reading, _LINK, "]("):
        if link.file in pages and not _ELSEWHERE.match(link.text):
            yield from _leads_nowhere(reading, link, pages[link.file])
    for sign in ("![", "<img"):
        for picture in written(reading, _WITHOUT_ALT, sign):
            if picture.text.casefold().startswith(sign):
                what = "bilden saknar text för den som inte ser den."
                todo = "mellan [ och ]" if sign == "![" else 'i alt="…"'
                yield picture.problem(f"{what} Skriv vad den visar {todo}.")


def _leads_nowhere(reading: Reading, link: Found, page: str) -> Iterator[Problem]:
    path = unquote(re.split(r"[?#]", link.text)[0])
    if path.startswith("/"):
        what = f'länken "{link.text}" börjar med /, och fungerar inte om kursen ligger i en undermapp.'
        yield link.problem(f"{what} Skriv vägen från den här sidan.")
        return
    target = normpath(f"{page}/../{path}")
    if target in reading.pages or (reading.docs / target).is_file():
        return
    near = suggest(target, reading.pages) if path.endswith(".md") else ""
    what = f'länken "{link.text}" leder inte någonstans: {target} finns inte i {reading.relative(reading.docs)}.'
    yield link.problem(f"{what}{near} Rätta länken eller skapa filen.")
