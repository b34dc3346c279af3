"""The glossary's page and the explanations in chapters, by hover, keyboard and touch."""
from __future__ import annotations

import pytest
from kurs.words import GLOSSARY, HTML
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .learner import Learner
from .test_phone import PHONE, fits


@pytest.fixture
def glossary(learner: Learner) -> Learner:
    learner.page.goto(learner.address(learner.course.parts["glossary"]))
    expect(learner.page.get_by_role("searchbox", name=HTML["term_filter"])).to_be_visible()
    return learner


def words(learner: Learner) -> Locator:
    return learner.page.locator(".kurs-word:visible dt")


def chapter_with_a_term(learner: Learner) -> str:
    return next(page for term in learner.course.terms for page in term.pages)


def first_term(learner: Learner) -> Locator:
    return learner.page.locator("a.kurs-term").first


@pytest.mark.parametrize(
    ("typed", "found"),
    [("AVSETT", "avsett funktionstillstånd"), ("  avsett ", "avsett funktionstillstånd"), ("delmal", "delmål")],
)
def test_the_filter_finds_whatever_the_case_and_the_dots(glossary: Learner, typed: str, found: str) -> None:
    glossary.page.get_by_role("searchbox").fill(typed)
    expect(words(glossary).filter(has_text=found)).to_be_visible()
    assert words(glossary).count() < len(glossary.course.terms)


def test_the_number_found_is_announced_and_nothing_found_says_what_to_do(glossary: Learner) -> None:
    told = glossary.page.locator(".kurs-filter [role=status]")
    expect(told).to_have_text(GLOSSARY["count"].format(count=len(glossary.course.terms)))
    glossary.page.get_by_role("searchbox").fill("<b>" + "q" * 5000 + " 😀")
    expect(told).to_have_text(GLOSSARY["foundNone"])
    glossary.page.get_by_role("searchbox").press("Enter")
    glossary.page.get_by_role("searchbox").fill("")
    expect(words(glossary)).to_have_count(len(glossary.course.terms))


def test_a_link_to_a_word_that_the_filter_hides_shows_it(glossary: Learner) -> None:
    term = next(term for term in glossary.course.terms if term.confused_with)
    other = next(one for one in glossary.course.terms if one.id == term.confused_with[0].term)
    glossary.page.get_by_role("searchbox").fill(term.term)
    entry = glossary.page.locator(f"#ord-{term.id}")
    entry.get_by_role("link", name=other.term, exact=True).first.click()
    expect(glossary.page.locator(f"#ord-{other.id}")).to_be_in_viewport()


def test_a_term_is_explained_by_hover_and_by_keyboard_until_escape(learner: Learner) -> None:
    learner.opens(chapter_with_a_term(learner))
    term, tip = first_term(learner), learner.page.get_by_role("tooltip")
    meaning = term.get_attribute("data-means") or ""
    term.hover()
    expect(tip).to_have_text(meaning)
    learner.page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    learner.page.mouse.move(0, 0)
    term.focus()
    expect(tip).to_have_text(meaning)
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    learner.page.keyboard.press("Tab")
    expect(tip.filter(has_text=meaning)).to_have_count(0)
    term.focus()
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator(".kurs-word:target")).to_be_visible()


def test_a_tap_explains_and_a_second_one_goes_to_the_glossary(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, **PHONE)
    source = chapter_with_a_term(learner)
    learner.opens(source)
    first_term(learner).tap()
    expect(learner.page.get_by_role("tooltip")).to_contain_text(GLOSSARY["again"])
    assert learner.page.url.startswith(learner.address(source))
    fits(learner, "explained")
    learner.page.locator("h1").tap()
    expect(learner.page.get_by_role("tooltip")).to_have_count(0)
    first_term(learner).tap()
    first_term(learner).tap()
    expect(learner.page.locator(".kurs-word:target")).to_be_in_viewport()
    fits(learner, "glossary")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(arrives: Arrives, scheme: str) -> None:
    learner = arrives(color_scheme=scheme, viewport={"width": 400, "height": 800})
    learner.opens(chapter_with_a_term(learner))
    first_term(learner).focus()
    expect(learner.page.get_by_role("tooltip")).to_be_visible()
    found = axe.faults(learner.page, where="explained")
    learner.page.goto(learner.address(learner.course.parts["glossary"]))
    learner.page.get_by_role("searchbox").fill("mål")
    found += axe.faults(learner.page, where="filtered")
    assert not found, "\n".join(found)


def test_without_javascript_a_term_is_a_link_to_its_word(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.address(chapter_with_a_term(learner)))
    first_term(learner).click()
    expect(learner.page.locator(".kurs-word:target")).to_be_visible()
