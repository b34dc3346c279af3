"""A guide at work: by keyboard, on a phone, back and from the start, without JavaScript, as one sheet of paper."""
from __future__ import annotations

import re

import pytest
from kurs.model.guide import Guide, Step
from kurs.words import GUIDE, HTML
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .learner import Learner
from .test_phone import PHONE, fits
from .test_without_javascript import plain

PAGES = {"vilket-livsomrade": "stod/vilket-livsomrade.md", "ar-det-en-avvikelse": "stod/ar-det-en-avvikelse.md"}


def opened(learner: Learner, id: str = "vilket-livsomrade") -> tuple[Guide, Locator]:
    guide = learner.course.guide(id)
    assert guide
    learner.page.goto(learner.address(PAGES[id]))
    return guide, learner.page.locator(".kurs-guide")


def heading(block: Locator) -> Locator:
    return block.locator(".kurs-scene-name:visible")


def shows(block: Locator, step: Step, learner: Learner) -> None:
    expect(heading(block)).to_have_count(1)  # before the guide has begun, all its steps stand on the page
    expect(heading(block)).to_contain_text(plain(step.name, learner))


def step_of(guide: Guide, id: str) -> Step:
    return next(step for step in guide.steps if step.id == id)


def test_the_keyboard_alone_goes_on_back_and_from_the_start(arrives: Arrives) -> None:
    learner = arrives()
    guide, block = opened(learner)
    step, gone = guide.steps[0], [guide.steps[0]]
    while step.options:
        shows(block, step, learner)
        block.get_by_role("button", name=plain(step.options[0].text, learner), exact=True).focus()
        learner.page.keyboard.press("Enter")
        step = step_of(guide, step.options[0].to)
        gone.append(step)
        expect(heading(block)).to_be_focused()
    shows(block, step, learner)
    expect(block.locator(".kurs-rule")).to_be_visible()
    expect(block.locator(".kurs-answers li")).to_have_count(len(gone) - 1)
    expect(block.get_by_role("status")).to_have_text(GUIDE["guideEnd"])
    block.get_by_role("button", name=GUIDE["guideBack"]).press("Enter")
    shows(block, gone[-2], learner)
    expect(heading(block)).to_be_focused()
    block.get_by_role("button", name=GUIDE["guideAgain"]).press(" ")
    shows(block, gone[0], learner)
    expect(block.get_by_role("button", name=GUIDE["guideBack"])).to_be_hidden()
    expect(block.locator(".kurs-rule")).to_be_hidden()


def test_every_answer_leads_on(arrives: Arrives) -> None:
    learner = arrives()
    for id in PAGES:
        guide, block = opened(learner, id)
        for step in guide.questions:
            for way in step.options:
                way_there(guide, block, step, learner)
                answers = block.locator(f'[data-part="{step.id}"]')
                answers.get_by_role("button", name=plain(way.text, learner), exact=True).click()
                shows(block, step_of(guide, way.to), learner)


def way_there(guide: Guide, block: Locator, target: Step, learner: Learner) -> None:
    """From the start to a question, by the shortest way."""
    again = block.get_by_role("button", name=GUIDE["guideAgain"])
    if again.is_visible():
        again.click()
    ways: dict[str, list[tuple[str, str]]] = {guide.steps[0].id: []}
    for step in guide.questions:
        for at, way in enumerate(step.options, 1):
            ways.setdefault(way.to, [*ways[step.id], (step.id, f"{step.id}-{at}")])
    for step_id, part in ways[target.id]:
        block.locator(f'[data-part="{step_id}"] [data-part="{part}"] button').click()


@pytest.mark.parametrize("id", PAGES)
def test_it_fits_a_phone_and_its_buttons_a_finger(arrives: Arrives, id: str) -> None:
    learner = arrives(**PHONE)
    _, block = opened(learner, id)
    expect(block.locator("button.kurs-option").first).to_be_visible()
    fits(learner, id)
    for option in block.locator("button.kurs-option:visible").all():
        box = option.bounding_box()
        assert box
        assert box["height"] >= 44
    assert axe.faults(learner.page) == []


@pytest.mark.parametrize("id", PAGES)
def test_without_javascript_it_is_a_list_with_links(arrives: Arrives, id: str) -> None:
    learner = arrives(java_script_enabled=False)
    guide, block = opened(learner, id)
    expect(block.locator("button")).to_have_count(0)
    for step in guide.steps:
        expect(block.locator(f"#stod-{id}-{step.id}")).to_contain_text(plain(step.name, learner))
    second = guide.questions[1]
    block.get_by_role("link", name=HTML["guide_to_question"].format(mark=2)).first.click()
    expect(learner.page).to_have_url(re.compile(rf"#stod-{id}-{second.id}$"))


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("id", PAGES)
def test_it_is_one_sheet_of_paper(arrives: Arrives, id: str, live: bool) -> None:
    learner = arrives(java_script_enabled=live)
    guide, block = opened(learner, id)
    if live:
        block.locator("button.kurs-option").first.click()
    sheet = learner.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    learner.page.emulate_media(media="print")
    for step in guide.steps:
        expect(block.locator(f"#stod-{id}-{step.id} .kurs-scene-name")).to_be_visible()
    expect(learner.page.get_by_text("Källor:")).to_be_hidden()
