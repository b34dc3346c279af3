"""What was begun is there after a reload, and two open tabs agree."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import INTERACTIONS
from playwright.sync_api import Route, expect

from .learner import Learner, said
from .responses import right, wrong

LEAVES_AT_ONCE = "(form, url) => { form.querySelector('[type=submit]').click(); location.href = url; }"


def practice(learner: Learner, stem: str) -> tuple[str, Item]:
    shown = (one for one in learner.course.assessments if one.recorded and one.kind != "final")
    return next((one.page, item) for one in shown for item in one.items if item.interaction.stem == stem)


def other_tab(learner: Learner) -> Learner:
    return Learner(learner.page.context.new_page(), learner.course, learner.base)


@pytest.mark.parametrize("stem", sorted({*INTERACTIONS} - {"scale"}))
def test_what_is_half_chosen_or_half_written_is_kept_after_a_reload(learner: Learner, stem: str) -> None:
    source, item = practice(learner, stem)
    learner.opens(source)
    whole = right(item)
    half = dict(list(whole.items())[:1]) if isinstance(whole, dict) else whole
    if stem == "scenario":
        half = list(half)[:-1]
    learner.fills(item, half)
    if not isinstance(half, dict):  # options stand in an order of their own each time
        same = "String([state[`draft:${argument[0]}`]].flat().sort()) === String([argument[1]].flat().sort())"
        learner.waits_until_stored(same, [item.id, half])
    learner.waits_until_stored("`draft:${argument}` in state", item.id)
    learner.opens(source)
    expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
    found = learner.response_on_page(item)
    assert ({name: value for name, value in found.items() if value} if isinstance(found, dict) else found) == half


def test_an_answered_exercise_is_shown_answered_with_its_explanation_after_a_reload(learner: Learner) -> None:
    source, item = practice(learner, "gap-match")
    learner.opens(source)
    learner.answers(item, wrong(item))
    before = learner.feedback(item).inner_text(), learner.form(item).locator(".kurs-why").all_inner_texts()
    learner.opens(source)
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    assert learner.response_on_page(item) == wrong(item)
    after = learner.feedback(item).inner_text(), sorted(learner.form(item).locator(".kurs-why").all_inner_texts())
    assert after == (before[0], sorted(before[1]))


def test_what_is_chosen_before_a_slow_page_has_started_is_kept(learner: Learner) -> None:
    source, item = practice(learner, "gap-match")
    held: list[Route] = []
    learner.page.route("**/main.js", lambda route: held.append(route))
    with learner.page.expect_request("**/main.js"):
        learner.page.goto(learner.address(source), wait_until="commit")
    learner.fills(item, wrong(item))
    held[0].continue_()
    learner.waits_until_started()
    assert learner.response_on_page(item) == wrong(item)
    learner.answers(item, wrong(item))


def test_an_answer_given_the_moment_the_page_is_left_is_kept(learner: Learner) -> None:
    source, item = practice(learner, "choice")
    learner.opens(source)
    learner.fills(item, right(item))
    learner.is_sure(item, 2)
    with learner.page.expect_navigation():
        learner.form(item).evaluate(LEAVES_AT_ONCE, learner.address("index.md"))
    learner.page.wait_for_url(learner.address("index.md"))
    learner.opens(source)
    expect(learner.form(item)).to_have_attribute("data-state", "answered")


def test_go_on_where_you_were_leads_to_the_next_thing_that_is_left(learner: Learner) -> None:
    module = learner.course.modules[0]
    required = [one for one in learner.course.assessments if one.id in module.required]
    required.sort(key=lambda one: (module.pages.index(one.page), learner.course.shown_on(one.page).index(one)))
    learner.opens("index.md")
    expect(learner.page.locator("[data-continue]")).to_be_hidden()
    learner.opens(required[0].page)
    for item in required[0].items:
        learner.answers(item)
    learner.opens("index.md")
    link = learner.page.get_by_role("link", name=said("continueAt", title=module.title))
    expect(link).to_contain_text("kvar")
    link.click()
    expect(learner.page).to_have_url(f"{learner.address(required[1].page)}#kurs-{required[1].id}")
    expect(learner.page.locator(f"#kurs-{required[1].id}")).to_be_in_viewport()


def test_a_running_final_is_resumed_where_it_was(learner: Learner) -> None:
    drawn = learner.starts_final()
    learner.fills(drawn[3], right(drawn[3]))
    learner.waits_until_stored("Object.keys(state).some((key) => key.endsWith(`:${argument}`))", drawn[3].id)
    learner.opens(learner.final.page)
    assert learner.drawn() == drawn
    expect(learner.page.locator(".kurs-result")).to_contain_text(said("finalResumed"))
    expect(learner.page.locator(".kurs-bar")).to_contain_text(f"1 av {len(drawn)}")
    learner.opens("index.md")
    expect(learner.page.locator("[data-continue] a")).to_have_attribute("href", learner.address(learner.final.page))


def test_what_is_answered_in_one_tab_appears_in_the_other(learner: Learner) -> None:
    source, item = practice(learner, "gap-match")
    other = other_tab(learner)
    learner.opens(source)
    other.opens(source)
    learner.page.bring_to_front()
    learner.fills(item, wrong(item))
    expect(other.form(item).locator("select").first).not_to_have_value("")
    learner.answers(item, wrong(item))
    expect(other.form(item)).to_have_attribute("data-state", "answered")
    expect(other.feedback(item)).not_to_be_empty()


def test_a_final_open_in_two_tabs_is_submitted_once(learner: Learner) -> None:
    drawn = learner.starts_final()
    other = other_tab(learner)
    other.opens(other.final.page)
    assert other.drawn() == drawn
    learner.page.bring_to_front()
    for item in drawn:
        learner.fills(item, right(item))
    expect(other.page.locator(".kurs-bar")).to_contain_text(f"{len(drawn)} av {len(drawn)}")
    learner.button(said("finalSubmit")).click()
    result = other.page.locator(".kurs-result")
    expect(result).to_have_attribute("data-verdict", "correct")
    expect(other.button(said("finalSubmit"))).to_be_hidden()
    expect(other.feedback(drawn[0])).to_have_attribute("data-verdict", "correct")
    learner.waits_until_stored("log.filter((entry) => entry.kind === 'submitted').length === 1")


def test_a_final_begun_in_one_tab_is_the_same_in_the_other(learner: Learner) -> None:
    other = other_tab(learner)
    other.opens(other.final.page)
    learner.page.bring_to_front()
    drawn = learner.starts_final()
    expect(other.page.locator(".kurs-list form")).to_have_count(len(drawn))
    assert other.drawn() == drawn
