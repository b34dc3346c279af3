"""A case on its page: all of it to read on a phone, without JavaScript and on paper; what is weak opens on demand."""
from __future__ import annotations

import pytest
from kurs.words.case import CASE
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .learner import Learner
from .test_phone import PHONE, fits

PAGE = "fall/aina.md"


def weak(learner: Learner) -> tuple[Locator, str]:
    """The first note that is weak on purpose, and how it could be written."""
    case = learner.course.case("aina")
    assert case
    return learner.page.locator(".kurs-weak").first, next(note.better for note in case.journal.notes if note.better)


def test_the_case_fits_a_phone_and_a_weak_note_opens_with_the_keyboard(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, **PHONE)
    learner.opens(PAGE)
    fits(learner, PAGE)
    note, better = weak(learner)
    expect(note.get_by_text(better)).to_be_hidden()
    note.get_by_text(CASE["weak"]).focus()
    learner.page.keyboard.press("Enter")
    expect(note.get_by_text(better)).to_be_visible()
    fits(learner, f"{PAGE}, opened")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_case_has_no_fault_that_axe_finds(arrives: Arrives, scheme: str) -> None:
    learner = arrives(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    learner.opens(PAGE)
    learner.page.locator(".kurs-weak summary").first.click()
    assert axe.faults(learner.page) == []


def test_everything_can_be_read_without_javascript(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.address(PAGE))
    case = learner.course.case("aina")
    assert case
    shown = learner.page.locator(".md-content")
    for note in case.journal.notes:
        expect(shown).to_contain_text(note.text)
    expect(shown).to_contain_text(case.plan.areas[0].goals[0])
    note, better = weak(learner)
    note.locator("summary").click()
    expect(note.get_by_text(better)).to_be_visible()


def test_on_paper_a_weak_note_is_open(learner: Learner) -> None:
    learner.opens(PAGE)
    learner.page.emulate_media(media="print")
    note, better = weak(learner)
    expect(note.get_by_text(better)).to_be_visible()
