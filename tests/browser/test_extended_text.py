"""A text of one's own: kept whatever happens, never cut, compared with a model text, and never graded."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import ExtendedText
from playwright.sync_api import expect

from . import axe
from .conftest import Arrives
from .learner import Learner, said
from .test_item_parts import item_of, press_answer
from .test_keyboard import tabs_to
from .test_phone import PHONE, fits

TEXT = "Kl. 17.30 dukade Wanja. 😀 <b>Inget</b> värderar."


@pytest.fixture
def wanja(learner: Learner) -> Item:
    return item_of(learner, "wanja-dukar")


def rubric(item: Item) -> list[str]:
    assert isinstance(item.interaction, ExtendedText)
    return [one.text for one in item.interaction.rubric]


def ticked(learner: Learner, item: Item) -> str:
    return learner.form(item).locator(".kurs-ticked").inner_text()


def test_a_screen_reader_meets_a_named_field_and_then_a_rubric_to_tick(learner: Learner, wanja: Item) -> None:
    form = learner.form(wanja)
    assert isinstance(wanja.interaction, ExtendedText)
    area = form.get_by_role("textbox", name=wanja.interaction.label)
    expect(area).to_have_accessible_description(said("length", length=0, max=2000))
    area.fill(TEXT)
    expect(area).to_have_accessible_description(said("length", length=len(TEXT) + 1, max=2000))
    status = form.locator(".kurs-feedback[role=status]").element_handle()
    press_answer(learner, wanja)
    assert status and "Jonas P." in status.inner_text(), "the model text is read aloud: the status was there before it"
    expect(area).to_be_disabled()
    expect(area).to_have_value(TEXT)
    group = form.get_by_role("group", name=said("rubric"))
    assert [box.get_attribute("value") for box in group.get_by_role("checkbox").all()]
    for text in rubric(wanja):
        expect(group.get_by_role("checkbox", name=text)).not_to_be_checked()
        expect(group.get_by_role("checkbox", name=text)).to_have_accessible_description(advice(wanja, text))
    expect(learner.feedback(wanja)).to_have_attribute("data-verdict", "done")


def advice(item: Item, text: str) -> str:
    assert isinstance(item.interaction, ExtendedText)
    return next(one.feedback for one in item.interaction.rubric if one.text == text)


def test_it_counts_as_attempted_and_has_no_score(learner: Learner, wanja: Item) -> None:
    learner.answers(wanja, TEXT)
    learner.waits_until_stored("log.some((one) => one.item === argument)", wanja.id)
    (entry,) = [one for one in learner.stored()["log"] if one.get("item") == wanja.id]
    assert (entry["kind"], entry["response"], entry["score"]) == ("attempted", TEXT, None)


def test_ticks_are_kept_and_the_text_is_there_to_go_on_with(learner: Learner, wanja: Item) -> None:
    learner.answers(wanja, TEXT)
    for text in rubric(wanja)[:2]:
        learner.form(wanja).get_by_role("checkbox", name=text).check()
    assert ticked(learner, wanja) == said("ticked", done=2, all=len(rubric(wanja)))
    learner.waits_until_stored("state[argument]?.length === 2", f"draft:{wanja.id}:ticked")
    learner.page.reload()
    learner.waits_until_started()
    assert ticked(learner, wanja) == said("ticked", done=2, all=len(rubric(wanja)))
    learner.again(wanja).click()
    area = learner.form(wanja).get_by_role("textbox")
    expect(area).to_have_value(TEXT)
    expect(area).to_be_focused()
    expect(learner.form(wanja).locator(".kurs-reflect")).to_have_count(0)
    area.press("End")
    area.press_sequentially(" Mer.")
    learner.form(wanja).get_by_role("button", name=said("answer"), exact=True).press("Enter")
    expect(learner.form(wanja)).to_have_attribute("data-state", "answered")
    assert ticked(learner, wanja) == said("ticked", done=0, all=len(rubric(wanja)))


def test_ten_thousand_pasted_characters_are_kept_and_not_cut(learner: Learner, wanja: Item) -> None:
    long = "å" * 10_000
    area = learner.form(wanja).get_by_role("textbox")
    area.fill(long)
    press_answer(learner, wanja)
    told = said("tooLong", over=8000)
    expect(learner.feedback(wanja)).to_have_text(told)
    expect(learner.form(wanja).locator(".kurs-personal")).to_have_text(told)
    expect(learner.form(wanja)).to_have_attribute("data-state", "unanswered")
    learner.waits_until_stored("state[argument]?.length === 10000", f"draft:{wanja.id}")
    learner.page.reload()
    learner.waits_until_started()
    expect(area).to_have_value(long)
    area.fill(long[:2000])
    press_answer(learner, wanja)
    expect(learner.form(wanja)).to_have_attribute("data-state", "answered")


def test_an_empty_text_is_no_answer(learner: Learner, wanja: Item) -> None:
    learner.form(wanja).get_by_role("textbox").fill("  \n ")
    press_answer(learner, wanja)
    expect(learner.feedback(wanja)).to_have_text(said("writeFirst"))


def test_something_about_a_real_person_is_warned_about_and_never_stopped(learner: Learner, wanja: Item) -> None:
    form = learner.form(wanja)
    form.get_by_role("textbox").fill("Wanja, 481118-2391, ringde 070-174 06 05.")
    warning = form.get_by_role("status").filter(has_text=said("personalNumber"))
    expect(warning).to_contain_text(said("phone"))
    form.get_by_role("textbox").fill(TEXT)
    expect(form.locator(".kurs-personal")).to_be_empty()
    form.get_by_role("textbox").fill("Skriv till wanja@exempel.se")
    expect(form.locator(".kurs-personal")).to_have_text(said("mail"))
    press_answer(learner, wanja)
    expect(form).to_have_attribute("data-state", "answered")


def test_the_rubric_is_ticked_by_keyboard(learner: Learner, wanja: Item) -> None:
    learner.answers(wanja, TEXT)
    tabs_to(learner, learner.form(wanja).get_by_role("checkbox", name=rubric(wanja)[1]))
    learner.page.keyboard.press("Space")
    assert ticked(learner, wanja) == said("ticked", done=1, all=len(rubric(wanja)))


def test_by_touch_on_a_phone_axe_finds_nothing_in_any_state(arrives: Arrives) -> None:
    learner = arrives(**PHONE)
    wanja = item_of(learner, "wanja-dukar")
    form = learner.form(wanja)
    form.get_by_role("button", name=said("answer"), exact=True).tap()
    assert axe.faults(learner.page, where="nothing written") == []
    form.get_by_role("textbox").tap()
    learner.page.keyboard.type("481118-2391 " + "x" * 60)
    assert axe.faults(learner.page, where="warned", item=wanja.id) == []
    form.get_by_role("button", name=said("answer"), exact=True).tap()
    form.get_by_role("group", name=said("rubric")).get_by_text(rubric(wanja)[0]).tap()
    assert ticked(learner, wanja) == said("ticked", done=1, all=len(rubric(wanja)))
    assert axe.faults(learner.page, where="after", item=wanja.id) == []
    fits(learner, "extended-text")
