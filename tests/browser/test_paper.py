"""On paper a page is read and answered with a pen: no menus, no computer's words, keys last, a final's key nowhere."""
from __future__ import annotations

import json
import re

import pytest
from kurs.export.book import Book
from kurs.model.assessment import Assessment
from kurs.model.interaction import GapMatch
from kurs.words import HTML
from playwright.sync_api import Page, expect

from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner
from .test_without_javascript import explanations, plain

SCREEN = ".md-header, .md-sidebar, .md-footer, .kurs-actions, details.kurs-key, .kurs-bins, .kurs-feedback"
SCREEN += ", .kurs-slides-open"


def on_paper(learner: Learner, shown: Assessment) -> Page:
    learner.page.goto(learner.address(shown.page))
    learner.page.emulate_media(media="print")
    return learner.page


def practice(learner: Learner) -> Assessment:
    """One with statements to sort."""
    return next(one for one in learner.course.assessments if one.kind == "set"
                and any(isinstance(item.interaction, GapMatch) for item in one.items))  # fmt: skip


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_exercises_are_answered_with_a_pen_and_their_keys_stand_last(arrives: Arrives, script: bool) -> None:
    learner = arrives(java_script_enabled=script)
    shown = practice(learner)
    page = on_paper(learner, shown)
    if script:
        expect(page.locator(".kurs-live").first).to_be_attached()
    for part in page.locator(SCREEN).all():
        expect(part).to_be_hidden()
    keys = page.locator(".kurs-keys")
    forms = page.locator(".kurs:not(.kurs--final) > form.kurs-item")
    expect(keys.locator("> ol > li")).to_have_count(forms.count())
    for item in shown.items:
        expect(keys.get_by_text(plain(explanations(item)[0], learner)).first).to_be_visible()
        for option in getattr(item.interaction, "categories", ()):
            expect(learner.form(item).locator(".kurs-targets", has_text=plain(option.text, learner))).to_be_visible()
    below = keys.bounding_box()
    assert below and all((box := form.bounding_box()) and box["y"] < below["y"] for form in forms.all())


def test_on_screen_there_is_no_second_key(learner: Learner) -> None:
    learner.page.goto(learner.address(practice(learner).page))
    expect(learner.page.locator(".kurs-keys")).to_be_hidden()


def test_an_answer_is_printed_but_not_what_the_computer_says_about_it(learner: Learner) -> None:
    shown = practice(learner)
    learner.page.goto(learner.address(shown.page))
    item = next(shown.items)
    learner.answers(item)
    learner.page.emulate_media(media="print")
    form = learner.form(item)
    for part in form.locator(".kurs-verdict, .kurs-why, .kurs-feedback").all():
        expect(part).to_be_hidden()


def test_a_final_has_no_key_on_paper(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    page = on_paper(learner, learner.final)
    seen = " ".join(page.locator("body").inner_text().split())
    assert plain(next(learner.final.items).prompt, learner) in seen
    assert HTML["paper_keys"] not in seen
    assert not [why for item in learner.final.items for why in explanations(item) if plain(why, learner) in seen]


def test_a_corrected_final_is_printed_without_what_was_right(learner: Learner) -> None:
    learner.passes_final()
    page = learner.page
    expect(page.locator(".kurs-list .kurs-verdict").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".kurs-list form").first).to_be_visible()
    told = ".kurs-verdict, .kurs-why, .kurs-key, .kurs-feedback, .right, .missed"
    for part in page.locator(f".kurs-list :is({told})").all():
        expect(part).to_be_hidden()


def test_the_book_of_the_whole_course_has_no_final(site: CourseSite) -> None:
    folder = site.root / "site"
    manifest = json.loads((folder / "assets/kurs/manifest.json").read_text("utf-8"))
    written = Book(folder, manifest, manifest["modules"], manifest["title"]).written({})
    assert written.count('class="kurs kurs-keys"') > len(site.course.modules)
    assert "<template" not in written and not re.search(r'<a [^>]*href="file:', written)
    finals = [one for one in site.course.assessments if one.kind == "final"]
    practice = (item for one in site.course.assessments if one not in finals for item in one.items)
    practised = {why for item in practice for why in explanations(item)}
    keys = " ".join(re.findall(r'<section class="kurs kurs-keys".*?</section>', written, re.DOTALL))
    for final in finals:
        # Short ones, such as "Det går att räkna.", are said of practice too.
        own = {why for item in final.items for why in explanations(item) if len(why) > 30} - practised
        assert own and not [why for why in own if f">{plain(why, site)}<" in keys]
        assert not [item.prompt for item in final.items if f'id="q-{item.id}"' in written]
