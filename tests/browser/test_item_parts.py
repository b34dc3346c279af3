"""Pictures, sounds, hints in steps, and "how sure are you?": by keyboard, by touch, after a reload, for all senses."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from playwright.sync_api import expect

from . import axe
from .conftest import Arrives
from .learner import Learner, said, waits_until
from .responses import right, wrong
from .test_keyboard import tabs_to
from .test_phone import PHONE, fits

SURE, UNSURE = 3, 1


def item_of(learner: Learner, id: str) -> Item:
    """The item of the real course, its page opened."""
    shown = next(one for one in learner.course.assessments if one.id == id)
    learner.opens(shown.page)
    return next(iter(shown.items))


@pytest.fixture
def rapport(learner: Learner) -> Item:
    return item_of(learner, "greta-nattrapport")


def press_answer(learner: Learner, item: Item) -> None:
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).click()


def test_how_sure_is_a_named_group_that_is_asked_before_the_explanation(learner: Learner, rapport: Item) -> None:
    names = [said("unsure"), said("fairly"), said("certain")]
    rows = "".join(f'\n  - radio "{name}"\n  - text: {name}' for name in names)
    group = learner.form(rapport).get_by_role("radiogroup", name=said("ask"))
    expect(group).to_match_aria_snapshot(f'- radiogroup "{said("ask")}":\n  - paragraph: {said("ask")}{rows}')
    learner.fills(rapport, right(rapport))
    press_answer(learner, rapport)
    expect(learner.feedback(rapport)).to_have_text(said("first"))
    expect(learner.form(rapport)).to_have_attribute("data-state", "unanswered")
    learner.is_sure(rapport, SURE)
    press_answer(learner, rapport)
    expect(learner.feedback(rapport)).to_have_attribute("data-verdict", "correct")
    expect(group.get_by_role("radio", name=said("certain"))).to_be_disabled()


@pytest.mark.parametrize(
    ("sure", "is_right", "remark"),
    [(SURE, False, "sureWrong"), (UNSURE, True, "unsureRight"), (SURE, True, None), (UNSURE, False, None)],
)
def test_a_judgment_that_does_not_fit_the_answer_gets_a_word(
    learner: Learner, rapport: Item, sure: int, is_right: bool, remark: str | None
) -> None:
    learner.answers(rapport, right(rapport) if is_right else wrong(rapport), sure=sure)
    texts = learner.feedback(rapport).locator(".kurs-remark").all_inner_texts()
    assert texts == ([said(remark)] if remark else [])


def test_it_is_kept_with_the_answer_and_never_counts(learner: Learner, rapport: Item) -> None:
    learner.answers(rapport, right(rapport), sure=UNSURE)
    learner.waits_until_stored("log.some((one) => one.item === argument && one.sure === 1 && one.score)", rapport.id)
    learner.page.reload()
    learner.waits_until_started()
    expect(learner.form(rapport).get_by_role("radio", name=said("unsure"))).to_be_checked()
    expect(learner.feedback(rapport)).to_contain_text(said("unsureRight"))


def test_it_is_kept_before_the_answer_and_asked_anew_after_it(learner: Learner, rapport: Item) -> None:
    learner.is_sure(rapport, SURE)
    learner.waits_until_stored("state[argument] === 3", f"draft:{rapport.id}:sure")
    learner.page.reload()
    learner.waits_until_started()
    certain = learner.form(rapport).get_by_role("radio", name=said("certain"))
    expect(certain).to_be_checked()
    learner.fills(rapport, wrong(rapport))
    press_answer(learner, rapport)
    learner.form(rapport).get_by_role("button", name=said("answerAgain")).click()
    expect(certain).not_to_be_checked()
    expect(certain).to_be_enabled()


def test_hints_are_opened_one_at_a_time_by_keyboard(learner: Learner) -> None:
    hall = item_of(learner, "olles-hall")
    form, (first, second) = learner.form(hall), hall.hint
    names = [said("hint_of", number=number, all=2) for number in (1, 2)]
    expect(form.get_by_text(names[1])).to_be_hidden()
    for name, text in zip(names, (first, second), strict=True):
        expect(form.get_by_text(text)).to_be_hidden()
        tabs_to(learner, form.locator("summary", has_text=name))
        learner.page.keyboard.press("Enter")
        expect(form.get_by_text(text)).to_be_visible()


def test_a_picture_is_shown_in_its_own_shape_and_says_what_it_shows(learner: Learner) -> None:
    hall = item_of(learner, "olles-hall")
    assert hall.image
    picture = learner.form(hall).get_by_role("img", name=hall.image.alt)
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth > 0")
    box = picture.bounding_box()
    assert box and abs(box["width"] / box["height"] - hall.image.width / hall.image.height) < 0.02


def test_a_recording_is_fetched_first_when_it_is_played_and_can_be_read(learner: Learner, rapport: Item) -> None:
    assert rapport.audio
    player = learner.form(rapport).locator("audio")
    assert player.evaluate("one => [one.buffered.length, one.preload]") == [0, "none"]
    player.evaluate("one => { one.preload = 'metadata'; one.load(); }")
    waits_until(learner.page, f"document.querySelector('form[data-item=\"{rapport.id}\"] audio').duration > 5")
    expect(player).to_have_attribute("aria-label", rapport.audio.label)
    learner.form(rapport).locator("summary", has_text=said("transcript")).click()
    expect(learner.form(rapport).locator(".kurs-transcript")).to_contain_text("Jag tror att hon oroar sig")


@pytest.mark.parametrize("id", ["olles-hall", "greta-nattrapport"])
def test_by_touch_on_a_phone_axe_finds_nothing_in_any_state(arrives: Arrives, id: str) -> None:
    learner = arrives(**PHONE)
    item = item_of(learner, id)
    form = learner.form(item)
    assert axe.faults(learner.page, where="before") == []
    for summary in form.locator("summary").all():
        if summary.is_visible():
            summary.tap()
    assert axe.faults(learner.page, where="opened", item=id) == []
    for value in wrong(item):
        form.locator(f'[value="{value}"]').tap()
    if item.confidence:
        form.locator(".kurs-confidence input").last.tap()
    form.get_by_role("button", name=said("answer"), exact=True).tap()
    expect(form).to_have_attribute("data-state", "answered")
    assert axe.faults(learner.page, where="after", item=id) == []
    fits(learner, id)
