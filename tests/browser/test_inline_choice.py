"""Lists in running text: named, answered half or whole, explained by what was chosen, readable on a phone."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import InlineChoice
from playwright.sync_api import expect

from . import axe
from .conftest import Arrives
from .learner import Learner, said
from .responses import right, wrong
from .test_phone import PHONE, fits
from .test_spoken import practice


@pytest.fixture
def item(learner: Learner) -> Item:
    source, item = practice(learner, "inline-choice")
    learner.opens(source)
    return item


def inline(item: Item) -> InlineChoice:
    assert isinstance(item.interaction, InlineChoice)
    return item.interaction


def test_a_screen_reader_meets_a_named_list_in_each_gap_with_its_value(learner: Learner, item: Item) -> None:
    gap = inline(item).gaps[0]
    box = learner.form(item).get_by_role("combobox", name=gap.label, exact=True)
    expect(box).to_match_aria_snapshot(f'- combobox "{gap.label}":\n  - option "Välj …" [selected]')
    box.select_option(gap.options[1].id)
    expect(box).to_match_aria_snapshot(f'- combobox "{gap.label}":\n  - option "{gap.options[1].text}" [selected]')
    expect(learner.form(item).get_by_role("combobox")).to_have_count(len(inline(item).gaps))


def test_half_an_answer_says_how_many_gaps_are_left(learner: Learner, item: Item) -> None:
    answer = learner.form(item).get_by_role("button", name=said("answer"), exact=True)
    answer.click()
    expect(learner.feedback(item)).to_have_text(said("answerFirst", missing=len(inline(item).gaps)))
    learner.fills(item, dict(list(dict(right(item)).items())[:1]))
    answer.click()
    expect(learner.feedback(item)).to_have_text(said("answerFirst", missing=len(inline(item).gaps) - 1))
    expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
    assert learner.stored()["log"] == []


@pytest.mark.parametrize("respond", [wrong, right])
def test_each_gap_is_explained_by_what_was_chosen_in_full(learner: Learner, item: Item, respond: object) -> None:
    response = dict(respond(item))  # type: ignore[operator]
    learner.answers(item, response)
    for gap in inline(item).gaps:
        chosen = next(option for option in gap.options if option.id == response[gap.id])
        box = learner.form(item).get_by_role("combobox", name=gap.label, exact=True)
        expect(box).to_be_disabled()
        expect(box).to_have_accessible_description(f"{chosen.text} {chosen.feedback}")


def test_a_double_click_answers_once_and_the_answer_is_there_after_a_reload(learner: Learner, item: Item) -> None:
    learner.fills(item, wrong(item))
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).dblclick()
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    learner.waits_until_stored("log.filter((entry) => entry.item === argument).length === 1", item.id)
    learner.page.reload()
    learner.waits_until_started()
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    assert learner.response_on_page(item) == wrong(item)


def test_on_a_narrow_phone_by_touch(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, **PHONE)
    source, item = practice(learner, "inline-choice")
    learner.opens(source)
    for gap, option in dict(right(item)).items():
        box = learner.form(item).locator(f'[name="{gap}"]')
        box.tap()
        expect(box).to_be_focused()
        box.select_option(option)
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).tap()
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")
    fits(learner, "answered")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(arrives: Arrives, scheme: str) -> None:
    learner = arrives(viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce")
    source, item = practice(learner, "inline-choice")
    learner.opens(source)
    found = axe.faults(learner.page, where="before")
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).click()
    found += axe.faults(learner.page, where="asked to answer first", item=item.id)
    learner.answers(item, wrong(item))
    learner.form(item).locator(".kurs-key > summary").click()
    found += axe.faults(learner.page, where="answered", item=item.id)
    assert not found, "\n".join(found)


def test_on_paper_the_options_of_each_gap_stand_below_the_text(learner: Learner, item: Item) -> None:
    learner.page.emulate_media(media="print")
    for gap in inline(item).gaps:
        for option in gap.options:
            expect(learner.form(item).locator(".kurs-targets").get_by_text(option.text)).to_be_visible()
