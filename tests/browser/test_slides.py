"""A chapter as slides: by button, address, keys and remote control; in step in two windows; nothing is recorded."""
from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from . import axe
from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said

CHAPTER = "introduktion/vad-ar-ibic.md"
WITH_WRITING = "genomforandeplan/vad-hur-nar-vem.md"
PROJECTOR = {"viewport": {"width": 1280, "height": 720}}
# Takes storage away as a browser does that is told to block it.
BLOCKED = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});"""
OVERFLOW = """() => {
  const body = document.querySelector(".kurs-slide-stage .kurs-slide-body");
  const slide = body.parentElement;
  return { title: slide.querySelector("h2").textContent, across: body.scrollWidth - body.clientWidth,
    down: body.scrollHeight - body.clientHeight, told: !document.querySelector(".kurs-slide-more").hidden,
    size: parseFloat(getComputedStyle(slide).fontSize) };
}"""


def slide(page: Page) -> Locator:
    return page.locator(".kurs-slide-frame:not([inert]) > .kurs-slide")


def shows(page: Page, number: int) -> None:
    expect(page).to_have_url(re.compile(rf"[?&]bild={number}\b"))


def opens(learner: Learner, source: str = CHAPTER, query: str = "?visa=bilder") -> Page:
    learner.page.goto(learner.address(source) + query)
    expect(slide(learner.page)).to_be_visible()
    return learner.page


def to_question(page: Page) -> None:
    """The first slide where hands can be counted."""
    count = page.get_by_role("button", name=said("slidesCount"))
    for number in range(2, 40):
        page.keyboard.press("PageDown")
        shows(page, number)
        if count.is_visible():
            return
    raise AssertionError("no question")


def test_the_button_opens_them_and_keys_lead_through_and_out(arrives: Arrives) -> None:
    learner = arrives(**PROJECTOR)
    learner.opens(CHAPTER)
    page = learner.page
    page.get_by_role("link", name="Visa som bilder").click()
    expect(page.get_by_role("dialog", name=said("slidesName"))).to_be_visible()
    expect(slide(page)).to_be_visible()
    for key, number in (("ArrowRight", 2), ("PageDown", 3), ("PageUp", 2), ("ArrowLeft", 1), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        shows(page, number)
    for letter in "fnps.b ":
        page.keyboard.press(letter)
    shows(page, 1)
    page.keyboard.press("End")
    expect(page.get_by_role("img", name=said("slidesCode"))).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=said("slidesTurn"))).to_have_count(1)
    page.keyboard.press("Home")
    shows(page, 1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name=said("slidesName"))).to_have_count(0)
    expect(page).to_have_url(re.compile(rf"{re.escape(learner.address(CHAPTER))}(#.*)?$"))
    expect(page.get_by_role("link", name="Visa som bilder")).to_be_focused()


def test_two_windows_stay_in_step_and_the_projector_comes_back(arrives: Arrives) -> None:
    learner = arrives(**PROJECTOR)
    projector = opens(learner)
    to_question(projector)
    with projector.context.expect_page() as opened:
        projector.get_by_role("button", name=said("slidesNotes")).click()
    leader = opened.value
    expect(leader.get_by_text(said("slidesAskNote"))).to_be_visible()
    leader.get_by_role("button", name=said("slidesCount")).click()
    first = slide(leader).get_by_label(said("slidesHandsFor", option="A"), exact=True)
    first.fill("7")
    expect(slide(projector).get_by_label(said("slidesHandsFor", option="A"), exact=True)).to_have_value("7")
    leader.get_by_label(said("slidesTime")).select_option("15")
    expect(projector.locator(".kurs-slide-time")).to_have_text(re.compile(r"^1[45]:"))
    here = projector.url
    leader.get_by_role("button", name=said("slidesOn")).click()
    expect(slide(projector).get_by_text(said("slidesHandsCount", count=7))).to_be_visible()
    assert projector.url != here
    there = projector.url
    projector.reload()
    expect(slide(projector).get_by_text(said("slidesHandsCount", count=7))).to_be_visible()
    expect(projector).to_have_url(there)
    projector.keyboard.press("Home")
    shows(leader, 1)
    learner.page = projector
    assert learner.stored()["log"] == [], "slides record nothing"


def test_with_storage_blocked_a_reload_comes_back_to_its_slide(arrives: Arrives) -> None:
    page = opens(arrives(script=BLOCKED, **PROJECTOR))
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    shows(page, 3)
    title = slide(page).get_by_role("heading").first.text_content() or ""
    page.reload()
    expect(slide(page).get_by_role("heading").first).to_have_text(title)
    shows(page, 3)


def test_slides_from_an_assignment_lead_to_it_in_every_chapter_of_the_tab(arrives: Arrives) -> None:
    learner = arrives(**PROJECTOR)
    for source, query in ((CHAPTER, "?visa=bilder#delta=abc-123"), ("begrepp/slutprov.md", "?visa=bilder")):
        page = opens(learner, source, query)
        page.keyboard.press("End")
        expect(slide(page).get_by_text(f"{learner.base}delta/abc-123")).to_be_visible()
    other = opens(arrives(**PROJECTOR), "begrepp/slutprov.md")
    other.keyboard.press("End")
    expect(slide(other).get_by_text(f"{learner.base}begrepp/slutprov/")).to_be_visible()


def test_two_proposals_stand_beside_the_model_and_a_real_number_is_warned_of(arrives: Arrives) -> None:
    page = opens(arrives(**PROJECTOR), WITH_WRITING)
    first = slide(page).get_by_label(said("slidesFirst"))
    jump = page.get_by_label(said("slidesList"))
    for option in jump.locator("option").filter(has_text="Skriv").all():
        jump.select_option(option.get_attribute("value"))
        if first.is_visible():
            break
    first.fill("Stellan pekade. 19121212-1212")
    expect(slide(page).get_by_text(said("personalNumber"))).to_be_visible()
    first.fill("Stellan pekade själv.")
    first.press("ArrowLeft")
    expect(first).to_be_visible()
    first.press("PageDown")
    expect(first).to_be_visible()
    page.get_by_role("button", name=said("slidesOn")).click()
    expect(slide(page).get_by_text("Stellan pekade själv.")).to_be_visible()
    expect(slide(page).get_by_text(said("slidesModel"))).to_be_visible()
    page.get_by_role("button", name=said("slidesClear")).click()
    expect(slide(page).get_by_text("Stellan pekade själv.")).to_be_hidden()


@pytest.mark.parametrize("source", ["chef/det-som-hanger-ihop.md", "behov-och-mal/slutprov.md"])
def test_nothing_overflows_without_a_sign_and_text_is_large(arrives: Arrives, source: str) -> None:
    page = opens(arrives(**PROJECTOR), source)
    seen = ""
    while seen != page.url:
        seen = page.url
        found = page.evaluate(OVERFLOW)
        assert found["across"] <= 4, found
        assert found["down"] <= 4 or found["told"], found
        assert found["size"] >= 24, found
        page.evaluate("document.querySelector('.kurs-slide-stage .kurs-slide-body').scrollTop = 1e6")
        page.get_by_role("button", name=said("slidesOn")).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_question_its_key_and_the_notes(arrives: Arrives, scheme: str) -> None:
    page = opens(arrives(color_scheme=scheme, **PROJECTOR))
    to_question(page)
    page.get_by_role("button", name=said("slidesCount")).click()
    assert axe.faults(page) == []
    page.keyboard.press("PageDown")
    assert axe.faults(page) == []
    page.goto(page.url.replace("visa=bilder", "visa=anteckningar"))
    expect(slide(page)).to_be_visible()
    assert axe.faults(page) == []


@pytest.fixture
def marked(changing_site: CourseSite) -> Iterator[CourseSite]:
    page = changing_site.root / "docs/om-kursen/nytt.md"
    parts = ["# Prov", "Ett.", "<!-- anteckning: Fråga först. -->", "<!-- bild -->", "Två."]
    parts += ["<!-- bild: inte -->", "Bara i kapitlet.", "## Tre", "Sist."]
    page.write_text("\n\n".join(parts) + "\n", "utf-8")
    changing_site.build()
    return changing_site


def test_an_author_s_marks_split_leave_out_and_are_notes(arrives: Arrives, marked: CourseSite) -> None:
    learner = arrives(marked, **PROJECTOR)
    learner.page.goto(learner.address("om-kursen/nytt.md"))
    page = learner.page
    expect(page.get_by_text("Fråga först.")).to_have_count(0)
    page.get_by_role("link", name="Visa som bilder").click()
    for number, text in ((1, "Ett."), (2, "Två."), (3, "Sist.")):
        shows(page, number)
        expect(slide(page).get_by_text(text)).to_be_visible()
        expect(slide(page).get_by_text("Bara i kapitlet.")).to_have_count(0)
        page.keyboard.press("PageDown")
    page.goto(learner.address("om-kursen/nytt.md") + "?visa=anteckningar&bild=1")
    expect(page.get_by_text("Fråga först.")).to_be_visible()


def test_instant_navigation_takes_one_to_a_chapter_that_opens_as_slides(
    arrives: Arrives, instant_site: CourseSite
) -> None:
    learner = arrives(instant_site, **PROJECTOR)
    learner.opens("introduktion/index.md")
    learner.page.evaluate("window.same = true")
    learner.page.get_by_role("link", name="Vad är IBIC?").first.click()
    expect(learner.page.get_by_role("heading", level=1)).to_have_text("Vad är IBIC?")
    assert learner.page.evaluate("window.same"), "navigated without loading anew"
    learner.page.get_by_role("link", name="Visa som bilder").click()
    expect(slide(learner.page)).to_be_visible()
    learner.page.keyboard.press("ArrowRight")
    shows(learner.page, 2)


TITLES = "rows => rows.map((row) => ['.kurs-printed-place', 'h2'].map((part) => row.querySelector(part).textContent))"
CUT = """() => [...document.querySelectorAll(".kurs-printed-slide")].filter((one) => {
  const body = one.querySelector(".kurs-slide-body");
  const cut = (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
  return cut(one) || cut(body);
}).map((one) => one.textContent.slice(0, 60))"""


@pytest.mark.parametrize("source", [CHAPTER, "fall/aina.md"])
def test_on_paper_they_are_the_same_and_nothing_is_cut(arrives: Arrives, source: str) -> None:
    learner = arrives(**PROJECTOR)
    page = opens(learner, source)
    options = page.get_by_role("combobox", name=said("slidesList")).locator("option")
    shown = [text.partition(". ")[2] for text in options.all_inner_texts()]
    with page.expect_popup() as popup:
        page.get_by_role("button", name=said("slidesPrint")).click()
    paper = popup.value
    rows = paper.locator(".kurs-printed-row")
    expect(rows.first).to_be_visible(timeout=30_000)
    told = rows.evaluate_all(TITLES)
    assert [" ".join(title.split()) for place, title in told if place.startswith("Bild ")] == shown
    expect(paper.get_by_text(said("slidesAskNote")).first).to_be_visible()
    paper.emulate_media(media="print", color_scheme="dark")
    assert paper.evaluate(CUT) == []
    expect(paper.locator(".md-header, .kurs-slide-bar").locator("visible=true")).to_have_count(0)
    assert axe.faults(paper) == []
    paper.keyboard.press("Escape")
    expect(rows).to_have_count(0)
