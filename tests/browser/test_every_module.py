"""Every module of the course, on a phone: each page read, what is required done, the final passed (make audit)."""
from __future__ import annotations

import os
from pathlib import Path

import pytest
from kurs.model.assessment import Course, Module
from kurs.schema.load import load_course
from playwright.sync_api import expect

from .conftest import Arrives
from .course_site import ROOT
from .learner import Learner, said
from .test_phone import PHONE, SCROLLS_SIDEWAYS, TOO_WIDE

COURSE: Course = load_course(ROOT)[0]
# A folder for pictures taken on the way, to look at; none without it.
PICTURES = os.environ.get("KURS_PICTURES")


def looked_at(learner: Learner, where: str) -> None:
    """The page fits, and is photographed where somebody asked for it."""
    if PICTURES:
        name = where.removesuffix(".md").replace("/", "-").replace(" ", "-")
        learner.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True, timeout=60_000)
    assert not learner.page.evaluate(SCROLLS_SIDEWAYS), f"{where}: {learner.page.evaluate(TOO_WIDE)}"


def reads(learner: Learner, module: Module) -> None:
    for source in module.pages:
        learner.opens(source)
        looked_at(learner, source)


def shows_certificate(learner: Learner, module: Module) -> None:
    learner.opens("intyg.md")
    learner.page.get_by_label(said("certificateName")).fill("Åsa Öberg")
    learner.button(said("certificateShow")).tap()
    sheet = learner.page.locator(".kurs-certificate")
    sheet.locator("svg").wait_for()
    expect(sheet).to_contain_text(module.title)
    has = said("certificateHasPassed" if module.final else "certificateHas")
    expect(sheet.get_by_text(has, exact=True)).to_be_visible()
    looked_at(learner, f"{module.id} intyg")


@pytest.mark.audit
@pytest.mark.parametrize("id", [module.id for module in COURSE.modules])
def test_a_learner_with_a_phone_gets_through_the_module(arrives: Arrives, id: str) -> None:
    learner = arrives(viewport={"width": 360, "height": 740}, **PHONE)
    module = learner.course.module(id)
    assert module
    reads(learner, module)
    learner.does_all_required(module)
    looked_at(learner, f"{id} answered")
    if module.final:
        learner.passes_final(module)
        looked_at(learner, f"{id} passed")
    shows_certificate(learner, module)
