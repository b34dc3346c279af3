"""Python-Markdown extension: the blocks of a chapter → HTML. Needs no MkDocs."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from kurs.model.assessment import Assessment
from kurs.model.glossary import Lexicon, Term
from kurs.model.guide import Guide
from kurs.render.html import Renderer
from kurs.render.law import law_link
from kurs.render.page import PAGE_BLOCKS, Place, page_block
from kurs.render.terms import Target, TermLinks, anchor
from kurs.render.text import LAW, LOCAL
from kurs.schema.chapter import Block, find_blocks
from kurs.schema.load import load_course

# HTML that would run or load something. Authors may write other HTML in a chapter; in exercises none is run.
ACTIVE = ("script", "style", "iframe", "object", "embed", "base", "meta", "link")
ACTIVE_HTML = re.compile(rf"<(?=/?(?:{'|'.join(ACTIVE)})(?:[\s/>]|\Z))", re.IGNORECASE)
INLINE_ID = re.compile(r"""^["']?id["']?\s*:\s*["']?([a-z0-9-]+)""", re.MULTILINE)
STAND_IN = '<div data-kurs-block="{}"></div>'


class KursExtension(Extension):
    """Renders the blocks of the page that `place` names; set it before each page is converted.

    Without a renderer the course in the folder `project` is read. Raises KursError when it has mistakes.
    With `late` the HTML of a page's blocks is not put in but kept for `fill_in`: what other steps would read, only
    to leave it out again, they never see.
    """

    def __init__(
        self, renderer: Renderer | None = None, *, project: str = ".", page: str = "", late: bool = False
    ) -> None:
        super().__init__()
        self.late = late
        self.rendered: dict[str, list[str]] = {}
        self.guides: dict[str, list[Guide]] = {}  # by the page that shows them
        self.renderer = renderer or Renderer(load_course(Path(project))[0])
        self.place = Place(page=page, url=str, assets="/assets/kurs", root="/")

    def extendMarkdown(self, md: Markdown) -> None:
        # Just before fenced code (25), which would take ```exercise for code.
        md.preprocessors.register(_Blocks(md, self), "kurs-blocks", 26.5)
        # Last: first all that is active becomes text, then our own HTML takes its place.
        md.block_level_elements = [tag for tag in md.block_level_elements if tag not in ACTIVE]
        md.postprocessors.register(_ActiveHtml(md), "kurs-active-html", 2)
        if not self.late:
            md.postprocessors.register(_Ours(md, self), "kurs-ours", 1)
        if terms := self.renderer.course.terms:
            # After inline patterns (20), when all that is no text has become elements.
            md.treeprocessors.register(TermLinks(md, Lexicon(terms), self._glossary), "kurs-terms", 15)
        md.inlinePatterns.register(_Local(LOCAL.pattern, self), "kurs-local", 185)
        md.inlinePatterns.register(_Law(LAW.pattern, self), "kurs-law", 184)

    def _glossary(self) -> Target:
        """Where the links of the page at hand lead; only modules' pages have them."""
        course, page = self.renderer.course, self.place.page
        glossary = course.parts.get("glossary")
        if glossary is None or not any(page in module.pages for module in course.modules):
            return None
        address = self.place.url(glossary)

        def target(term: Term) -> str:
            return f"{address}#{anchor(term)}"

        return target

    def fill_in(self, html: str, page: str) -> str:
        """Put the blocks of a page where they belong in its HTML."""
        for at, block in enumerate(self.rendered.get(page, ())):
            html = html.replace(STAND_IN.format(at), block, 1)
        return html


class _Blocks(Preprocessor):
    """Leaves a stand-in for each block and keeps its HTML in the extension."""

    def __init__(self, md: Markdown, extension: KursExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        lines = ["", *lines]  # a rule on the first line is no front matter here: MkDocs has taken that
        shown: list[Assessment] = []
        rendered = list(self._rendered(find_blocks("\n".join(lines)), shown))
        place, course = self.extension.place, self.extension.renderer.course
        guides = (course.guide(block.argument or "") for block, _ in rendered if block.kind == "guide")
        self.extension.guides[place.page] = [guide for guide in guides if guide]
        htmls = [html for _, html in rendered]
        if shown:
            lines += ["", self.md.htmlStash.store(STAND_IN.format(len(htmls)))]
            htmls.append(self.extension.renderer.paper(shown, assets=place.assets))
        self.extension.rendered[place.page] = htmls
        for at, (block, _) in reversed(list(enumerate(rendered))):
            stand_in = self.md.htmlStash.store(STAND_IN.format(at))
            lines[block.line : block.end_line] = ["", " " * block.column + stand_in, ""]
        return lines

    def _rendered(self, blocks: list[Block], found: list[Assessment]) -> Iterator[tuple[Block, str]]:
        """Each block with its HTML; `found` gets the assessments, in the order of the page."""
        renderer, place = self.extension.renderer, self.extension.place
        quick = (one for one in renderer.course.shown_on(place.page) if one.kind == "quick")
        linked: set[str] = set()
        for block in blocks:
            if block.kind in PAGE_BLOCKS:
                shown = page_block(renderer, block.kind, block.argument, place, linked=linked)
                if (example := renderer.course.example(block.argument)) and block.kind == "example":
                    mend = renderer.course.assessment(example.mend)
                    found += [mend] if mend else []
                    shown += renderer.assessment(mend, assets=place.assets, linked=linked) if mend else ""
                yield block, shown
            elif assessment := self._assessment(block, quick):
                found.append(assessment)
                yield block, renderer.assessment(assessment, assets=place.assets, root=place.root, linked=linked)

    def _assessment(self, block: Block, quick: Iterator[Assessment]) -> Assessment | None:
        if block.kind == "quick":
            return next(quick, None)
        found = INLINE_ID.search(block.body or "") if block.kind == "inline" else None
        return self.extension.renderer.course.assessment(found[1] if found else block.argument or "")


class _ActiveHtml(Postprocessor):
    """Scripts and the like in a chapter come out as text."""

    def run(self, text: str) -> str:
        return ACTIVE_HTML.sub("&lt;", text)


class _Ours(Postprocessor):
    def __init__(self, md: Markdown, extension: KursExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        return self.extension.fill_in(text, self.extension.place.page)


class _Local(InlineProcessor):
    """`{=contacts.manager}` in running text → the municipality's own words."""

    def __init__(self, pattern: str, extension: KursExtension) -> None:
        super().__init__(pattern)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return self.extension.renderer.text.fill(m[0]), m.start(0), m.end(0)


class _Law(InlineProcessor):
    """`{§sol-14-3}` in running text → a short reference that explains itself, and leads to the page of laws."""

    def __init__(self, pattern: str, extension: KursExtension) -> None:
        super().__init__(pattern)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]
        renderer, place = self.extension.renderer, self.extension.place
        provision, page = renderer.text.laws.get(m[1]), renderer.course.parts.get("laws")
        if provision is None or page is None:
            return renderer.text.fill(m[0]), m.start(0), m.end(0)
        return law_link(provision, place.url(page)), m.start(0), m.end(0)
