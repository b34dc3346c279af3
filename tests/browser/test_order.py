"""Steps are put in order by buttons that keep focus and say its place; the first order is never the right one."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import Order
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .learner import Learner, said
from .responses import right, wrong
from .test_keyboard import tabs_to
from .test_phone import PHONE, fits
from .test_spoken import practice

HELD_DOWN = 6


@pytest.fixture
def item(learner: Learner) -> Item:
    source, item = practice(learner, "order")
    learner.opens(source)
    return item


def text_of(item: Item, id: str) -> str:
    assert isinstance(item.interaction, Order)
    return next(step.text for step in item.interaction.steps if step.id == id)


def arrow(learner: Learner, item: Item, id: str, way: str) -> Locator:
    return learner.form(item).get_by_role("button", name=said(way, step=text_of(item, id)), exact=True)


def told(learner: Learner, item: Item, id: str, place: int) -> None:
    text = said("movedTo", step=text_of(item, id), place=place, all=len(learner.placed(item)))
    expect(learner.form(item).get_by_role("status").filter(has_text=text)).to_be_visible()


def press_answer(learner: Learner, item: Item) -> None:
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).click()


def test_a_screen_reader_meets_a_list_of_steps_each_with_two_named_buttons(learner: Learner, item: Item) -> None:
    names = [text_of(item, id) for id in learner.placed(item)]
    up, down = ([said(way, step=name) for name in names] for way in ("moveUp", "moveDown"))
    disabled = [" [disabled]" if at == 0 else "" for at in range(len(names))]
    rows = [
        f"""  - listitem:
    - text: "{names[at]}"
    - 'button "{up[at]}"{disabled[at]}'
    - 'button "{down[at]}"{disabled[-1 - at]}'
"""
        for at in range(len(names))
    ]
    expect(learner.form(item).get_by_role("list")).to_match_aria_snapshot("- list:\n" + "".join(rows))


def test_a_moved_step_keeps_focus_and_its_new_place_is_said(learner: Learner, item: Item) -> None:
    before = learner.placed(item)
    down = arrow(learner, item, before[0], "moveDown")
    tabs_to(learner, down)
    for place in range(2, len(before) + 1):
        learner.page.keyboard.press("Enter")
        told(learner, item, before[0], place)
        expect(down).to_be_focused()
    assert learner.placed(item) == [*before[1:], before[0]]
    expect(down).to_be_disabled()
    learner.page.keyboard.press("Enter")
    expect(down).to_be_focused()
    assert learner.placed(item) == [*before[1:], before[0]]


def test_enter_held_down_and_a_double_click_move_one_place(learner: Learner, item: Item) -> None:
    before = learner.placed(item)
    arrow(learner, item, before[0], "moveDown").focus()
    for _ in range(HELD_DOWN):
        learner.page.keyboard.down("Enter")
    learner.page.keyboard.up("Enter")
    assert learner.placed(item) == [before[1], before[0], *before[2:]]
    arrow(learner, item, before[0], "moveUp").dblclick()
    assert learner.placed(item) == before


def test_an_untouched_list_is_no_answer(learner: Learner, item: Item) -> None:
    press_answer(learner, item)
    expect(learner.feedback(item)).to_have_text(said("moveFirst"))
    expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
    arrow(learner, item, learner.placed(item)[-1], "moveDown").click(force=True)
    press_answer(learner, item)
    expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
    assert learner.stored()["log"] == []


def test_each_step_says_why_it_comes_there_and_again_begins_in_the_first_order(learner: Learner, item: Item) -> None:
    first = learner.placed(item)
    assert first != right(item)
    learner.answers(item, wrong(item))
    assert isinstance(item.interaction, Order)
    for step in item.interaction.steps:
        expect(learner.form(item).locator(f'[data-part="{step.id}"] .kurs-why')).to_have_text(step.feedback)
    learner.form(item).get_by_role("button", name=said("answerAgain")).click()
    assert learner.placed(item) == first
    press_answer(learner, item)
    expect(learner.feedback(item)).to_have_text(said("moveFirst"))
    learner.answers(item)
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")


def test_an_answered_order_stands_there_after_a_reload(learner: Learner, item: Item) -> None:
    learner.answers(item, wrong(item))
    learner.waits_until_stored("log.some((entry) => entry.item === argument)", item.id)
    learner.page.reload()
    learner.waits_until_started()
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    assert learner.placed(item) == wrong(item)


def test_with_a_mouse_a_step_can_be_dragged(learner: Learner, item: Item) -> None:
    rows, before = learner.form(item).locator("[data-part]"), learner.placed(item)
    expect(rows.first).to_have_attribute("draggable", "true")
    rows.nth(0).drag_to(rows.nth(2), target_position={"x": 60, "y": rows.nth(2).bounding_box()["height"] - 3})  # type: ignore[index]
    told(learner, item, before[0], 3)
    assert learner.placed(item) == [before[1], before[2], before[0], *before[3:]]


def test_by_touch_on_a_narrow_phone(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, **PHONE)
    source, item = practice(learner, "order")
    learner.opens(source)
    expect(learner.form(item).locator("[draggable]")).to_have_count(0)
    for place, id in enumerate(right(item)):
        while learner.placed(item).index(id) > place:
            now = learner.placed(item).index(id)
            arrow(learner, item, id, "moveUp").tap()
            told(learner, item, id, now)
    fits(learner, "moved")
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).tap()
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")
    fits(learner, "answered")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(arrives: Arrives, scheme: str) -> None:
    learner = arrives(viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce")
    source, item = practice(learner, "order")
    learner.opens(source)
    found = axe.faults(learner.page, where="before")
    press_answer(learner, item)
    found += axe.faults(learner.page, where="asked to move first", item=item.id)
    learner.fills(item, wrong(item))
    found += axe.faults(learner.page, where="moved", item=item.id)
    learner.answers(item, wrong(item))
    learner.form(item).locator(".kurs-key > summary").click()
    found += axe.faults(learner.page, where="answered", item=item.id)
    assert not found, "\n".join(found)


def test_without_javascript_the_order_is_not_given_away(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    source, item = practice(learner, "order")
    learner.page.goto(learner.address(source))
    assert sorted(learner.placed(item)) == sorted(right(item))
    assert learner.placed(item) != right(item)
    for id in learner.placed(item):
        place = learner.form(item).locator(f'select[name="{id}"]')
        expect(place).to_have_value("")
        expect(place).to_have_accessible_name(f"Plats för: {text_of(item, id)}")
