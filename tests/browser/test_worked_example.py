"""A worked example: notes by number, keyboard and touch, beside the text or below it, all of them on paper."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Assessment
from kurs.model.example import Example
from kurs.words import HTML
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner
from .test_phone import PHONE, fits

COLUMNS = "row => getComputedStyle(row).gridTemplateColumns.split(' ').length"

LOOKS = "one => ((s) => [s.color, s.backgroundColor, s.borderBottomStyle])(getComputedStyle(one))"


def first(learner: Learner) -> tuple[Example, Assessment]:
    """An example on a module's page, and what is to be mended after it."""
    for example in learner.course.examples:
        mend = learner.course.assessment(example.mend)
        if mend and mend.module:
            return example, mend
    raise AssertionError("no example in a module")


def opens(learner: Learner) -> Locator:
    example, mend = first(learner)
    learner.opens(mend.page)
    return learner.page.locator(f"#kurs-{example.id}")


def number(block: Locator, at: int) -> Locator:
    return block.get_by_role("link", name=HTML["example_note"].format(number=at), exact=True)


def why(block: Locator, at: int) -> Locator:
    return block.locator(".kurs-note > div").nth(at - 1)


def test_a_number_in_the_text_opens_its_note_and_takes_the_reader_there(learner: Learner) -> None:
    block = opens(learner)
    expect(why(block, 2)).to_be_hidden()
    number(block, 2).click()
    expect(why(block, 2)).to_be_focused()
    expect(why(block, 2)).to_be_in_viewport()
    expect(block.locator("mark").nth(1)).to_be_in_viewport()
    expect(why(block, 1)).to_be_hidden()


def test_with_instant_navigation_the_page_stays_as_it_is(arrives: Arrives, instant_site: CourseSite) -> None:
    learner = arrives(instant_site, viewport={"width": 1280, "height": 800})
    block = opens(learner)
    learner.page.evaluate("document.querySelector('article').dataset.mine = 'yes'")
    number(block, 3).click()
    expect(why(block, 3)).to_be_in_viewport()
    expect(learner.page.locator("article")).to_have_attribute("data-mine", "yes")


def test_notes_open_and_close_by_keyboard_and_stay_open_together(learner: Learner) -> None:
    block = opens(learner)
    summaries = block.locator("summary")
    for at in (1, 2):
        summaries.nth(at - 1).focus()
        learner.page.keyboard.press("Enter")
        expect(why(block, at)).to_be_visible()
    learner.page.keyboard.press("Space")
    expect(why(block, 2)).to_be_hidden()
    expect(why(block, 1)).to_be_visible()
    number(block, 3).focus()
    learner.page.keyboard.press("Enter")
    expect(why(block, 3)).to_be_visible()


def test_a_passage_and_its_note_name_each_other(learner: Learner) -> None:
    block = opens(learner)
    example, _ = first(learner)
    for at, note in enumerate(example.notes, 1):
        summary = block.locator("summary").nth(at - 1)
        expect(summary).to_have_text(f"{at} {example.words[note.id]}")
        mark = block.locator("mark").nth(at - 1)
        assert mark.get_attribute("aria-details") == why(block, at).get_attribute("id")
    expect(learner.page.get_by_role("region", name=example.title)).to_be_visible()


def test_notes_stand_beside_the_text_on_a_wide_screen_and_below_it_on_a_narrow_one(learner: Learner) -> None:
    row = opens(learner).locator(".kurs-passage", has=learner.page.locator(".kurs-note")).first
    for width, columns in ((1280, 2), (1000, 2), (999, 1)):
        learner.page.set_viewport_size({"width": width, "height": 800})
        assert row.evaluate(COLUMNS) == columns, width


def test_by_touch_on_a_phone(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, **PHONE)
    block = opens(learner)
    for at, link in enumerate(block.locator("a.kurs-number").all(), 1):
        box = link.bounding_box()
        assert box and min(box["width"], box["height"]) >= 24, link.inner_text()
        tall = block.locator("summary").nth(at - 1).bounding_box()
        assert tall and tall["height"] >= 44
        link.tap()
        expect(why(block, at)).to_be_visible()
    fits(learner, "all notes open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_closed_or_open(arrives: Arrives, scheme: str) -> None:
    learner = arrives(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    block = opens(learner)
    found = axe.faults(learner.page, where="closed")
    for summary in block.locator("summary").all():
        summary.click()
    found += axe.faults(learner.page, where="open")
    learner.page.set_viewport_size({"width": 360, "height": 640})
    found += axe.faults(learner.page, where="narrow")
    assert not found, "\n".join(found)


def test_on_paper_every_note_is_unfolded(learner: Learner) -> None:
    block = opens(learner)
    notes = block.locator(".kurs-note > div")
    assert not any(note.is_visible() for note in notes.all())
    learner.page.emulate_media(media="print")
    for note in notes.all():
        expect(note).to_be_visible()


def test_without_javascript_notes_unfold_and_the_faulty_text_can_be_read(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    example, mend = first(learner)
    learner.page.goto(learner.address(mend.page))
    block = learner.page.locator(f"#kurs-{example.id}")
    number(block, 1).click()
    expect(why(block, 1)).to_be_visible()
    block.locator("summary").nth(1).click()
    expect(why(block, 2)).to_be_visible()
    expect(learner.form(next(mend.items)).locator("legend")).to_be_visible()


def test_what_is_marked_is_not_only_a_colour(arrives: Arrives) -> None:
    learner = arrives(forced_colors="active", viewport={"width": 1280, "height": 800})
    mark = opens(learner).locator("mark").first
    ink, paper, line = mark.evaluate(LOOKS)
    assert ink != paper
    assert line == "solid"


def test_the_faulty_text_is_mended_after_it_and_counts(learner: Learner) -> None:
    opens(learner)
    _, mend = first(learner)
    for item in mend.items:
        learner.answers(item)
        expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")
    learner.waits_until_stored("log.some((entry) => JSON.stringify(entry).includes(argument))", mend.id)
