"""Words and claims that no longer hold, as quizzes/data/utgangna-ord.yml lists them."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from kurs.errors import Problem
from kurs.quality.material import Asked, Cased, Chapter, Material
from kurs.schema.outdated import OutdatedFields

# What a noun or an adjective may end in; nothing is added to a number, a sign or a short word.
_ENDING = r"(?:en|et|n|t|s|ens|ets|na|nas|ar|or|er|arna|orna|erna|arnas|ornas|ernas|a|as)?"
_BETWEEN = r"[\s\u00a0*_]+"
_QUOTES = (("”", "”"), ("“", "”"), ('"', '"'), ("’", "’"), ("«", "»"))


class _Finder:
    def __init__(self, entries: dict[str, OutdatedFields]) -> None:
        self.entries = list(entries.values())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """One group an entry; the longest way to write it first."""
        groups = []
        for entry in self.entries:
            ways = sorted((entry.term, *entry.forms), key=len, reverse=True)
            groups.append(f"({'|'.join(map(_way, ways))})")
        return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?!\w)", re.I)

    def uses(self, text: str) -> Iterator[tuple[int, str, OutdatedFields]]:
        """Where each use begins, how it is written, and what it is; a word alone in quotation marks is spoken of."""
        if not self.entries:
            return
        for match in self.pattern.finditer(text):
            around = (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
            if around not in _QUOTES and match.lastindex:
                yield match.start(), re.sub(r"[\s*_]+", " ", match[0]), self.entries[match.lastindex - 1]


def _way(written: str) -> str:
    """A term as a pattern: any white space, either dash, and the ending of its last word."""
    parts = [re.escape(part).replace("–", "[–-]") for part in written.split()]
    last = re.search(r"[^\W\d_]{4,}$", written)
    return _BETWEEN.join(parts) + (_ENDING if last else "")


def outdated(material: Material) -> Iterator[Problem]:
    """A word from an old law teaches what no longer holds (fact sheet §12, list of outdated claims)."""
    finder = _Finder(material.reading.outdated.fields)
    for chapter in material.chapters:
        yield from _in_chapter(chapter, finder)
    everything: list[Asked | Cased] = [*material.asked, *material.cases]
    for written in everything:
        for one in written.texts:
            if not one.wrong:
                yield from (written.problem(one.loc, _told(word, entry)) for _, word, entry in finder.uses(one.text))


def _in_chapter(chapter: Chapter, finder: _Finder) -> Iterator[Problem]:
    """A term may go on in the next line."""
    numbers, rows = list(chapter.rows), list(chapter.rows.values())
    joined = "\n".join(rows)
    starts = [0, *accumulate(len(row) + 1 for row in rows)]
    for at, word, entry in finder.uses(joined):
        n = bisect_right(starts, at) - 1
        yield chapter.problem(numbers[n], at - starts[n], _told(word, entry))


def _told(word: str, entry: OutdatedFields) -> str:
    return f'"{word}" gäller inte längre. {entry.why} Skriv i stället: {entry.instead.rstrip(".")}.'
