"""The glossary in chapters: the first use of a term on a page becomes a link to it, with the explanation at hand."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kurs.model.glossary import Lexicon, Term

# Running text is read in these and what is in them; never in links, headings, code or the notes a learner works with.
_READ = ("p", "li", "dd", "td")
_SHUT = ("a", "code", "pre", "button", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "th", "svg", "abbr", "kbd")
_MARK = re.compile(r"[*_`]")
# Where a page's links to the glossary lead; None where no term is to be explained.
Target = Callable[[Term], str] | None


def anchor(term: Term) -> str:
    return f"ord-{term.id}"


def plain(text: str) -> str:
    """The words of a paragraph of Markdown."""
    return _MARK.sub("", text)


class TermLinks(Treeprocessor):
    """Links the first use of each term on a page."""

    def __init__(self, md: Markdown, lexicon: Lexicon, target: Callable[[], Target]) -> None:
        super().__init__(md)
        self.lexicon = lexicon
        self.target = target

    def run(self, root: Element) -> None:
        target = self.target()
        if target:
            _Page(self.lexicon, target).visit(root, reading=False)


class _Page:
    def __init__(self, lexicon: Lexicon, target: Callable[[Term], str]) -> None:
        self.lexicon = lexicon
        self.target = target
        self.seen: set[str] = set()

    def visit(self, element: Element, *, reading: bool) -> None:
        if element.tag in _SHUT:
            return
        reading = reading or element.tag in _READ
        children = list(element)
        if reading and element.text and not isinstance(element.text, AtomicString):
            element.text, links = self._split(element.text)
            for at, link in enumerate(links):
                element.insert(at, link)
        for child in children:
            self.visit(child, reading=reading)
            if reading and child.tail:
                child.tail, links = self._split(child.tail)
                place = list(element).index(child) + 1
                for at, link in enumerate(links):
                    element.insert(place + at, link)

    def _split(self, text: str) -> tuple[str, list[Element]]:
        """The text before the first link, and the links with the text after each as its tail."""
        links: list[Element] = []
        before, end = "", 0
        for use in self.lexicon.uses(text):
            if use.term.id in self.seen:
                continue
            self.seen.add(use.term.id)
            if links:
                _append(links, text[end : use.start])
            else:
                before = text[: use.start]
            links.append(self._link(use.term, text[use.start : use.end]))
            end = use.end
        if not links:
            return text, []
        _append(links, text[end:])
        return before, links

    def _link(self, term: Term, words: str) -> Element:
        link = Element("a", {"class": "kurs-term", "href": self.target(term), "data-means": plain(term.definition)})
        link.text = AtomicString(words)
        return link


def _append(links: list[Element], text: str) -> None:
    links[-1].tail = (links[-1].tail or "") + text


def by_letter(terms: Iterable[Term]) -> Iterator[tuple[str, list[Term]]]:
    """Terms in the order given, grouped by their first letter in capitals."""
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(term.term[0].upper(), []).append(term)
    yield from groups.items()
