"""A case in HTML: every field is there with its name, who said what, and what is weak stays folded until asked for."""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from case_course import GOOD, PAGE
from kurs.markdown import KursExtension
from kurs.render.html import Renderer
from kurs.schema.load import load_course
from kurs.words import case as words_case
from markdown import Markdown
from parsed import Node, parse
from samples import PACKAGE

Shows = Callable[[str], Node]


@pytest.fixture
def shows(project: Callable[..., Path]) -> Shows:
    """`shows("::: case bo plan")`: the page with that block in it."""

    def render(block: str) -> Node:
        page = f"# Kapitel\n\n::: exercise diska\n\n{block}\n"
        extension = KursExtension(Renderer(load_course(project({**GOOD, PAGE: page}))[0]))
        extension.place = extension.place.__class__(page="kapitel.md", url=str, assets="/a")
        return parse(Markdown(extensions=[extension]).convert(page))

    return render


def case(page: Node) -> Node:
    return next(one for one in page.all("section") if "kurs-case" in one.attributes.get("class", ""))


def test_a_whole_case_has_a_heading_for_each_part(shows: Shows) -> None:
    whole = case(shows("::: case bo"))
    assert [one.text for one in whole.all("h2")] == list(words_case.TITLES.values())
    assert [one.text for one in whole.all("h3")] == ["Hemliv", "Hemliv", "Måndag 2026-11-02", "Söndag 2026-11-15"]


def test_a_part_alone_has_what_belongs_to_it_and_no_heading(shows: Shows) -> None:
    plan = case(shows("::: case bo plan"))
    assert list(plan.all("h2")) == []
    names = ["Planen gäller från", "De som deltog", "Delaktighet", "Följs upp", "Delmål", "Koppling till uppdraget"]
    assert [one.text for one in plan.all("dt")] == [*names, "Resurser", "Vad", "Hur", "När", "Vem"]
    assert "Bo; Eva B., undersköterska" in plan.text
    assert "soppa" not in plan.text


def test_the_assignment_says_who_said_what_and_the_scale_in_words(shows: Shows) -> None:
    assignment = case(shows("::: case bo uppdrag"))
    names = [one.text for one in assignment.all("dt")]
    state = "funktionstillstånd"
    assert names[2:] == ["Behov", "Bo säger", "Ulf, son, säger", f"Bedömt {state}", f"Avsett {state}"]
    assert [one.text for one in assignment.all("b")] == ["2 – måttlig", "1 – lätt"]
    drawn = [one for one in assignment.all("span") if "kurs-steps" in one.attributes["class"]]
    assert [one.attributes["aria-hidden"] for one in drawn] == ["true", "true"]


def test_all_five_kinds_of_factors_are_named_also_those_that_are_empty(shows: Shows) -> None:
    factors = case(shows("::: case bo faktorer"))
    assert [one.text for one in factors.all("dt")] == list(words_case.FACTORS.values())
    assert [one.text for one in factors.all("li")] == ["Ärr på handen. (Sagt av Bo; Ulf, son.) Står i intyg."]
    assert factors.text.count(words_case.CASE["no_factor"]) == 4


def test_a_note_has_its_time_area_and_writer_and_a_weak_one_its_reason_folded(shows: Shows) -> None:
    journal = case(shows("::: case bo journal"))
    assert "Kl. 12.10 Hemliv" in journal.text
    assert journal.text.count("Eva B., undersköterska") == 2
    [weak] = journal.all("details")
    assert "open" not in weak.attributes
    assert next(weak.all("summary")).text == words_case.CASE["weak"]
    assert "Bo stekte fisk." in weak.text
    assert "Bra dag." not in weak.text


def test_its_style_sheet_is_linked_once_on_a_page(shows: Shows) -> None:
    page = shows("::: case bo plan\n\n::: case bo journal")
    links = [link.attributes["href"] for link in page.all("link")]
    assert sorted(links) == ["/a/case.css", "/a/kurs.css", "/a/paper.css"]


def test_every_word_of_a_case_is_used_and_every_used_word_exists() -> None:
    template = (PACKAGE / "render/templates/page/case.html.jinja").read_text("utf-8")
    assert set(re.findall(r"\bsaid\.(\w+)", template)) == set(words_case.CASE)
