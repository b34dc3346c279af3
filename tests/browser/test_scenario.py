"""A case is walked one scene at a time: every choice says what it led to, and there is always a way back."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import Scenario, Scene, Way
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .learner import TRANSLATE, Learner, said
from .responses import right, ways_to, wrong
from .test_keyboard import tabs_to
from .test_phone import PHONE, SCROLLS_SIDEWAYS
from .test_spoken import practice
from .test_storage import FULL
from .test_without_javascript import plain

HELD_DOWN = 6


@pytest.fixture
def item(learner: Learner) -> Item:
    return meets(learner)


def meets(learner: Learner) -> Item:
    source, item = practice(learner, "scenario")
    learner.opens(source)
    return item


def case_of(item: Item) -> Scenario:
    assert isinstance(item.interaction, Scenario)
    return item.interaction


def walked(item: Item, path: list[str]) -> tuple[list[Way], Scene]:
    """The ways gone, and the scene that they lead to."""
    scenes = {scene.id: scene for scene in case_of(item).scenes}
    at, gone = case_of(item).scenes[0], []
    for id in path:
        gone.append(next(way for way in at.options if way.id == id))
        at = scenes[gone[-1].to]
    return gone, at


def way(learner: Learner, item: Item, id: str) -> Locator:
    return learner.form(item).locator(f'[data-part="{id}"] button')


def back(learner: Learner, item: Item) -> Locator:
    return learner.form(item).get_by_role("button", name=said("back"), exact=True)


def stands_at(learner: Learner, item: Item, path: list[str]) -> None:
    """Just the scene where `path` leads is seen, with what the last choice led to."""
    gone, scene = walked(item, path)
    form = learner.form(item)
    shown = form.locator(".kurs-ways:visible button")
    expect(shown).to_have_text([plain(one.text, learner) for one in scene.options])
    if not scene.ending:
        expect(form.get_by_text(plain(scene.text, learner)[:60]).first).to_be_visible()
        expect(form.locator(".kurs-step")).to_have_text(said("step", number=len(path) + 1))
        told = plain(gone[-1].feedback, learner) if gone else ""
        expect(form.locator(".kurs-happened")).to_contain_text(told)
        expect(back(learner, item)).to_be_visible(visible=bool(gone))


def test_a_screen_reader_meets_one_scene_with_a_button_for_each_way(learner: Learner, item: Item) -> None:
    first = case_of(item).scenes[0]
    rows = "".join(f"      - listitem:\n        - 'button \"{plain(one.text, learner)}\"'\n" for one in first.options)
    snapshot = f'- group "{plain(item.prompt, learner)}":\n  - list:\n    - listitem:\n      - list:\n'
    rows = rows.replace("      - listitem", "        - listitem").replace("        - 'button", "          - 'button")
    expect(learner.form(item)).to_match_aria_snapshot(snapshot + rows)
    expect(learner.form(item).get_by_role("button", name=said("answer"), exact=True)).to_have_count(0)


def test_what_a_choice_led_to_is_announced_and_focus_goes_to_the_next_scene(learner: Learner, item: Item) -> None:
    form = learner.form(item)
    status = form.locator(".kurs-happened")
    expect(status).to_have_attribute("role", "status")
    status.evaluate("one => { window.status_before = one; }")
    path = wrong(item)
    assert isinstance(path, list)
    for at, id in enumerate(path[:-1], 1):
        tabs_to(learner, way(learner, item, id))
        learner.page.keyboard.press("Enter")
        stands_at(learner, item, path[:at])
        expect(form.locator(".kurs-step")).to_be_focused()
        (*_, gone), _ = walked(item, path[:at])
        told = [f"{said('youChose')} {plain(gone.text, learner)}", plain(gone.feedback, learner)]
        expect(status.locator("p")).to_have_text(told)
    assert status.evaluate("one => one === window.status_before"), "a status that comes with its text is not read aloud"
    tabs_to(learner, way(learner, item, path[-1]))
    learner.page.keyboard.press("Enter")
    gone, end = walked(item, path)
    box = form.get_by_role("status").filter(has_text=said("poor"))
    expect(box).to_contain_text(plain(gone[-1].feedback, learner))
    expect(box).to_contain_text(plain(end.text, learner))
    expect(learner.again(item)).to_be_focused()


@pytest.mark.parametrize("ending", ["good", "mixed", "poor"])
def test_any_end_counts_as_done_and_shows_every_choice_and_the_other_ways(
    learner: Learner, item: Item, ending: str
) -> None:
    path = ways_to(case_of(item), ending)
    learner.answers(item, path)
    expect(learner.feedback(item).locator(".kurs-summary")).to_have_text(said(ending))
    gone, _ = walked(item, path)
    rows = learner.form(item).locator(".kurs-walked > ol > li")
    expect(rows).to_have_count(len(gone))
    for at, chosen in enumerate(gone):
        (_, scene) = walked(item, path[:at])
        expect(rows.nth(at)).to_contain_text(plain(chosen.feedback, learner))
        other = [plain(one.text, learner) for one in scene.options if one is not chosen]
        expect(rows.nth(at).locator("ul > li")).to_have_text(other)
    learner.waits_until_stored("log.filter((entry) => entry.kind === 'attempted').length === 1")
    (entry,) = (one for one in learner.stored()["log"] if one["kind"] == "attempted")
    assert (entry["response"], entry["score"]) == (path, {"good": 1, "mixed": 0.5, "poor": 0}[ending])


def test_one_step_back_at_a_time_from_the_end_to_the_start_and_on_another_way(learner: Learner, item: Item) -> None:
    path = wrong(item)
    assert isinstance(path, list)
    learner.answers(item, path)
    for at in range(len(path) - 1, -1, -1):
        back(learner, item).click()
        expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
        stands_at(learner, item, path[:at])
        expect(learner.form(item).locator(".kurs-step")).to_be_focused()
    expect(back(learner, item)).to_be_hidden()
    learner.answers(item)
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")
    learner.waits_until_stored("log.filter((entry) => entry.kind === 'attempted').length === 2")


def test_starting_over_begins_in_the_first_scene(learner: Learner, item: Item) -> None:
    learner.answers(item)
    learner.again(item).click()
    stands_at(learner, item, [])
    expect(way(learner, item, case_of(item).scenes[0].options[0].id)).to_be_focused()
    expect(learner.form(item).locator(".kurs-walked")).to_be_hidden()


def test_half_way_is_kept_by_a_reload_and_by_leaving_and_coming_back(learner: Learner, item: Item) -> None:
    path = right(item)
    assert isinstance(path, list)
    half = path[:2]
    learner.fills(item, half)
    learner.waits_until_stored("String(state[`draft:${argument[0]}`]) === String(argument[1])", [item.id, half])
    learner.page.reload()
    learner.waits_until_started()
    stands_at(learner, item, half)
    learner.page.goto(learner.address("index.md"))
    learner.page.go_back()
    learner.waits_until_started()
    stands_at(learner, item, half)
    back(learner, item).click()
    stands_at(learner, item, half[:1])
    learner.waits_until_stored("String(state[`draft:${argument[0]}`]) === String(argument[1])", [item.id, half[:1]])
    learner.page.reload()
    learner.waits_until_started()
    learner.answers(item, path[1:])
    learner.page.reload()
    learner.waits_until_started()
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    expect(learner.form(item).locator(".kurs-walked > ol > li")).to_have_count(len(path))


def test_a_step_back_from_the_end_is_kept_too(learner: Learner, item: Item) -> None:
    path = right(item)
    assert isinstance(path, list)
    learner.answers(item, path)
    back(learner, item).click()
    learner.waits_until_stored("Boolean(state[`draft:${argument}`])", item.id)
    learner.page.reload()
    learner.waits_until_started()
    expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
    stands_at(learner, item, path[:-1])


def test_a_double_click_and_enter_held_down_make_one_choice(learner: Learner, item: Item) -> None:
    path = right(item)
    assert isinstance(path, list)
    way(learner, item, path[0]).dblclick()
    stands_at(learner, item, path[:1])
    way(learner, item, path[1]).focus()
    for _ in range(HELD_DOWN):
        learner.page.keyboard.down("Enter")
    learner.page.keyboard.up("Enter")
    stands_at(learner, item, path[:2])
    for id in path[2:-1]:
        way(learner, item, id).click()
    way(learner, item, path[-1]).focus()
    for _ in range(HELD_DOWN):
        learner.page.keyboard.down("Enter")
    learner.page.keyboard.up("Enter")
    expect(learner.form(item)).to_have_attribute("data-state", "answered")


def test_nothing_can_be_stored_and_the_case_goes_on(arrives: Arrives) -> None:
    learner = arrives(script=FULL)
    item = meets(learner)
    learner.answers(item, wrong(item))
    expect(learner.page.get_by_role("status").filter(has_text=said("storageFull"))).to_be_visible()
    back(learner, item).click()
    learner.again(item).wait_for(state="hidden")
    learner.fills(item, wrong(item)[-1:])  # type: ignore[index]
    expect(learner.form(item)).to_have_attribute("data-state", "answered")


def test_on_a_translated_page_a_double_click_still_makes_one_choice(learner: Learner, item: Item) -> None:
    path = wrong(item)
    assert isinstance(path, list)
    learner.page.evaluate(TRANSLATE)
    for at, id in enumerate(path, 1):
        assert learner.form(item).locator("font font").count()
        way(learner, item, id).locator("font font").first.dblclick()
        if at < len(path):
            way(learner, item, path[at]).locator("font font").first.dispatch_event("click", {"detail": 2})
        assert learner.response_on_page(item) == path[:at]
    expect(learner.feedback(item)).to_contain_text(said("poor"))
    learner.again(item).click()
    stands_at(learner, item, [])


@pytest.mark.parametrize("width", [360, 320])
def test_by_touch_on_a_narrow_phone(arrives: Arrives, width: int) -> None:
    learner = arrives(viewport={"width": width, "height": 560}, **PHONE)
    item = meets(learner)
    path = right(item)
    assert isinstance(path, list)
    for at, id in enumerate(path):
        for button in learner.form(item).get_by_role("button").all():
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44
        # Never twice in a moment at the same place: that is a double tap, which makes one choice.
        way(learner, item, id).tap(position={"x": 20 if at % 2 else width - 110, "y": 20})
        if at < len(path) - 1:
            expect(learner.form(item).locator(".kurs-happened")).to_be_in_viewport()
        assert not learner.page.evaluate(SCROLLS_SIDEWAYS), f"step {at}"
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "correct")
    expect(learner.feedback(item)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(arrives: Arrives, scheme: str) -> None:
    learner = arrives(viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce")
    item = meets(learner)
    found = axe.faults(learner.page, where="start")
    for ending in ("good", "mixed", "poor"):
        path = ways_to(case_of(item), ending)
        learner.fills(item, path[:1])
        found += axe.faults(learner.page, where=f"half way to {ending}", item=item.id)
        learner.fills(item, path[1:])
        expect(learner.feedback(item)).to_contain_text(said(ending))
        learner.form(item).locator(".kurs-key > summary").click()
        found += axe.faults(learner.page, where=ending, item=item.id)
        learner.again(item).click()
    assert not found, "\n".join(found)


def test_without_javascript_every_scene_can_be_read_and_every_way_followed(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    source, item = practice(learner, "scenario")
    learner.page.goto(learner.address(source))
    case = case_of(item)
    scenes = learner.form(item).locator(".kurs-scene")
    expect(scenes).to_have_count(len(case.scenes))
    for at, scene in enumerate(case.scenes):
        expect(scenes.nth(at)).to_be_visible()
        expect(scenes.nth(at)).to_contain_text(plain(scene.text, learner))
        for one in scene.options:
            row = scenes.nth(at).locator(f'[data-part="{one.id}"]')
            number = case.number[one.to]
            text = f"Om du väljer: {plain(one.text, learner)} Gå till scen {number}"
            expect(row).to_have_text(text)
            target = row.get_by_role("link").get_attribute("href") or ""
            expect(learner.page.locator(target)).to_contain_text(f"Scen {number}")


def test_on_paper_every_scene_is_there_whichever_is_shown(learner: Learner, item: Item) -> None:
    learner.fills(item, right(item)[:2])  # type: ignore[index]
    learner.page.emulate_media(media="print")
    rows = learner.form(item).locator(".kurs-scene")
    for at, scene in enumerate(case_of(item).scenes):
        expect(rows.nth(at)).to_be_visible()
        for one in scene.options:
            text = f"Om du väljer: {plain(one.text, learner)} Gå till scen {case_of(item).number[one.to]}"
            expect(rows.nth(at).locator(f'[data-part="{one.id}"]')).to_have_text(text)
