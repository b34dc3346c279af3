"""The words of the trade: what each means, and where a text uses one."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """A term that this one is taken for, and how to tell them apart."""

    term: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """`forms` are its other forms in running text, `also` other words for the same thing, everyday ones too.

    `definition` and `example` are one paragraph of Markdown each. `certainty`: "S" (sure) or "T" (likely), fact sheet
    §0. `pages` are the modules' pages that use it, in reading order.
    """

    id: str
    term: str
    definition: str
    source: str
    certainty: str = "S"
    forms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    example: str | None = None
    confused_with: tuple[Confusion, ...] = ()
    see: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """Every way the term itself is written in a text."""
        return (self.term, *self.forms)


@dataclass(frozen=True, slots=True)
class Use:
    """`text[start:end]` is the term."""

    start: int
    end: int
    term: Term


class Lexicon:
    """Finds terms in running text, whole words only, the longest first, whatever the case.

    A term in capitals (SIP) is found only in capitals.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[tuple[str, Term]]] = {}
        for term in terms:
            for written in term.written:
                first = _WORD.match(written)
                if first:
                    self._by_first.setdefault(first[0].casefold(), []).append((written, term))
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def uses(self, text: str) -> Iterator[Use]:
        """Every use, in order; none inside another."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() >= end and (use := self._at(text, word.start(), word[0])):
                end = use.end
                yield use

    def _at(self, text: str, start: int, word: str) -> Use | None:
        for written, term in self._by_first.get(word.casefold(), ()):
            end = start + len(written)
            here = text[start:end]
            same = here == written if written.isupper() else here.casefold() == written.casefold()
            if same and not re.match(r"[\w]|-\w", text[end : end + 2]):
                return Use(start, end, term)
        return None
