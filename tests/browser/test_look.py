"""Light or dark: as the device, until somebody chooses; before the first paint, by keyboard, and kept."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Arrives
from .learner import Learner, said
from .test_comfort import BLOCKED

DARK, LIGHT = "Byt till mörkt läge", "Byt till ljust läge"
PAPER = {"default": "rgb(251, 248, 243)", "slate": "rgb(28, 24, 33)"}
SCROLLBARS = "getComputedStyle(document.documentElement).colorScheme"
NONSENSE = "if (location.protocol === 'http:' && !localStorage.length) localStorage.setItem('kurs:look', '__proto__');"
EARLY = """new MutationObserver(() => {
  if (document.querySelector("main")) window.early ??= document.body.dataset.mdColorScheme;
}).observe(document, { childList: true, subtree: true });"""


def looks(learner: Learner, scheme: str) -> None:
    body = learner.page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", scheme)
    expect(body).to_have_css("background-color", PAPER[scheme])
    assert learner.page.evaluate(SCROLLBARS) == ("dark" if scheme == "slate" else "light")
    bar = learner.page.locator("meta[name=theme-color]")
    expect(bar).to_have_attribute("content", {"default": "#fbf8f3", "slate": "#1c1821"}[scheme])


def test_it_follows_the_device_until_somebody_chooses(arrives: Arrives) -> None:
    learner = arrives(script=EARLY, color_scheme="dark")
    learner.opens("index.md")
    assert learner.page.evaluate("early") == "slate", "the page came light first"
    looks(learner, "slate")
    learner.page.emulate_media(color_scheme="light")
    looks(learner, "default")
    learner.button(DARK).click()
    looks(learner, "slate")
    learner.page.emulate_media(color_scheme="dark")
    learner.page.emulate_media(color_scheme="light")
    looks(learner, "slate")


def test_it_is_chosen_by_keyboard_and_kept_in_every_tab(learner: Learner) -> None:
    other = Learner(learner.page.context.new_page(), learner.course, learner.base)
    other.opens("index.md")
    learner.opens("index.md")
    learner.button(DARK).focus()
    learner.page.keyboard.press("Enter")
    expect(learner.button(LIGHT)).to_be_focused()
    looks(learner, "slate")
    looks(other, "slate")
    learner.opens(learner.course.modules[0].pages[1])
    looks(learner, "slate")
    learner.button(LIGHT).focus()
    learner.page.keyboard.press("Space")
    looks(learner, "default")
    assert learner.page.evaluate("localStorage.getItem('kurs:look')") == "light"


def test_the_next_person_at_a_shared_computer_has_what_the_device_has(learner: Learner) -> None:
    learner.opens("mina-resultat.md")
    learner.button(DARK).click()
    learner.button(said("switchPerson")).click()
    learner.button(said("switchYes")).click()
    expect(learner.page.get_by_text(said("switchDone"))).to_be_visible()
    learner.opens("index.md")
    looks(learner, "default")


def test_paper_is_always_light(arrives: Arrives) -> None:
    learner = arrives(color_scheme="dark")
    learner.opens("index.md")
    learner.page.emulate_media(media="print")
    assert learner.page.evaluate(SCROLLBARS) == "light"


@pytest.mark.parametrize("script", [BLOCKED, NONSENSE], ids=["refused", "nonsense"])
def test_whatever_the_browser_keeps_or_refuses_it_can_be_changed(arrives: Arrives, script: str) -> None:
    learner = arrives(script=script)
    learner.opens("mina-resultat.md")
    looks(learner, "default")
    learner.button(DARK).click()
    looks(learner, "slate")
    learner.button(LIGHT).click()
    looks(learner, "default")


def test_without_scripts_there_is_no_button_that_does_nothing(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.base)
    expect(learner.page.locator(".site-look:visible")).to_have_count(0)
