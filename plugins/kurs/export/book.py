"""The built pages of modules → one page of HTML to print: cover, contents, chapters, keys last in each module.

Reads the site as it is served, so that paper and screen say the same. Whoever prints it fills in page numbers:
each line of the contents names the id of the heading it leads to.
"""
from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urldefrag, urlsplit
from urllib.request import url2pathname

from lxml import html
from lxml.builder import E
from lxml.html import HtmlElement

from kurs.words import BOOK

# What only a computer has use for, and all that knows a key but stands beside its exercise.
LEFT_OUT = (
    *("script", "template", "noscript", "audio", "video", "button", "progress"),
    *("*[@class='headerlink']", "details[@class='kurs-key']", "details[@class='kurs-hint']"),
)
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
# The margins' text: the book's title and the number of the page.
MARGINS = """@page {{ @bottom-left {{ content: "{}"; }} @bottom-right {{ content: counter(page); }} }}"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: a module (level 1) or a chapter in it (2)."""

    level: int
    title: str
    id: str


class Book:
    """Modules of the manifest of the built site in the folder `site`, made into one HTML page."""

    def __init__(self, site: Path, manifest: Mapping[str, Any], modules: list[Mapping[str, Any]], title: str) -> None:
        self.site, self.title, self.modules = site.resolve(), title, modules
        self.course = str(manifest["title"])
        self.lines: list[Line] = []
        self.styles: dict[str, None] = {}
        self.body: Mapping[str, str] = {}
        pages = [page for module in modules for page in module["pages"]]
        self.ids = {self._address(page["url"]): f"sida-{at}" for at, page in enumerate(pages, 1)}
        self.parts = [part for at, module in enumerate(modules, 1) for part in self._module(at, module)]

    def written(self, page_of: Mapping[str, int]) -> str:
        """The HTML. `page_of` has the page number of each id in the contents, as far as it is known."""
        front = E.article(self._cover(), contents(self.lines, page_of), {"class": "md-content__inner md-typeset"})
        content = E.div(front, *copy.deepcopy(self.parts), {"class": "md-content"})
        return self.whole(content)

    def whole(self, *content: HtmlElement, more: str = "") -> str:
        """The HTML of a page with this content, dressed as the site; `more` is CSS of its own."""
        # What is for paper has the last word.
        ordered = sorted(self.styles, key=lambda href: href.endswith("/paper.css"))
        links = [E.link(rel="stylesheet", href=href) for href in ordered]
        margins = MARGINS.format(self.title.replace("\\", "").replace('"', "”"))
        style = E.style(files("kurs").joinpath("export/book.css").read_text("utf-8") + margins + more)
        head = E.head(E.meta(charset="utf-8"), E.title(self.title), *links, style)
        root = E.html(head, E.body(E.main(*content), dict(self.body)), lang="sv")
        written: str = html.tostring(root, encoding="unicode", doctype="<!doctype html>")
        return written

    def read(self, url: str) -> HtmlElement:
        """The built page at this address below the site, with every link a whole one."""
        address = self._address(url)
        document = html.parse(url2pathname(quote(urlsplit(address).path)), html.HTMLParser(encoding="utf-8")).getroot()
        document.make_links_absolute(address)
        return document

    def _cover(self) -> HtmlElement:
        course = [self.course] if self.course != self.title else []
        about = [E.p(text) for text in (*course, *BOOK["bookAbout"].split("\n"))]
        return E.div(E.p(self.title), *about, {"class": "book-cover"})

    def _module(self, at: int, module: Mapping[str, Any]) -> Iterator[HtmlElement]:
        keys: list[HtmlElement] = []
        name = f"modul-{at}"
        self.lines.append(Line(1, module["title"], name))
        for number, page in enumerate(module["pages"]):
            article = self._chapter(page)
            if number == 0:
                self._open(article, module["title"], name)
            for found in article.xpath(".//*[contains(@class, 'kurs-keys')]"):
                found.getparent().remove(found)
                if found.find("ol") is not None:
                    found.find("h3").text = page["title"]
                    keys.append(found)
            yield article
        if keys:
            self.lines.append(Line(2, BOOK["bookKeys"], f"{name}-facit"))
            heading = E.h2(BOOK["bookKeys"], {"class": "book-chapter", "id": f"{name}-facit"})
            yield E.article(heading, *keys, {"class": "md-content__inner md-typeset book-part"})

    def _open(self, article: HtmlElement, title: str, name: str) -> None:
        """The module's name above its first chapter, or instead of the chapter's where they are the same."""
        if self.lines[-1].title == title:
            self.lines.pop()
            heading = article.find(".//h2")
            heading.tag = "h1"
            heading.set("class", "book-module")
            self.lines[-1] = Line(1, title, heading.get("id"))
        else:
            article.insert(0, E.h1(title, {"class": "book-module", "id": name}))

    def _chapter(self, page: Mapping[str, Any]) -> HtmlElement:
        address = self._address(page["url"])
        document = self.read(page["url"])
        self.styles.update((link.get("href"), None) for link in document.xpath("//link[@rel='stylesheet']"))
        self.body = {name: text for name, text in document.body.items() if name == "dir" or name.startswith("data-md-")}
        article = document.xpath("//article")[0]
        article.tail = None
        article.set("class", "md-content__inner md-typeset book-part")
        prune(article)
        _lower(article)
        mark = self.ids[address]
        _rename(article, mark)
        heading = article.find(".//h2")
        heading.set("id", mark)
        heading.set("class", "book-chapter")
        self.lines.append(Line(2, page["title"], mark))
        self._link(article, address, mark)
        return article

    def _link(self, article: HtmlElement, address: str, mark: str) -> None:
        """Links stay in the book where they can, and lead to other sites; the rest becomes text."""
        for link in article.xpath(".//a[@href]"):
            page, part = urldefrag(link.get("href"))
            page = _plain(page)
            page = page + "index.html" if page.endswith("/") else page
            if page == address and part:
                link.set("href", f"#{mark}-{part}")
            elif page in self.ids:
                link.set("href", f"#{self.ids[page]}-{part}" if part else f"#{self.ids[page]}")
            elif page.startswith("file:"):
                link.drop_tag()

    def _address(self, url: str) -> str:
        return _plain((self.site / (url + "index.html" if not url or url.endswith("/") else url)).as_uri())


def contents(lines: list[Line], page_of: Mapping[str, int]) -> HtmlElement:
    top: list[HtmlElement] = []
    for line in lines:
        number = E.span(str(page_of.get(line.id, "")))
        entry = E.li(E.a(E.span(line.title), number, href=f"#{line.id}"))
        if line.level == 1:
            top.append(entry)
            continue
        if len(top[-1]) == 1:
            top[-1].append(E.ol())
        top[-1][1].append(entry)
    return E.nav(E.h1(BOOK["bookContents"]), E.ol(*top), {"class": "book-contents"})


def _plain(address: str) -> str:
    """An address to compare: authors write å as å, and others %C3%A5."""
    return unquote(address)


def prune(article: HtmlElement) -> None:
    """Only what paper has use for is left."""
    for what in LEFT_OUT:
        for node in article.xpath(f".//{what}"):
            node.drop_tree()
    for link in article.xpath(".//link"):
        link.drop_tree()
    for picture in article.xpath(".//img[@loading]"):
        del picture.attrib["loading"]
    # The items of a final are drawn from more than it asks, and corrected and proved by the site alone.
    for final in article.xpath(".//section[contains(@class, 'kurs--final')]"):
        for form in final.xpath("./form"):
            form.drop_tree()
        final.append(E.p(BOOK["bookFinal"]))


def _lower(article: HtmlElement) -> None:
    """The chapter's h1 becomes an h2, for the module is the h1."""
    for heading in article.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5"):
        heading.tag = f"h{int(heading.tag[1]) + 1}"


def _rename(article: HtmlElement, mark: str) -> None:
    """Every id is unique in the book, and what names it follows."""
    for node in article.iter(html.etree.Element):
        if id := node.get("id"):
            node.set("id", f"{mark}-{id}")
        for name in REFERENCES:
            if ids := node.get(name):
                node.set(name, " ".join(f"{mark}-{id}" for id in ids.split()))
        for name in ("clip-path", "fill", "mask", "marker-end", "marker-start", "filter", "stroke"):
            if (node.get(name) or "").startswith("url(#"):
                node.set(name, node.get(name).replace("url(#", f"url(#{mark}-"))
