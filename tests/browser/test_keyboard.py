"""Everything can be done with real key presses alone, on a small screen, and focus is never lost."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import INTERACTIONS, Choice, ExtendedText, Hotspot, Hottext, Order, Scale, Scenario
from playwright.sync_api import Locator, expect

from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said
from .responses import Response, right, score, wrong
from .test_navigation import goes_to

HAS_FOCUS = "element => element === document.activeElement"
ANSWERS_AT_ONCE = ("scenario",)  # the last choice sends the form
FOCUS_IS_LOST = "() => !document.activeElement || document.activeElement === document.body"


@pytest.fixture
def learner(arrives: Arrives) -> Learner:
    return arrives(viewport={"width": 360, "height": 740})


def practice_of(learner: Learner, stem: str) -> tuple[str, Item]:
    """The first practice item with this interaction, recorded if there is one, and its page."""
    shown = [one for one in learner.course.assessments if one.kind != "final"]
    shown.sort(key=lambda one: (one.module != learner.course.modules[0].id, not one.recorded))
    return next((one.page, item) for one in shown for item in one.items if item.interaction.stem == stem)


def tabs_to(learner: Learner, target: Locator, *, key: str = "Tab") -> None:
    for _ in range(400):  # past the whole menu
        if target.evaluate(HAS_FOCUS):
            return
        learner.page.keyboard.press(key)
    raise AssertionError(f"{key} never reaches {target}")


def types_response(learner: Learner, item: Item, response: Response) -> None:
    """Answer by Tab, arrows, Space and letters, starting from whatever has focus above the item."""
    form, keyboard = learner.form(item), learner.page.keyboard
    if isinstance(item.interaction, Choice | Hotspot) and not item.interaction.multiple:
        radios = form.get_by_role("radio")
        tabs_to(learner, radios.first)
        wanted = form.locator(f'[value="{response[0]}"]')  # type: ignore[index]
        keyboard.press("Space")
        for _ in range(radios.count()):
            if wanted.is_checked():
                break
            keyboard.press("ArrowDown")
            expect(form).to_have_attribute("data-state", "unanswered")
        expect(wanted).to_be_checked()
    elif isinstance(item.interaction, Choice | Hotspot | Hottext):
        for value in response:
            box = form.locator(f'[value="{value}"]')
            tabs_to(learner, form.get_by_role("checkbox").first, key="Shift+Tab" if value != response[0] else "Tab")  # type: ignore[index]
            tabs_to(learner, box)
            keyboard.press("Space")
    elif isinstance(item.interaction, ExtendedText):
        tabs_to(learner, form.locator("textarea"))
        keyboard.press("Control+A")
        keyboard.type(str(response))
    elif isinstance(item.interaction, Order):
        moves_steps(learner, item, list(response))
    elif isinstance(item.interaction, Scenario):
        for id in response:
            tabs_to(learner, form.locator(f'[data-part="{id}"] button'))
            keyboard.press("Space")
    elif isinstance(item.interaction, Scale):
        for name, value in dict(response).items():
            tabs_to(learner, form.locator(f'[name="{name}"]').first)
            keyboard.press("Space")
            for _ in item.interaction.values:
                if form.locator(f'[name="{name}"][value="{value}"]').is_checked():
                    break
                keyboard.press("ArrowDown")
    else:
        for control in form.locator("fieldset select, fieldset input").all():
            tabs_to(learner, control)
            value = dict(response)[control.get_attribute("name") or ""]
            if item.interaction.stem == "text-entry":
                keyboard.type(value)
            else:
                keyboard.press("Home")
                for _ in range(control.locator("option").count()):
                    if control.input_value() == value:
                        break
                    keyboard.press("ArrowDown")


def says_how_sure(learner: Learner, item: Item) -> None:
    """The middle of the three, by Tab and an arrow."""
    if item.confidence:
        tabs_to(learner, learner.form(item).locator(".kurs-confidence input").first)
        learner.page.keyboard.press("Space")
        learner.page.keyboard.press("ArrowDown")


def moves_steps(learner: Learner, item: Item, wanted: list[str]) -> None:
    """Each step up to its place by its own button, which keeps focus while it moves."""
    arrows = learner.form(item).locator("[data-part]").first.get_by_role("button")
    tabs_to(learner, arrows.last)
    learner.page.keyboard.press("Enter")
    for place, id in enumerate(wanted):
        if steps := learner.placed(item).index(id) - place:
            up = learner.form(item).locator(f'[data-part="{id}"]').get_by_role("button").first
            tabs_to(learner, up)
            for _ in range(steps):
                learner.page.keyboard.press("Space")
                expect(up).to_be_focused()


@pytest.mark.parametrize("stem", sorted(INTERACTIONS))
def test_each_kind_of_exercise_is_answered_and_tried_again_without_a_mouse(learner: Learner, stem: str) -> None:
    source, item = practice_of(learner, stem)
    form, keyboard = learner.form(item), learner.page.keyboard
    again = learner.again(item)
    answer = form.get_by_role("button", name=said("answer"), exact=True)
    learner.opens(source)
    types_response(learner, item, wrong(item))
    says_how_sure(learner, item)
    assert learner.response_on_page(item) == wrong(item)
    if stem not in ANSWERS_AT_ONCE:
        tabs_to(learner, answer)
        keyboard.press("Enter")
    expect(form).to_have_attribute("data-state", "answered")
    expect(again).to_be_focused()
    keyboard.press("Shift+Tab")
    assert not learner.page.evaluate(FOCUS_IS_LOST)
    tabs_to(learner, again)
    keyboard.press("Space")
    expect(form).to_have_attribute("data-state", "unanswered")
    expect(form.locator("fieldset :is(input, select, textarea, button)").first).to_be_focused()
    types_response(learner, item, right(item))
    says_how_sure(learner, item)
    if stem not in ANSWERS_AT_ONCE:
        tabs_to(learner, answer)
        keyboard.press("Space")
    graded = score(item, right(item)) is not None
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct" if graded else "done")


def test_arrows_in_a_group_choose_but_never_answer(learner: Learner) -> None:
    source, item = practice_of(learner, "choice")
    learner.opens(source)
    radios = learner.page.get_by_role("radio")
    tabs_to(learner, radios.first)
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
        learner.page.keyboard.press(key)
        expect(learner.page.locator('[data-state="answered"]')).to_have_count(0)
    learner.waits_until_stored("log.length === 0")


def test_answering_before_choosing_says_what_is_missing_and_keeps_focus(learner: Learner) -> None:
    for stem in ("choice", "gap-match"):
        source, item = practice_of(learner, stem)
        learner.opens(source)
        answer = learner.form(item).get_by_role("button", name=said("answer"), exact=True)
        tabs_to(learner, answer)
        learner.page.keyboard.press("Enter")
        expect(learner.feedback(item)).not_to_be_empty()
        expect(answer).to_be_focused()
        expect(learner.form(item)).to_have_attribute("data-state", "unanswered")


def test_enter_held_down_and_a_double_click_stop_at_the_explanation(learner: Learner) -> None:
    source, item = practice_of(learner, "choice")
    learner.opens(source)
    learner.fills(item, right(item))
    learner.is_sure(item, 3)
    again = learner.form(item).get_by_role("button", name=said("answerAgain"))
    answer = learner.form(item).get_by_role("button", name=said("answer"), exact=True)
    answer.focus()
    for _ in range(6):
        learner.page.keyboard.down("Enter")
    learner.page.keyboard.up("Enter")
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")

    again.click()
    learner.fills(item, right(item))
    learner.is_sure(item, 3)
    answer.dblclick()
    again.dispatch_event("click", {"detail": 2})
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")
    learner.waits_until_stored("log.filter((entry) => entry.kind === 'attempted').length === 2")


def test_a_whole_final_is_taken_without_a_mouse(learner: Learner) -> None:
    learner.opens(learner.final.page)
    tabs_to(learner, learner.button(said("finalStart")))
    learner.page.keyboard.press("Enter")
    learner.page.locator(".kurs-list form").first.wait_for()
    assert not learner.page.evaluate(FOCUS_IS_LOST)
    for item in learner.drawn():
        types_response(learner, item, right(item))
        learner.page.keyboard.press("Enter")
    tabs_to(learner, learner.button(said("finalSubmit")))
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator(".kurs-result")).to_have_attribute("data-verdict", "correct")
    expect(learner.page.locator(".kurs-result")).to_be_focused()


@pytest.mark.parametrize("instant", [False, True])
def test_the_first_tab_leads_past_the_menu_to_the_text(
    arrives: Arrives, site: CourseSite, instant_site: CourseSite, instant: bool
) -> None:
    learner = arrives(instant_site if instant else site, viewport={"width": 1280, "height": 800})
    learner.opens("index.md")
    if instant:
        goes_to(learner, learner.course.modules[0].pages[1])
        learner.page.evaluate("document.activeElement.blur()")
        learner.page.locator(".md-skip").focus()
    else:
        learner.page.keyboard.press("Tab")
    expect(learner.page.locator(".md-skip")).to_be_focused()
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator("article h1")).to_be_focused()
    learner.page.keyboard.press("Tab")
    assert learner.page.evaluate("document.activeElement.closest('.md-content, .md-footer') !== null")


def test_no_single_letter_does_anything(learner: Learner) -> None:
    """WCAG 2.1.4. Material's own would open the search and turn the page."""
    learner.opens(learner.course.modules[0].pages[1])
    address = learner.page.url
    for key in "fs/pn,.":
        learner.page.keyboard.press(key)
    expect(learner.page.locator(".md-search__input")).not_to_be_focused()
    expect(learner.page.locator("#__search")).not_to_be_checked()
    assert learner.page.url == address


def test_the_menu_is_a_button_that_says_if_it_is_open(learner: Learner) -> None:
    learner.opens("index.md")
    menu = learner.page.get_by_role("button", name="Meny", exact=True)
    tabs_to(learner, menu)
    for key, state in (("Enter", "true"), ("Space", "false"), ("Enter", "true")):
        learner.page.keyboard.press(key)
        expect(menu).to_have_attribute("aria-expanded", state)
        expect(learner.page.locator("#__drawer")).to_be_checked(checked=state == "true")
    goes_to(learner, learner.course.modules[0].pages[0])
    expect(menu).to_have_attribute("aria-expanded", "false")
