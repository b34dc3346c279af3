"""axe-core finds nothing on any type of page, in light and dark, before and after answering."""
from __future__ import annotations

import pytest
from playwright.sync_api import StorageState, expect

from . import axe
from .conftest import Arrives
from .learner import Learner, said
from .responses import right, wrong

SCHEMES = ("light", "dark")
pytestmark = pytest.mark.parametrize("scheme", SCHEMES)


@pytest.fixture
def learner(arrives: Arrives, scheme: str) -> Learner:
    return arrives(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 400, "height": 800})


def chapter_with_most_kinds(learner: Learner) -> str:
    def kinds(source: str) -> int:
        return len({item.interaction.stem for one in learner.course.shown_on(source) for item in one.items})

    pages = {one.page for one in learner.course.assessments if one.kind != "final"}
    return max(sorted(pages), key=kinds)


def test_the_start_the_module_a_page_for_authors_and_an_unknown_address(learner: Learner) -> None:
    found = []
    for source in ("index.md", learner.course.modules[0].pages[0], "mina-resultat.md", "intyg.md"):
        learner.opens(source)
        found += axe.faults(learner.page, where=source)
    learner.opens("index.md")
    learner.page.locator(".kurs-role").first.click()
    found += axe.faults(learner.page, where="start with a path")
    for address in ("404.html", "om/forfattare/"):
        learner.page.goto(learner.base + address)
        found += axe.faults(learner.page, where=address)
    assert not found, "\n".join(found)


def test_a_chapter_before_and_after_answering(learner: Learner) -> None:
    source = chapter_with_most_kinds(learner)
    learner.opens(source)
    found = axe.faults(learner.page, where="before")
    items = [item for one in learner.course.shown_on(source) for item in one.items]
    for item in items:
        if item.interaction.stem != "scenario":  # which has no button to answer
            learner.form(item).get_by_role("button", name=said("answer"), exact=True).click()
    found += axe.faults(learner.page, where="asked to answer first")
    for item in items:
        learner.answers(item, wrong(item))
    found += axe.faults(learner.page, where="wrong")
    for item in items:
        learner.again(item).click()
        learner.answers(item, right(item))
    for key in learner.page.locator(".kurs-key > summary").all():
        key.click()
    found += axe.faults(learner.page, where="right, keys open")
    assert not found, "\n".join(found)


def test_a_final_from_start_to_verdict(learner: Learner) -> None:
    learner.opens(learner.final.page)
    found = axe.faults(learner.page, where="intro")
    learner.button(said("finalStart")).click()
    drawn = learner.drawn()
    for place, item in enumerate(drawn[:-1]):
        learner.fills(item, right(item) if place % 2 else wrong(item))
    # At the end the bar stands below the list: where it lies over a choice, axe calls the choice too small.
    learner.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    found += axe.faults(learner.page, where="running")
    learner.button(said("finalSubmit")).click()
    expect(learner.dialog).to_be_visible()
    found += axe.faults(learner.page, where="question before submitting")
    learner.button(said("finalSubmitAnyway")).click()
    expect(learner.page.locator(".kurs-result")).to_be_focused()
    found += axe.faults(learner.page, where="verdict")
    assert not found, "\n".join(found)


def test_results_and_certificate_of_somebody_who_is_done(arrives: Arrives, done: StorageState, scheme: str) -> None:
    learner = arrives(storage_state=done, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for source in ("index.md", "mina-resultat.md", learner.course.modules[0].pages[0], learner.final.page):
        learner.opens(source)
        found += axe.faults(learner.page, where=source)
    learner.opens("mina-resultat.md")
    learner.button(said("showCode")).click()
    learner.button(said("switchPerson")).click()
    found += axe.faults(learner.page, where="results, dialog")
    learner.opens("intyg.md")
    learner.page.get_by_label(said("certificateName")).fill("Åsa Öberg")
    learner.button(said("certificateShow")).click()
    learner.page.locator(".kurs-certificate svg").wait_for()
    found += axe.faults(learner.page, where="certificate")
    assert not found, "\n".join(found)
