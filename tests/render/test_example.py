"""A worked example in HTML: passages numbered in order, each with its note after the paragraph it stands in."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from example_course import GOOD, PAGE
from kurs.markdown import KursExtension
from kurs.render.html import Renderer
from kurs.render.text import Text, top_level
from kurs.schema.load import load_course
from markdown import Markdown
from parsed import Node, parse


@pytest.fixture
def page(project: Callable[..., Path]) -> Node:
    extension = KursExtension(Renderer(load_course(project(GOOD))[0]))
    extension.place = extension.place.__class__(page="kapitel.md", url=str, assets="/a")
    return parse(Markdown(extensions=[extension]).convert(GOOD[PAGE]))


def classed(node: Node, name: str) -> list[Node]:
    return [one for one in node.all() if name in one.attributes.get("class", "").split()]


def test_passages_are_numbered_as_they_are_read_and_lead_to_their_notes(page: Node) -> None:
    marks = list(page.all("mark"))
    assert [mark.text for mark in marks] == ["Kl. 8.", "själv", "Amira"]
    numbers = [link for link in page.all("a") if link.attributes["class"] == "kurs-number"]
    assert [link.text for link in numbers] == ["1", "2", "3"]
    for mark, link, note in zip(marks, numbers, classed(page, "kurs-note"), strict=True):
        [target] = [one for one in note.all() if one.attributes.get("id") == mark.attributes["aria-details"]]
        assert link.attributes["href"] == f"#{target.attributes['id']}"
        summary = next(note.all("summary"))
        assert summary.text == f"{link.text} {mark.text}"


def test_notes_stand_after_the_paragraph_of_their_passage(page: Node) -> None:
    rows = classed(page, "kurs-passage")
    assert [len(list(row.all("details"))) for row in rows] == [2, 0, 1]
    assert [next(row.all("p", "ul")).tag for row in rows] == ["p", "ul", "p"]


def test_a_note_has_its_paragraphs_and_no_html_of_the_author_s(page: Node) -> None:
    first = next(page.all("details"))
    assert len(list(first.all("p"))) == 2
    assert "Skriv <b>snart</b>." in first.text


def test_the_exercise_to_mend_comes_right_after(page: Node) -> None:
    sections = list(page.all("section"))
    # The third: the keys, for paper.
    assert [one.attributes.get("id") for one in sections] == ["kurs-bra", "kurs-diska", None]


def test_style_sheets_are_linked_once(page: Node) -> None:
    links = [link.attributes["href"] for link in page.all("link")]
    assert sorted(links) == ["/a/example.css", "/a/kurs.css", "/a/paper.css"]


def test_the_outermost_elements_of_a_text_are_found_whatever_stands_in_them() -> None:
    text = "En *rad*  \nmed brytning\n\n> a\n>\n> b\n\n---\n\n1. x\n\n    y\n\n2. z\n\n"
    text += "```\n<b>\n\n</p>\n```\n\n| a |\n|---|\n| 1 |"
    found = list(top_level(Text({}).block(text)))
    assert [next(parse(one).all()).tag for one in found] == ["p", "blockquote", "hr", "ol", "pre", "table"]
