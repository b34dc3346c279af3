"""Python-Markdown extension: the blocks of a chapter → HTML. Needs no MkDocs."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from kurs.model.assessment import Assessment
from kurs.render.html import Renderer
from kurs.render.page import PAGE_BLOCKS, Place, page_block
from kurs.render.text import LOCAL
from kurs.schema.chapter import Block, find_blocks
from kurs.schema.load import load_course

# HTML that would run or load something. Authors may write other HTML in a chapter; in exercises none is run.
ACTIVE_HTML = re.compile(
    r"(`+)(?:(?!\1).)*\1|<(?=/?(?:script|style|iframe|object|embed|base|meta|link)\b)", re.IGNORECASE | re.DOTALL
)
INLINE_ID = re.compile(r"^id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)


class KursExtension(Extension):
    """Renders the blocks of the page that `place` names; set it before each page is converted.

    Without a renderer the course in the folder `project` is read. Raises KursError when it has mistakes.
    """

    def __init__(self, renderer: Renderer | None = None, *, project: str = ".", page: str = "") -> None:
        super().__init__()
        self.renderer = renderer or Renderer(load_course(Path(project))[0])
        self.place = Place(page=page, url=str, assets="/assets/kurs")

    def extendMarkdown(self, md: Markdown) -> None:
        # Just before fenced code (25), which would take ```exercise for code.
        md.preprocessors.register(_Blocks(md, self), "kurs-blocks", 26.5)
        # After fenced code, before raw HTML (20).
        md.preprocessors.register(_ActiveHtml(md), "kurs-active-html", 21)
        md.inlinePatterns.register(_Local(LOCAL.pattern, self), "kurs-local", 185)


class _Blocks(Preprocessor):
    def __init__(self, md: Markdown, extension: KursExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        blocks = find_blocks("\n".join(lines))
        for block, html in reversed(list(self._rendered(blocks))):
            indent = " " * block.column
            lines[block.line : block.end_line] = ["", indent + self.md.htmlStash.store(html), ""]
        return lines

    def _rendered(self, blocks: list[Block]) -> Iterator[tuple[Block, str]]:
        renderer, place = self.extension.renderer, self.extension.place
        quick = (one for one in renderer.course.shown_on(place.page) if one.kind == "quick")
        styled = False
        for block in blocks:
            if block.kind in PAGE_BLOCKS:
                yield block, page_block(renderer, block.kind, block.argument, place)
            elif assessment := self._assessment(block, quick):
                yield block, renderer.assessment(assessment, assets=place.assets, styled=styled)
                styled = True

    def _assessment(self, block: Block, quick: Iterator[Assessment]) -> Assessment | None:
        if block.kind == "quick":
            return next(quick, None)
        found = INLINE_ID.search(block.body or "") if block.kind == "inline" else None
        return self.extension.renderer.course.assessment(found[1] if found else block.argument or "")


class _ActiveHtml(Preprocessor):
    """Scripts and the like in a chapter come out as text."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return ACTIVE_HTML.sub(lambda match: match[0] if match[1] else "&lt;", text).split("\n")


class _Local(InlineProcessor):
    """`{=contacts.manager}` in running text → the municipality's own words."""

    def __init__(self, pattern: str, extension: KursExtension) -> None:
        super().__init__(pattern)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return self.extension.renderer.text.fill(m[0]), m.start(0), m.end(0)
