"""Author's Markdown → HTML, raw HTML shown as text; `{=name}` is filled in from lokalt.yml, `{§id}` from lagrum.yml."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markdown import Markdown
from markupsafe import Markup, escape

from kurs.model.law import Provision

LOCAL = re.compile(r"\{=\s*([a-z0-9_.]+)\s*\}")
LAW = re.compile(r"\{§\s*([a-z0-9-]+)\s*\}")
BLANK = re.compile(r"\[\[([a-z0-9-]+)\]\]")
# A text without any of these characters means the same as plain text, so Markdown is not asked.
_MARKUP = re.compile(r"[\\`*_\[\]<&|~\n]|\A(?:[-+>#]|\d+[.)]\s)")
_ONE_PARAGRAPH = re.compile(r"\A<p>(.*)</p>\Z", re.DOTALL)


_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_VOID = ("br", "hr", "img")


def top_level(html: str) -> Iterator[Markup]:
    """The outermost elements of what `Text.block` gives, one by one."""
    depth = start = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else tag[2] not in _VOID
        if depth == 0:
            yield Markup(html[start : tag.end()].strip())
            start = tag.end()


def put(html: str, controls: Mapping[str, str]) -> Markup:
    """HTML with each `[[id]]` replaced by its control as it stands."""
    return Markup(BLANK.sub(lambda match: controls.get(match[1], match[0]), html))


def fill(text: str, local: Mapping[str, str]) -> str:
    """Put the municipality's words where the author wrote `{=name}`; an unknown name stays as written."""
    return LOCAL.sub(lambda match: local.get(match[1], match[0]), text)


class Text:
    """Turns the Markdown of exercises into HTML. One instance serves a build; equal texts are converted once."""

    def __init__(self, local: Mapping[str, str], laws: Iterable[Provision] = ()) -> None:
        self._local = local
        self.laws = {one.id: one for one in laws}
        self._cache: dict[str, Markup] = {}
        self._markdown = Markdown(extensions=["fenced_code", "sane_lists", "tables"], output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")

    def fill(self, text: str) -> str:
        return LAW.sub(self._reference, fill(text, self._local)) if "{" in text else text

    def _reference(self, match: re.Match[str]) -> str:
        return self.laws[match[1]].reference if match[1] in self.laws else match[0]

    def block(self, text: str) -> Markup:
        """Paragraphs, lists, quotes and tables."""
        found = self._cache.get(text)
        if found is None:
            found = self._cache[text] = self._convert(self.fill(text.strip()))
        return found

    def inline(self, text: str) -> Markup:
        """One paragraph without its `<p>`; several paragraphs keep theirs."""
        if not _MARKUP.search(plain := self.fill(text.strip())):
            return escape(plain)
        found = _ONE_PARAGRAPH.match(html := self.block(text))
        return Markup(found[1]) if found and "<p>" not in found[1] else html

    def blanks(self, text: str, fields: Mapping[str, str]) -> Markup:
        """Block Markdown with each `[[blank id]]` replaced by its field, marked as a part."""
        wrapped = {id: f'<span class="kurs-blank" data-part="{id}">{field}</span>' for id, field in fields.items()}
        return self.placed(text, wrapped)

    def placed(self, text: str, controls: Mapping[str, str]) -> Markup:
        """Block Markdown with each `[[id]]` replaced by its control as it stands."""
        return put(self.block(text), controls)

    def _convert(self, text: str) -> Markup:
        if not _MARKUP.search(text):
            return Markup("<p>") + escape(text) + Markup("</p>")
        return Markup(self._markdown.reset().convert(text))
