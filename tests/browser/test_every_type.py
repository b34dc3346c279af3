"""Every interaction type on an item of the course: by touch, on a translated page, out of room, and with odd input."""
from __future__ import annotations

from collections import Counter

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import INTERACTIONS, Choice, ExtendedText, Hotspot, Hottext, Order, Scale, Scenario
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .learner import TRANSLATE, Learner, said
from .responses import Response, right, wrong
from .test_keyboard import ANSWERS_AT_ONCE, practice_of
from .test_phone import PHONE, fits
from .test_storage import FULL, says

STEMS = sorted(INTERACTIONS)
WITH_BUTTON = [stem for stem in STEMS if stem not in ANSWERS_AT_ONCE]
NAME = "one => one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent"
ROLES = {"SELECT": "combobox", "TEXTAREA": "textbox", "BUTTON": "button", "radio": "radio", "checkbox": "checkbox"}


def come(learner: Learner, stem: str) -> Item:
    source, item = practice_of(learner, stem)
    learner.opens(source)
    return item


def answer(learner: Learner, item: Item) -> Locator:
    return learner.form(item).get_by_role("button", name=said("answer"), exact=True)


def answered(learner: Learner, item: Item, times: int) -> None:
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    script = "log.filter((one) => one.kind === 'attempted' && one.item === argument[0]).length === argument[1]"
    learner.waits_until_stored(script, [item.id, times])


def taps(learner: Learner, item: Item, response: Response) -> None:
    """Answer by finger."""
    form = learner.form(item)
    if isinstance(item.interaction, ExtendedText):
        form.locator("textarea").tap()
        learner.page.keyboard.insert_text(str(response))
    elif isinstance(item.interaction, Choice | Hottext | Hotspot):
        for value in response:
            form.locator(f'fieldset label:has([value="{value}"])').tap()
    elif isinstance(item.interaction, Scenario):
        for at, id in enumerate(response):  # not twice in the same place: that would be a double tap
            form.locator(f'[data-part="{id}"] button').tap(position={"x": 20 + 200 * (at % 2), "y": 20})
    elif isinstance(item.interaction, Order):
        form.locator("[data-part]").first.get_by_role("button").last.tap()
        for place, id in enumerate(response):
            for _ in range(learner.placed(item).index(id) - place):
                form.locator(f'[data-part="{id}"]').get_by_role("button").first.tap()
    else:
        for name, value in dict(response).items():
            control = form.locator(f'fieldset [name="{name}"]')
            if isinstance(item.interaction, Scale):
                form.locator(f'label:has([name="{name}"][value="{value}"])').tap()
            elif item.interaction.stem == "text-entry":
                control.tap()
                learner.page.keyboard.insert_text(value)
            else:
                control.tap()
                control.select_option(value)
    if item.confidence:
        form.locator(".kurs-confidence label").nth(1).tap()


@pytest.mark.parametrize("stem", STEMS)
def test_by_touch_at_360_pixels_and_axe_is_silent_in_every_state(arrives: Arrives, stem: str) -> None:
    learner = arrives(**PHONE, reduced_motion="reduce")
    learner.page.set_viewport_size({"width": 360, "height": 740})
    item = come(learner, stem)
    faults = axe.faults(learner.page, where="before")
    if stem in WITH_BUTTON:
        answer(learner, item).tap()
        expect(learner.feedback(item)).to_have_attribute("data-verdict", "notice")
        faults += axe.faults(learner.page, where="nothing chosen", item=item.id)
    for response, where in ((wrong(item), "wrong"), (right(item), "right")):
        taps(learner, item, response)
        if stem in WITH_BUTTON:
            answer(learner, item).tap()
        expect(learner.form(item)).to_have_attribute("data-state", "answered")
        faults += axe.faults(learner.page, where=where, item=item.id)
        if where == "wrong":
            learner.again(item).tap()
            if isinstance(item.interaction, ExtendedText):
                learner.form(item).locator("textarea").fill("")
    assert faults == []
    fits(learner, stem)


@pytest.mark.parametrize("stem", STEMS)
def test_every_control_has_role_name_value_and_state(learner: Learner, stem: str) -> None:
    item = come(learner, stem)
    form = learner.form(item)
    controls = form.locator("fieldset :is(input, select, textarea, button):visible").all()
    names: Counter[str] = Counter()
    for control in controls:
        tag, kind = control.evaluate("one => [one.tagName, one.type]")
        expect(control).to_have_role(ROLES.get(tag) or ROLES.get(kind, "textbox"))
        name = control.evaluate(NAME)
        assert name.strip(), f"{stem}: a control without a name"
        if kind != "radio":
            names[name.strip()] += 1
        assert not control.evaluate("one => one.disabled")
    assert [name for name, times in names.items() if times > 1] == [], "two controls can't be told apart"
    if isinstance(item.interaction, Scenario):
        return  # one scene at a time: test_scenario.py
    learner.fills(item, wrong(item))
    assert learner.response_on_page(item) == wrong(item)
    learner.is_sure(item, 2)
    answer(learner, item).click()
    for control in form.locator("fieldset:not(.kurs-reflect) :is(input, select, textarea, button)").all():
        expect(control).to_be_disabled()
    assert learner.response_on_page(item) == wrong(item), "what was answered can still be read"


@pytest.mark.parametrize("stem", STEMS)
def test_no_answer_is_asked_for_and_nothing_is_recorded(learner: Learner, stem: str) -> None:
    item = come(learner, stem)
    if stem in WITH_BUTTON:
        answer(learner, item).click()
        expect(learner.feedback(item)).not_to_be_empty()
        expect(answer(learner, item)).to_be_focused()
    expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
    learner.waits_until_stored("log.length === 0")


@pytest.mark.parametrize("stem", WITH_BUTTON)
def test_enter_held_down_and_a_double_click_answer_once(learner: Learner, stem: str) -> None:
    item = come(learner, stem)
    learner.fills(item, right(item))
    learner.is_sure(item, 2)
    answer(learner, item).focus()
    for _ in range(5):
        learner.page.keyboard.down("Enter")
    learner.page.keyboard.up("Enter")
    answered(learner, item, 1)
    learner.again(item).press("Enter")
    learner.fills(item, wrong(item))
    learner.is_sure(item, 2)
    answer(learner, item).dblclick()
    answered(learner, item, 2)


@pytest.mark.parametrize("stem", STEMS)
def test_on_a_translated_page_it_is_answered_and_tried_again(learner: Learner, stem: str) -> None:
    item = come(learner, stem)
    learner.page.evaluate(TRANSLATE)
    learner.answers(item, wrong(item))
    assert learner.form(item).locator("font font").count()
    learner.again(item).click()
    learner.answers(item, right(item))
    verdict = "done" if isinstance(item.interaction, ExtendedText) else "correct"
    expect(learner.feedback(item)).to_have_attribute("data-verdict", verdict)
    expect(learner.feedback(item)).not_to_be_empty()
    answered(learner, item, 2)


@pytest.mark.parametrize("stem", STEMS)
def test_with_the_storage_full_it_is_answered_and_the_page_says_so(arrives: Arrives, stem: str) -> None:
    learner = arrives(script=FULL)
    item = come(learner, stem)
    learner.answers(item, wrong(item))
    expect(learner.feedback(item)).not_to_be_empty()
    says(learner, "storageFull")
    assert learner.response_on_page(item) == wrong(item) or isinstance(item.interaction, Scenario)


@pytest.mark.parametrize("stem", STEMS)
def test_the_back_button_in_the_middle_loses_nothing(learner: Learner, stem: str) -> None:
    item = come(learner, stem)
    learner.fills(item, right(item))
    kept = "argument in state || log.some((one) => `draft:${one.item}` === argument)"
    learner.waits_until_stored(kept, f"draft:{item.id}")
    before = learner.response_on_page(item)
    learner.page.goto(learner.address("index.md"))
    learner.page.go_back()
    learner.waits_until_started()
    assert learner.response_on_page(item) == before


@pytest.mark.parametrize("text", ["å" * 10_000, "😀👩🏽‍🦽 <b>x</b> \u202e &amp;"], ids=["long", "emoji and HTML"])
@pytest.mark.parametrize("stem", ["text-entry", "extended-text"])
def test_whatever_is_pasted_is_kept_as_it_is_and_is_only_text(learner: Learner, stem: str, text: str) -> None:
    item = come(learner, stem)
    fields = learner.form(item).locator("fieldset:not(.kurs-reflect) :is(input, textarea)")
    for field in fields.all():
        field.focus()
        learner.page.keyboard.insert_text(text)
    learner.waits_until_stored("argument in state", f"draft:{item.id}")
    answer(learner, item).click()
    too_long = stem == "extended-text" and len(text) > 2000
    expect(learner.form(item)).to_have_attribute("data-state", "unanswered" if too_long else "answered")
    kept = text[:200] if stem == "text-entry" else text  # a field for a word takes no more
    assert {field.input_value() for field in fields.all()} == {kept}
    assert learner.form(item).locator("b", has_text="x").filter(has_not_text=" ").count() == 0
    fits(learner, stem)
