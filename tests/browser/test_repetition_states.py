"""Repetera without storage, network or JavaScript, and axe-core on each of its states."""
from __future__ import annotations

import posixpath
import re

import pytest
from kurs.render.assets import runtime_files
from playwright.sync_api import expect

from . import axe
from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said
from .repeating import PAGE, ZONE, Past, asked, begins, does_session, goes_on, has_done, number, reads, sets_clock
from .responses import wrong
from .test_storage import BLOCKED


@pytest.fixture
def learner(arrives: Arrives) -> Learner:
    learner = arrives(timezone_id=ZONE, viewport={"width": 1280, "height": 800})
    sets_clock(learner)
    return learner


@pytest.mark.parametrize("how", BLOCKED)
def test_a_browser_that_keeps_nothing_repeats_what_it_has_been_given(arrives: Arrives, how: str) -> None:
    """Without storage nothing is left of other days, and the page says both."""
    learner = arrives(script=BLOCKED[how])
    learner.opens(PAGE)
    reads(learner, said("none"))
    expect(learner.page.locator(".kurs-storage[role=status]")).to_contain_text(said("storageBlocked"))


def needed(names: set[str]) -> set[str]:
    """The runtime's files of these names, with all that they import at once."""
    served = runtime_files()
    found = set(names)
    for name in names:
        for target in re.findall(r'from ?"(\.[^"]+)"', served[name].decode()):
            found |= needed({posixpath.normpath(f"{posixpath.dirname(name)}/{target}")})
    return found


def test_without_a_network_a_session_that_has_begun_goes_on(arrives: Arrives) -> None:
    learner = arrives(timezone_id=ZONE, viewport={"width": 400, "height": 800}, has_touch=True, is_mobile=True)
    sets_clock(learner)
    past = Past(learner)
    kinds = {one.item.interaction.stem: one.item for one in past.modules.values()}
    for item in kinds.values():
        past.did(item, days_ago=9)
    past.loads()
    fetched: set[str] = set()
    learner.page.on("requestfinished", lambda request: fetched.add(re.sub(r".*/assets/kurs/\w+/", "", request.url)))
    begins(learner)
    learner.waits_until_stored("state.repetition")
    ids = learner.stored()["state"]["repetition"]["items"]
    stems = {past.modules[id].item.interaction.stem for id in ids}
    assert len(stems) > 3
    while needed({f"{part}/{stem}.js" for part in ("grade", "interaction") for stem in stems}) - fetched:
        learner.page.wait_for_event("requestfinished")
    learner.page.context.set_offline(True)
    assert does_session(learner) == ids


def test_only_the_types_of_the_session_are_fetched(learner: Learner) -> None:
    fetched: list[str] = []
    learner.page.on("request", lambda request: fetched.append(request.url))
    has_done(learner, 1)
    learner.opens(PAGE)
    assert not [url for url in fetched if "/grade/" in url]
    learner.button(said("begin")).click()
    does_session(learner)
    assert {url.rpartition("/")[2] for url in fetched if "/grade/" in url} == {"choice.js"}


def test_a_type_that_cannot_be_fetched_is_passed_over_or_tried_again(arrives: Arrives, learner: Learner) -> None:
    has_done(learner, 2)
    learner.opens(PAGE)
    blocked = "**/interaction/choice.js"
    learner.page.route(blocked, lambda route: route.abort("aborted"))
    learner.button(said("begin")).click()
    notice = learner.page.get_by_text(said("unavailable"))
    expect(notice).to_be_focused()
    with learner.page.expect_event("requestfailed"):
        learner.button(said("skip")).click()
    learner.page.unroute(blocked)
    learner.button(said("retry")).click()
    number(learner, 1, 1)


def test_without_javascript_the_page_says_what_it_does_and_leads_to_the_modules(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.address(PAGE))
    place = learner.page.locator(".kurs-repetition")
    expect(place.get_by_text("Det fungerar på en webbplats")).to_be_visible()
    expect(place.get_by_role("link")).to_have_text([module.title for module in learner.course.modules])
    expect(place.locator("form")).to_have_count(0)


def test_arriving_without_a_new_page_starts_it(arrives: Arrives, instant_site: CourseSite) -> None:
    learner = arrives(instant_site, timezone_id=ZONE, viewport={"width": 1280, "height": 800})
    sets_clock(learner)
    has_done(learner, 1)
    learner.page.get_by_role("link", name=said("due", count=1)).click()
    learner.button(said("begin")).click()
    does_session(learner)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(arrives: Arrives, scheme: str) -> None:
    look = {"color_scheme": scheme, "reduced_motion": "reduce", "viewport": {"width": 360, "height": 800}}
    learner = arrives(timezone_id=ZONE, **look)
    sets_clock(learner)
    found: list[str] = []
    learner.opens(PAGE)
    found += axe.faults(learner.page, where="nothing done")
    past = Past(learner)
    kinds = {one.item.interaction.stem: one.item for one in past.modules.values()}
    for item in kinds.values():
        past.did(item, days_ago=9)
    past.loads()
    found += axe.faults(learner.page, where="results")
    learner.opens(PAGE)
    found += axe.faults(learner.page, where="due")
    begins(learner)
    learner.button(said("answer")).click()
    found += axe.faults(learner.page, where="asked to answer first")
    item = asked(learner)
    learner.answers(item, wrong(item))
    found += axe.faults(learner.page, where="answered")
    learner.button(said("nextItem")).click()
    found += axe.faults(learner.page, where="next")
    does_rest(learner)
    found += axe.faults(learner.page, where="summary")
    assert not found, "\n".join(found)


def does_rest(learner: Learner) -> None:
    while learner.page.locator("form.kurs-item").count():
        at = learner.page.locator(".kurs-repetition h2").first.text_content()
        learner.answers(asked(learner))
        goes_on(learner)
        expect(learner.page.locator(".kurs-repetition h2").first).not_to_have_text(at or "")
