"""A module of the built site → what a group needs on paper at a meeting, as one page of HTML to print like a book.

The slides are made by the site's own script when the browser opens the page (runtime/slides/kit.js), so that paper is
split as the projector is.
"""
from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from lxml import html
from lxml.builder import E
from lxml.html import HtmlElement

from kurs.export.book import Book, Line, contents, prune
from kurs.words import KIT, KIT_DANGER, KIT_WRONG

FINAL = ".//section[contains(@class, 'kurs--final')]"
# What stands below the last line of a chapter: where it comes from.
SOURCES = "ancestor::*[parent::article][preceding-sibling::hr][not(following-sibling::hr)]"
HEADINGS = ("h1", "h2", "hr")
STYLES = ("slides/slides.css", "slides/sheets.css", "interaction/hotspot.css", "kurs.css")
PER_PAGE = 4
ON_CARD, ON_HAND_OUT = 6, 16
# Heights in mm of pages that are never two; kit.js makes what is in them smaller until it fits.
FULL, AFTER_HEADING = 258, 240


class Kit:
    """To write_pdf what a Book is. `manifest` is that of the built site in the folder `site`, `module` an entry in it.

    `local` is lokalt.yml with dotted names.
    """

    def __init__(
        self, site: Path, manifest: Mapping[str, Any], module: Mapping[str, Any], local: Mapping[str, str]
    ) -> None:
        self.title = KIT["kitName"].format(module=module["title"])
        self.module, self.manifest, self.local = module, manifest, local
        self.book = Book(site, manifest, [module], self.title)
        self.chapters = [(page["title"], self._chapter(page["url"])) for page in module["pages"]]
        self.words = self._words()
        assets = site.resolve() / manifest["assets"]
        self.book.styles.update(((assets / name).as_uri(), None) for name in STYLES)
        self.script = (assets / "slides/kit.js").as_uri()
        makers = {"Slides": self._slides, "HandOut": self._hand_out, "Cards": self._cards, "Keys": self._keys}
        made = {name: list(make()) for name, make in {**makers, "Card": self._card}.items()}
        self.lines = [line for name, nodes in made.items() if nodes for line in self._lines(name)]
        self.parts = [_part(name, nodes) for name, nodes in made.items() if nodes]

    def written(self, page_of: Mapping[str, int]) -> str:
        """The HTML, as Book.written."""
        front = E.article(*self._front(page_of), {"class": "md-content__inner md-typeset apt-front"})
        content = E.div(front, *copy.deepcopy(self.parts), {"class": "md-content"})
        script = E.script(type="module", src=self.script)
        return self.book.whole(content, script, more=files("kurs").joinpath("export/apt.css").read_text("utf-8"))

    def _lines(self, name: str) -> Iterator[Line]:
        yield Line(1, KIT[f"kit{name}"], f"apt-{name.lower()}")
        for at, (title, _) in enumerate(self.chapters) if name == "Slides" else ():
            yield Line(2, title, f"apt-kapitel-{at}")

    def _chapter(self, url: str) -> HtmlElement:
        """A chapter as slides want it: with its keys beside the exercises, but nothing of a final."""
        article = self.book.read(url).xpath("//article")[0]
        article.tail = None
        for node in article.xpath(".//script | .//*[contains(@class, 'kurs-keys')]"):
            node.drop_tree()
        for node in article.xpath(f"{FINAL}/*[not(contains(@class, 'kurs-head'))]"):
            node.drop_tree()
        return article

    def _front(self, page_of: Mapping[str, int]) -> Iterator[HtmlElement]:
        yield E.p(KIT["kitKind"], {"class": "apt-kicker"})
        yield E.p(self.module["title"], {"class": "apt-title"})
        yield E.p(self.book.course)
        yield E.p(" ".join([KIT["kitAbout"], KIT["kitFinal"]] if self.module["final"] else [KIT["kitAbout"]]))
        yield contents(self.lines, page_of)
        for plan in self.chapters[0][1].xpath(".//table[.//a[contains(@href, 'visa=bilder')]]"):
            yield E.h2(KIT["kitPlan"])
            yield _copied(plan)

    def _slides(self) -> Iterator[HtmlElement]:
        for at, (_, article) in enumerate(self.chapters):
            yield E.template(copy.deepcopy(article), {"class": "apt-chapter", "id": f"apt-kapitel-{at}"})

    def _hand_out(self) -> Iterator[HtmlElement]:
        summed = [(title, one) for title, one in self.chapters if not one.xpath(FINAL)]
        short = [node for title, article in summed for node in _short(title, article)]
        task = [node for _, article in self.chapters for node in _section(article, KIT["kitTask"])]
        first = [E.h2(KIT["kitShort"]), E.div(*short, {"class": "apt-short"})]
        first += [E.h2(KIT["kitTask"]), *task] if task else []
        yield E.div(*first, {"data-fit": str(AFTER_HEADING)})
        if self.words:
            told = (E.h2(KIT["kitWords"]), self._explained(ON_HAND_OUT), E.p(KIT["kitMoreWords"]))
            yield E.div(*told, {"data-fit": str(FULL), "class": "apt-page"})

    def _cards(self) -> Iterator[HtmlElement]:
        cards = [
            E.div(E.p(title, {"class": "apt-kicker"}), question, E.p(KIT["kitCareful"]), {"class": "apt-card"})
            for title, article in self._named()
            for question in _questions(article)
        ]
        if cards:
            yield E.p(KIT["kitCardsHow"])
        for at in range(0, len(cards), PER_PAGE):
            yield E.div(*cards[at : at + PER_PAGE], {"class": "apt-cards"})

    def _named(self) -> Iterator[tuple[str, HtmlElement]]:
        """The chapters; that of the final has the module's name, for it sums all of it up."""
        for title, article in self.chapters:
            yield (self.module["title"] if article.xpath(FINAL) else title), article

    def _keys(self) -> Iterator[HtmlElement]:
        articles = dict(self.chapters)
        for keys in self.book.parts[-1].xpath(".//*[contains(@class, 'kurs-keys')]"):
            keys.find("h3").tag = "h2"
            _told(keys, articles[keys.findtext("h2")])
            yield keys

    def _card(self) -> Iterator[HtmlElement]:
        goals = self.chapters[0][1].xpath(".//section[@data-kurs-page='module']/ul/li")
        known = [(about, self.local.get(name)) for about, name in KIT_WRONG]
        wrong = [KIT_DANGER, *((about, _sentence(value)) for about, value in known if value)]
        words = [E.h2(KIT["kitWords"]), self._explained(ON_CARD)] if self.words else []
        yield E.div(
            *(E.h2(KIT["kitGoals"]), E.ul(*map(_copied, goals))),
            *words,
            *(E.h2(KIT["kitWrong"]), E.div(_described(wrong), {"class": "apt-wrong"})),
            *(E.h2(KIT["kitOwn"]), E.p(KIT["kitOwnHow"]), E.div({"class": "apt-lines"})),
            {"data-fit": str(AFTER_HEADING), "class": "apt-one"},
        )

    def _words(self) -> list[tuple[str, str]]:
        """The module's words and what they mean, the most important first."""
        glossary = self.manifest["parts"].get("glossary")
        rows = self.book.read(glossary).find_class("kurs-word") if glossary else []
        self.means = {row.get("id"): (row.findtext("dt"), row.find("dd/p").text_content()) for row in rows}
        weights = _weights([article for _, article in self.chapters])
        asked = {text.strip() for _, article in self.chapters for text in article.xpath(".//form//label//text()")}
        weights.update({id: 2 for id, (word, _) in self.means.items() if word in asked})
        return [self.means[id] for id, _ in weights.most_common() if id in self.means]

    def _explained(self, most: int) -> HtmlElement:
        """The first of the words, in the order of the glossary; the rarer one is, the sooner it can be spared."""
        chosen = {word: at for at, (word, _) in enumerate(self.words[:most])}
        return _described([row for row in self.means.values() if row[0] in chosen], chosen)


def _weights(articles: list[HtmlElement]) -> Counter[str]:
    """How much each word of the glossary that the chapters explain weighs: most in what sums a chapter up."""
    weights: Counter[str] = Counter()
    for article in articles:
        for link in article.xpath(f".//a[contains(@class, 'kurs-term')][not({SOURCES})]"):
            summed = any("abstract" in above.get("class", "") for above in link.iterancestors("div"))
            weights[urldefrag(link.get("href")).fragment] += 4 if summed else 1
    return weights


def _told(keys: HtmlElement, article: HtmlElement) -> None:
    """What questions that read alike are about, for the kit has no exercises beside their keys."""
    items = article.xpath(".//section[not(contains(@class, 'kurs--final'))]/form[contains(@class, 'kurs-item')]")
    asked = Counter(item.findtext(".//legend") for item in items)
    for item, key in zip(items, keys.xpath("./ol/li"), strict=False):
        about = item.find_class("kurs-context")
        if about and asked[item.findtext(".//legend")] > 1:
            key.insert(1, _copied(about[0]))


def _part(name: str, nodes: list[HtmlElement]) -> HtmlElement:
    heading = E.h1(KIT[f"kit{name}"], {"class": "apt-part", "id": f"apt-{name.lower()}"})
    slides = " kurs-slides kurs-page" if name == "Slides" else ""
    return E.article(heading, *nodes, {"class": f"md-content__inner md-typeset book-part{slides}"})


def _described(rows: list[tuple[str, str]], spare: Mapping[str, int] | None = None) -> HtmlElement:
    made = [E.div(E.dt(name), E.dd(text)) for name, text in rows]
    for (name, _), row in zip(rows, made, strict=True):
        if spare:
            row.set("data-spare", str(spare[name]))
    return E.dl(*made)


def _sentence(value: str) -> str:
    return value[:1].upper() + value[1:].rstrip(".") + "."


def _copied(node: HtmlElement) -> HtmlElement:
    """A copy for paper: its words alone, without links and ids."""
    made = copy.deepcopy(node)
    made.tail = None
    prune(made)
    for link in made.xpath(".//a"):
        link.drop_tag()
    for one in made.iter(html.etree.Element):
        one.attrib.pop("id", None)
    return made


def _short(title: str, article: HtmlElement) -> Iterator[HtmlElement]:
    told = article.xpath("(.//div[contains(@class, 'abstract')])[1]/p[not(contains(@class, 'admonition-title'))]")
    if told:
        yield E.div(E.h3(title), *map(_copied, told))


def _section(article: HtmlElement, heading: str) -> Iterator[HtmlElement]:
    """What stands below headings that begin so, one by one."""
    for found in article.xpath("./h2"):
        if not found.text_content().startswith(heading):
            continue
        for node in found.itersiblings():
            if node.tag in HEADINGS:
                break
            if isinstance(node.tag, str):
                yield _copied(node)


def _questions(article: HtmlElement) -> Iterator[HtmlElement]:
    """The points of what a chapter asks to talk about; where there are none, each paragraph."""
    below = list(_section(article, KIT["kitTalk"]))
    points = [point for node in below if node.tag in ("ul", "ol") for point in node.findall("li")]
    for node in points or [node for node in below if node.tag == "p"]:
        node.tag, node.tail = "p", None
        node.set("class", "apt-question")
        yield node
