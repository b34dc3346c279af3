"""Pages reached without being loaded anew, and pages come back to, work like pages loaded."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said
from .responses import right, wrong

SAME_DOCUMENT = "window.document_of_the_test === 1"


@pytest.fixture
def learner(arrives: Arrives, instant_site: CourseSite) -> Learner:
    return arrives(instant_site, viewport={"width": 1280, "height": 800})


def two_chapters(learner: Learner) -> tuple[str, str]:
    """Two neighbouring pages with exercises."""
    pages = learner.course.modules[0].pages
    shown = [source for source in pages if any(one.kind == "exercise" for one in learner.course.shown_on(source))]
    return next((one, other) for one, other in zip(pages, pages[1:], strict=False) if one in shown and other in shown)


def link_to(learner: Learner, source: str) -> Locator:
    """The link in the side menu."""
    title = learner.course.titles[source]
    return learner.page.locator(".md-nav--primary").get_by_role("link", name=re.compile(re.escape(title))).first


def goes_to(learner: Learner, source: str) -> None:
    link_to(learner, source).click()
    expect(learner.page).to_have_url(re.compile(re.escape(learner.address(source)) + "(#.*)?$"))
    expect(learner.page.locator("h1")).to_have_text(learner.course.titles[source])
    learner.waits_until_started()


def one_button_each(learner: Learner) -> None:
    for form in learner.page.locator("form.kurs-item").all():
        expect(form.locator("button[type=submit]")).to_have_count(1)
        expect(form.locator(".kurs-feedback")).to_have_count(1)


def test_exercises_start_once_on_pages_reached_without_a_load(learner: Learner) -> None:
    here, there = two_chapters(learner)
    learner.opens(here)
    learner.page.evaluate("window.document_of_the_test = 1")
    goes_to(learner, there)
    assert learner.page.evaluate(SAME_DOCUMENT), "instant navigation is not on"
    one_button_each(learner)
    item = next(next(iter(learner.course.shown_on(there))).items)
    learner.answers(item, wrong(item))
    learner.page.go_back()
    expect(learner.page.locator("h1")).to_have_text(learner.course.titles[here])
    learner.waits_until_started()
    one_button_each(learner)
    learner.page.go_forward()
    expect(learner.page.locator("h1")).to_have_text(learner.course.titles[there])
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    learner.page.evaluate("document$.next(document)")
    learner.waits_until_started()
    one_button_each(learner)
    learner.form(item).get_by_role("button", name=said("answerAgain")).click()
    learner.answers(item)
    learner.waits_until_stored("log.length === 2")
    assert learner.page.evaluate(SAME_DOCUMENT)


def test_arriving_from_a_page_without_exercises_starts_them(learner: Learner) -> None:
    here, there = two_chapters(learner)
    learner.page.goto(learner.base + "404.html")
    learner.page.locator(".md-header").wait_for()
    goes_to(learner, there)
    one_button_each(learner)


def test_the_start_page_shows_what_was_done_a_moment_ago(learner: Learner) -> None:
    _, there = two_chapters(learner)
    learner.opens("index.md")
    learner.page.evaluate("window.document_of_the_test = 1")
    learner.page.locator(".kurs-role").first.click()
    goes_to(learner, there)
    item = next(next(iter(learner.course.shown_on(there))).items)
    learner.answers(item)
    learner.page.go_back()
    expect(learner.page.locator("[data-continue] a")).to_be_visible()
    expect(learner.page.locator(".kurs-path:visible .kurs-status")).to_contain_text("1 av ")
    assert learner.page.evaluate(SAME_DOCUMENT)


def test_a_running_final_is_there_after_a_look_in_a_chapter(learner: Learner) -> None:
    here, _ = two_chapters(learner)
    drawn = learner.starts_final()
    learner.fills(drawn[0], right(drawn[0]))
    goes_to(learner, here)
    learner.page.go_back()
    expect(learner.page.locator(".kurs-list form")).to_have_count(len(drawn))
    assert learner.drawn() == drawn
    assert learner.response_on_page(drawn[0]) == right(drawn[0])


@pytest.mark.parametrize("shown", ["answered", "forgotten"])
def test_a_page_out_of_the_back_forward_cache_shows_what_is_true_now(arrives: Arrives, shown: str) -> None:
    """The page lay frozen while the log changed, and no message reached it. (Playwright turns the cache itself off.)"""
    learner = arrives(script="window.BroadcastChannel = undefined;")
    source, _ = two_chapters(learner)
    item = next(next(iter(learner.course.shown_on(source))).items)
    other = Learner(learner.page.context.new_page(), learner.course, learner.base)
    learner.opens(source)
    if shown == "forgotten":
        learner.answers(item)
        learner.waits_until_stored("log.length === 1")
        other.opens("mina-resultat.md")
        other.button(said("switchPerson")).click()
        other.button(said("switchYes")).click()
        expect(other.page.get_by_text(said("switchDone"))).to_be_visible()
    else:
        learner.fills(item, wrong(item))
        learner.waits_until_stored("`draft:${argument}` in state", item.id)
        other.opens(source)
        other.answers(item)
        other.waits_until_stored("log.length === 1 && !(`draft:${argument}` in state)", item.id)
    learner.page.bring_to_front()
    learner.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    if shown == "forgotten":
        expect(learner.form(item)).to_have_attribute("data-state", "unanswered")
        expect(learner.form(item).locator(":checked:not([value=''])")).to_have_count(0)
    else:
        expect(learner.form(item)).to_have_attribute("data-state", "answered")
        assert learner.response_on_page(item) == right(item)
