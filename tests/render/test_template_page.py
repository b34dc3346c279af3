"""A template's HTML: an author's text stays text, and there is nothing a browser could send."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kurs.render.html import Renderer
from kurs.render.page import Place, page_block
from kurs.schema.load import load_course
from parsed import parse
from template_course import GOOD


def test_text_is_text_and_nothing_can_be_sent(project: Callable[..., Path]) -> None:
    course, _ = load_course(project(GOOD))
    place = Place(page="a/veckoplan.md", url=str, assets="../assets", root="../")
    html = str(page_block(Renderer(course), "template", "veckoplan", place))
    assert "Veckan &amp; &lt;b&gt;helgen&lt;/b&gt;" in html
    assert "Rad två &amp; tre." in html
    assert "{=" not in html
    document = parse(html)
    assert not list(document.all("form", "button"))
    assert [box.attributes.get("name") for box in document.all("input", "select", "textarea")] == [None] * 6
    links = [one.attributes["href"] for one in document.all("a")]
    assert links == ["../mallar/veckoplan.docx", "#mall-exempel", "../mallar/veckoplan-exempel.docx"]
