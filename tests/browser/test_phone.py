"""A phone held upright, by touch: nothing is wider than the screen and nothing hides what has focus."""
from __future__ import annotations

from playwright.sync_api import StorageState, expect

from .conftest import Arrives
from .learner import Learner, said
from .responses import right, wrong

PHONE = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility())
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => `${one.tagName}.${one.className}`).slice(0, 5)"""
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
STANDS_STILL = """() => Promise.allSettled(
  document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))"""
COVERED = """() => {
  const focused = document.activeElement.getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const bar = document.querySelector(".kurs-bar").getBoundingClientRect();
  return focused.bottom > bar.top + 1 || focused.top < header.bottom - 1;
}"""


def fits(learner: Learner, where: str) -> None:
    height = (learner.page.viewport_size or {"height": 640})["height"]
    for width in (360, 320):
        learner.page.set_viewport_size({"width": width, "height": height})
        learner.page.evaluate(STANDS_STILL)
        assert not learner.page.evaluate(SCROLLS_SIDEWAYS), f"{where}, {width}: {learner.page.evaluate(TOO_WIDE)}"


def test_no_page_scrolls_sideways_before_or_after_answering(arrives: Arrives, done: StorageState) -> None:
    learner = arrives(viewport={"width": 320, "height": 640}, **PHONE)
    module = learner.course.modules[0]
    for source in ("index.md", *module.pages, "mina-resultat.md", "intyg.md"):
        learner.opens(source)
        fits(learner, source)
    source = max(module.pages, key=lambda page: len(learner.course.shown_on(page)))
    learner.opens(source)
    for item in (item for one in learner.course.shown_on(source) for item in one.items):
        learner.answers(item, wrong(item))
    fits(learner, f"{source} answered")
    graduate = arrives(viewport={"width": 320, "height": 640}, storage_state=done, **PHONE)
    for source in ("index.md", learner.final.page, "mina-resultat.md"):
        graduate.opens(source)
        fits(graduate, f"{source} done")
    graduate.button(said("showCode")).tap()
    fits(graduate, "code shown")
    graduate.opens("intyg.md")
    graduate.page.get_by_label(said("certificateName")).fill("Anna-Karolina Wennergren-Lindströmsson")
    graduate.button(said("certificateShow")).tap()
    graduate.page.locator(".kurs-certificate svg").wait_for()
    fits(graduate, "certificate")


def test_a_whole_final_by_touch_and_the_bar_never_hides_what_has_focus(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 360, "height": 560}, **PHONE)
    learner.opens(learner.final.page)
    learner.button(said("finalStart")).tap()
    drawn = learner.drawn()
    for item in drawn:
        form, response = learner.form(item), right(item)
        if isinstance(response, list):
            for value in response:
                form.locator("label", has=learner.page.locator(f'[value="{value}"]')).tap()
        else:
            learner.fills(item, response)
        assert not learner.page.evaluate(SCROLLS_SIDEWAYS), item.id
    expect(learner.page.locator(".kurs-bar")).to_be_in_viewport()
    expect(learner.page.locator(".kurs-bar")).to_contain_text(f"{len(drawn)} av {len(drawn)}")
    learner.form(drawn[0]).locator("fieldset input, fieldset select").first.focus()
    while not learner.button(said("finalSubmit")).evaluate("button => button === document.activeElement"):
        assert not learner.page.evaluate(COVERED), learner.page.evaluate("document.activeElement.outerHTML")
        learner.page.keyboard.press("Tab")
    learner.button(said("finalSubmit")).tap()
    expect(learner.page.locator(".kurs-result")).to_have_attribute("data-verdict", "correct")


def test_what_is_pressed_is_large_enough_for_a_finger(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, **PHONE)
    source = max(learner.course.modules[0].pages, key=lambda page: len(learner.course.shown_on(page)))
    learner.opens(source)
    pressed = ":is(.kurs-button, .kurs-option, .kurs select, .kurs input[type=text], .kurs-move button):visible"
    for target in learner.page.locator(pressed).all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, target.evaluate("one => one.outerHTML")
