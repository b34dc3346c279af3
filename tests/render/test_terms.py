"""The first use of a term in running text is explained; what a learner works with, and all else, is left alone."""
from __future__ import annotations

from pathlib import Path

from glossary_course import GOOD, PAGE
from kurs.markdown import KursExtension
from kurs.render.html import Renderer
from kurs.render.page import Place
from kurs.schema.load import load_course
from markdown import Markdown
from parsed import parse
from small_course import COURSE

TEXT = """# Delmål

> Ett delmål i en anteckning.

`delmål` och [ett delmål](https://x.example) och **ett delmål** med mål och *mål*, sedan delmålet igen.

- Planen är en genomförandeplan.
"""


def links(folder: Path, *, page: str = "kapitel.md") -> list[tuple[str, str, str]]:
    for name, content in {**COURSE, **GOOD, PAGE: TEXT + GOOD[PAGE]}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    extension = KursExtension(Renderer(load_course(folder)[0]))
    extension.place = Place(page=page, url=lambda path: f"../{path}", assets="/assets")
    document = parse(Markdown(extensions=[extension]).convert(TEXT))
    found = (node for node in document.all("a") if node.attributes.get("class") == "kurs-term")
    return [(node.text, node.attributes["href"], node.attributes["data-means"]) for node in found]


def test_the_first_use_of_each_term_is_a_link_with_its_meaning(tmp_path: Path) -> None:
    assert links(tmp_path) == [
        ("delmål", "../ord.md#ord-delmal", "Ett steg på vägen."),
        ("mål", "../ord.md#ord-mal", "Det som ska nås."),
        ("genomförandeplan", "../ord.md#ord-plan", "Så ska stödet ges."),
    ]


def test_a_page_outside_modules_has_no_links(tmp_path: Path) -> None:
    assert links(tmp_path, page="ord.md") == []
