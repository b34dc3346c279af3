"""What can be searched: Material's index as plain text, less code, plus the glossary's terms and the guides' words."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from kurs.model.assessment import Course, Module
from kurs.model.glossary import Term
from kurs.model.guide import Guide
from kurs.render.terms import anchor, plain
from kurs.words import HTML as WORDS

Doc = dict[str, Any]
# Pages for authors and operators come after those for learners.
_ASIDE = 0.4
_BLOCKS = {"p", "li", "tr", "dt", "dd", "div", "blockquote", "table", "ul", "ol", "dl"}
_CELLS = {"td", "th"}
# Words that a page need not have to be found: what is left of a query without them is what it asks.
_COMMON = """
alla allt andra att av bara blev bli blir bör de dem den denna deras dess det detta dig din dina ditt du då där
efter ej en er era ert ett finns fram från får för före gör göra ha hade han hans har hen henne hennes hon honom
hos hur här i ibland in inga ingen inget innan inom inte jag ju kan kunde man med mellan men mig min mina mitt
mot mycket måste ni nu när något någon några och också om oss på samma sedan sig sin sina sitt själv ska skulle
som så sådan till under upp ut utan vad var vara varför varit varje vars vart vi vid vilka vilken vilket vill
vår våra vårt vem är åt över
"""


def search_index(
    index: Doc, course: Course, *, url: Callable[[str], str], blocks: Mapping[str, str] | None = None
) -> Doc:
    """`index` is Material's; `url` maps a source path to a page's address in the site.

    `blocks` is HTML, by source path, that Material never saw and that may be found.
    """
    modules = {url(page): module for module in course.modules for page in module.pages}
    learners = {*modules, *(url(page) for page in course.parts.values())}
    pages = Counter(doc["title"] for doc in index["docs"] if "#" not in doc["location"])
    more = {url(page): html for page, html in (blocks or {}).items()}
    whole = ({**doc, "text": doc["text"] + more.get(doc["location"], "")} for doc in index["docs"])
    docs = [_section(doc, modules, learners, pages) for doc in whole]
    glossary = course.parts.get("glossary")
    terms = [_term(term, url(glossary)) for term in course.terms] if glossary else []
    return {"config": {**index["config"], "common": _COMMON.split()}, "docs": docs + terms}


def _section(doc: Doc, modules: Mapping[str, Module], learners: set[str], pages: Counter[str]) -> Doc:
    """`under` is the module's name: words that also lead to its pages."""
    page, mark, _ = doc["location"].partition("#")
    title, module = text_of(doc["title"]), modules.get(page)
    own: Doc = {"under": module.title} if module else {}
    if module and not mark and pages[doc["title"]] > 1:
        title = f"{title} – {module.title}"
    if page not in learners and page:
        own["boost"] = _ASIDE
    return {"location": doc["location"], "title": title, "text": text_of(doc["text"]), **own}


def _term(term: Term, page: str) -> Doc:
    """`names` are what somebody may call it: typed alone, they bring up the explanation first."""
    said = (plain(term.definition), _also(term), term.example and plain(term.example))
    return {
        "location": f"{page}#{anchor(term)}",
        "title": term.term,
        "text": "\n".join(one for one in said if one),
        "names": list(dict.fromkeys((*term.written, *term.also))),
    }


def guide_words(guides: Sequence[Guide], html: Callable[[str], str]) -> str:
    """What the steps say, as HTML; not the words that lead from one to the next."""
    steps = (step for guide in guides for step in (*guide.questions, *guide.results))
    said = [(step.name, step.text, step.excluded, *(way.text for way in step.options)) for step in steps]
    return "".join(html(text) for texts in (*said, [guide.note for guide in guides]) for text in texts if text)


def _also(term: Term) -> str:
    return f"{WORDS['term_also']} {', '.join(term.also)}." if term.also else ""


def text_of(html: str) -> str:
    """The text of some HTML, a paragraph a line; code that stands by itself is left out, it may hold a key."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._boundary(tag)
        self.code += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "pre"
        self._boundary(tag)

    def _boundary(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.parts.append(data.replace("\n", " "))

    def lines(self) -> Iterator[str]:
        for line in "".join(self.parts).split("\n"):
            if words := line.split():
                yield " ".join(words)
