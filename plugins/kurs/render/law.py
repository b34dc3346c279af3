"""The law in chapters: a short reference with what it says at hand, shown as the glossary's words are."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from kurs.model.law import Provision


def law_anchor(provision: Provision) -> str:
    return f"lag-{provision.id}"


def law_link(provision: Provision, page: str) -> Element:
    """A link to the page of laws; runtime/terms.js shows the explanation."""
    means = f"{provision.law} {provision.section}: {provision.says}"
    link = Element("a", {"class": "kurs-term", "href": f"{page}#{law_anchor(provision)}", "data-means": means})
    link.text = AtomicString(provision.reference)
    return link


def by_law(laws: Iterable[Provision]) -> Iterator[tuple[str, list[Provision]]]:
    """In the order of the file, laws that stand together as one."""
    for law, provisions in groupby(laws, key=lambda one: one.law):
        yield law, list(provisions)
