"""Text size and spacing: chosen in the header, kept, applied before the first paint, and never in the way."""
from __future__ import annotations

import json

import pytest
from kurs.words import COMFORT
from playwright.sync_api import Locator, StorageState, expect

from . import axe
from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said, waits_until
from .responses import wrong
from .test_listen import VOICE
from .test_navigation import SAME_DOCUMENT, goes_to, two_chapters
from .test_phone import PHONE, fits

BUTTON = "Anpassa texten"  # theme/main.html
LARGEST = "size-3 lines-2 letters-2"
KEEP = "if (location.protocol === 'http:') localStorage.setItem('kurs:comfort', {});".format
KEPT = KEEP(repr(LARGEST))
TEXT_SIZE = "parseFloat(getComputedStyle(document.querySelector('article')).fontSize)"
BLOCKED = """for (const name of ["getItem", "setItem", "removeItem"]) {
  const used = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("kurs:")) throw new DOMException("no", "SecurityError");
    return used.call(this, key, ...rest);
  };
}"""


def button(learner: Learner) -> Locator:
    return learner.page.get_by_role("button", name=BUTTON)


def panel(learner: Learner) -> Locator:
    return learner.page.locator(".kurs-comfort form")


def opens_panel(learner: Learner) -> None:
    button(learner).click()
    expect(panel(learner)).to_be_visible()


def choose(learner: Learner, group: str, option: str) -> None:
    choices = panel(learner).get_by_role("group", name=COMFORT[group])
    choices.get_by_role("radio", name=COMFORT[option], exact=True).check()


def size(learner: Learner) -> float:
    found: float = learner.page.evaluate(TEXT_SIZE)
    return found


def test_a_choice_counts_at_once_and_stands_after_reload_on_every_page_until_reset(learner: Learner) -> None:
    learner.opens("index.md")
    usual = size(learner)
    opens_panel(learner)
    choose(learner, "size", "biggest")
    choose(learner, "lines", "bigger")
    assert size(learner) == pytest.approx(usual * 1.7)
    waits_until(learner.page, "localStorage.getItem('kurs:comfort') === 'size-3 lines-1'")
    for source in ("mina-resultat.md", learner.course.modules[0].pages[1]):
        learner.opens(source)
        assert size(learner) == pytest.approx(usual * 1.7)
    opens_panel(learner)
    expect(panel(learner).get_by_label(COMFORT["biggest"]).first).to_be_checked()
    panel(learner).get_by_role("button", name=COMFORT["resetText"]).click()
    expect(panel(learner).get_by_role("status")).to_have_text(COMFORT["wasReset"])
    assert size(learner) == usual
    assert panel(learner).locator(":checked").evaluate_all("all => all.map((one) => one.value)") == ["0"] * 4
    learner.opens("index.md")
    assert size(learner) == usual


def test_it_stands_through_instant_navigation_and_in_another_tab(arrives: Arrives, instant_site: CourseSite) -> None:
    learner = arrives(instant_site, viewport={"width": 1280, "height": 800})
    here, there = two_chapters(learner)
    other = Learner(learner.page.context.new_page(), learner.course, learner.base)
    other.opens(here)
    learner.opens(here)
    usual = size(learner)
    learner.page.evaluate("window.document_of_the_test = 1")
    opens_panel(learner)
    choose(learner, "size", "big")
    goes_to(learner, there)
    assert learner.page.evaluate(SAME_DOCUMENT)
    assert size(learner) == pytest.approx(usual * 1.2)
    expect(panel(learner)).to_be_hidden()
    opens_panel(learner)
    expect(panel(learner)).to_have_css("display", "grid")
    waits_until(other.page, f"({TEXT_SIZE}) > {usual + 1}")


def test_it_is_there_at_the_first_paint(arrives: Arrives) -> None:
    seen = "document.body && (window.early ??= document.documentElement.dataset.comfort)"
    watch = f"new MutationObserver(() => {seen}).observe(document, {{ childList: true, subtree: true }});"
    learner = arrives(script=KEPT + watch)
    learner.opens("index.md")
    assert learner.page.evaluate("early") == LARGEST


@pytest.mark.parametrize("stored", ["{\"size\":", "size-99 lines-x <b>", "size-3" * 9999, " "])
def test_whatever_is_stored_breaks_nothing(arrives: Arrives, stored: str) -> None:
    learner = arrives(script=KEEP(json.dumps(stored)))
    learner.opens("index.md")
    opens_panel(learner)
    choose(learner, "size", "big")
    expect(panel(learner).get_by_label(COMFORT["big"], exact=True)).to_be_checked()
    waits_until(learner.page, "localStorage.getItem('kurs:comfort') === 'size-1'")


def test_where_nothing_can_be_stored_it_counts_on_the_page_and_says_so(arrives: Arrives) -> None:
    learner = arrives(script=BLOCKED)
    learner.opens("om/index.md")
    usual = size(learner)
    opens_panel(learner)
    choose(learner, "size", "biggest")
    assert size(learner) > usual
    expect(panel(learner).get_by_role("status")).to_have_text(COMFORT["notKept"])


def test_the_next_person_starts_from_the_usual(arrives: Arrives) -> None:
    learner = arrives()
    learner.opens("mina-resultat.md")
    opens_panel(learner)
    choose(learner, "size", "biggest")
    learner.page.keyboard.press("Escape")
    learner.button(said("switchPerson")).click()
    learner.button(said("switchYes")).click()
    expect(learner.page.get_by_text(said("switchDone"))).to_be_visible()
    assert learner.page.evaluate("document.documentElement.dataset.comfort") == ""


def test_by_keyboard_it_opens_chooses_and_closes_with_focus_back(learner: Learner) -> None:
    learner.opens("index.md")
    button(learner).focus()
    expect(button(learner)).to_have_attribute("aria-expanded", "false")
    learner.page.keyboard.press("Enter")
    expect(button(learner)).to_have_attribute("aria-expanded", "true")
    learner.page.keyboard.press("Tab")
    learner.page.keyboard.press("ArrowRight")
    expect(panel(learner).get_by_label(COMFORT["big"], exact=True)).to_be_focused()
    assert learner.page.evaluate("document.documentElement.dataset.comfort") == "size-1"
    learner.page.keyboard.press("Escape")
    expect(panel(learner)).to_be_hidden()
    expect(button(learner)).to_be_focused()
    expect(button(learner)).to_have_attribute("aria-expanded", "false")
    learner.page.keyboard.press("Space")
    expect(panel(learner)).to_be_visible()
    for _ in range(5):
        learner.page.keyboard.press("Tab")
    expect(panel(learner).get_by_role("button")).to_be_focused()
    learner.page.keyboard.press("Tab")
    expect(panel(learner)).to_be_hidden()


def test_the_largest_text_scrolls_no_page_sideways(arrives: Arrives, done: StorageState) -> None:
    screen = {"width": 360, "height": 640}
    learner = arrives(script=KEPT + VOICE, viewport=screen, **PHONE)
    module = learner.course.modules[0]
    for source in ("index.md", *module.pages, "mina-resultat.md", "intyg.md", "ordlista/ord.md"):
        learner.opens(source)
        fits(learner, source)
    source = max(module.pages, key=lambda page: len(learner.course.shown_on(page)))
    learner.opens(source)
    for item in (item for one in learner.course.shown_on(source) for item in one.items):
        learner.answers(item, wrong(item))
    learner.page.locator(".kurs-listen button").first.click()
    opens_panel(learner)
    fits(learner, f"{source} answered")
    graduate = arrives(script=KEPT, viewport=screen, storage_state=done, **PHONE)
    for source in ("index.md", learner.final.page, "mina-resultat.md"):
        graduate.opens(source)
        fits(graduate, f"{source} done")
    graduate.opens("intyg.md")
    graduate.page.get_by_label(said("certificateName")).fill("Anna-Karolina Wennergren-Lindströmsson")
    graduate.button(said("certificateShow")).tap()
    graduate.page.locator(".kurs-certificate svg").wait_for()
    fits(graduate, "certificate")


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_with_the_panel_open(arrives: Arrives, look: dict[str, str]) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, reduced_motion="reduce", **look)
    learner.opens("index.md")
    opens_panel(learner)
    choose(learner, "size", "big")
    found = axe.faults(learner.page, where="panel")
    for target in panel(learner).locator("label, button").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    assert not found, "\n".join(found)


def test_without_scripts_there_is_no_button(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.address("index.md"))
    expect(learner.page.locator(".kurs-comfort")).to_be_hidden()
