"""One module by mouse, from "Vem är du?" to a certificate that can be checked."""
from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from kurs.errors import KursError
from kurs.model.proof import verify_text
from playwright.sync_api import StorageState, expect

from .conftest import Arrives
from .learner import WORDS, Learner, said
from .responses import right, wrong

NAME = "Åsa Öberg <b>Ek</b>"


def saved(learner: Learner, button: str, into: Path) -> str:
    with learner.page.expect_download() as download:
        learner.button(button).click()
    path = into / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_text("utf-8")


def test_a_new_substitute_goes_from_the_start_page_to_a_proof_that_holds(learner: Learner, tmp_path: Path) -> None:
    page, module, path = learner.page, learner.course.modules[0], learner.course.paths[0]

    learner.opens("index.md")
    page.get_by_role("list").get_by_role("link", name=f"{path.role} {path.text}").click()
    way = page.locator(f"#vag-{path.id}")
    expect(way.get_by_role("heading", name=path.role, exact=True)).to_be_focused()
    expect(way).to_contain_text(f"{module.minutes} minuter")
    expect(way).to_contain_text(said("moduleNotStarted"))
    expect(page.locator(f"#vag-{learner.course.paths[1].id}")).to_be_hidden()
    way.get_by_role("link", name=module.title).click()
    expect(page.locator(".kurs-chapters li")).to_have_count(len(module.pages))

    learner.does_all_required()
    drawn = learner.passes_final()
    assert len(drawn) == sum(section.draw or len(section.items) for section in learner.final.sections)
    expect(page.locator(".kurs-summary").first).to_have_text(said("finalPassed", percent=100))
    page.get_by_role("link", name=said("certificate")).click()

    page.get_by_label(said("certificateName")).fill(NAME)
    learner.button(said("certificateShow")).click()
    sheet = page.locator(".kurs-certificate")
    for text in (NAME, module.title, module.version, "100 procent", said("certificateSelf")):
        expect(sheet).to_contain_text(text)
    assert sheet.get_by_role("img", name=said("certificateQr")).locator("path").get_attribute("d")

    proof = verify_text(saved(learner, said("certificateSave"), tmp_path))
    assert (proof.name, proof.module, proof.version, proof.percent) == (NAME, module.id, module.version, 100)
    assert proof.identity == "self-stated"

    learner.opens("index.md")
    expect(way).to_be_visible()
    expect(way.locator(".kurs-status[data-done]")).to_contain_text("Klar")
    expect(way.get_by_role("progressbar")).to_have_js_property("position", 1)
    expect(page.locator("[data-continue]")).to_be_hidden()


def test_there_is_no_certificate_before_the_module_is_done(learner: Learner) -> None:
    learner.opens("intyg.md")
    expect(learner.page.locator(".kurs-page")).to_contain_text(said("certificateNone"))
    learner.passes_final()
    remaining = WORDS["finalRemaining"].split("(")[0].strip()
    expect(learner.page.locator(".kurs-result")).to_contain_text(remaining)
    learner.opens("intyg.md")
    expect(learner.page.locator(".kurs-page")).to_contain_text(said("certificateNone"))
    expect(learner.page.get_by_label(said("certificateName"))).to_have_count(0)


def test_a_failed_final_gives_no_certificate_and_can_be_taken_again_with_unseen_items_first(learner: Learner) -> None:
    first = learner.starts_final()
    for item in first:
        learner.fills(item, wrong(item))
    learner.button(said("finalSubmit")).click()
    result = learner.page.locator(".kurs-result")
    expect(result).to_have_attribute("data-verdict", "incorrect")
    expect(result).to_be_focused()
    expect(learner.feedback(first[0])).to_be_visible()
    learner.button(said("finalAgain")).click()
    expect(learner.page.locator(".kurs-feedback:not(:empty)")).to_have_count(0)
    again = {item.id for item in learner.drawn()}
    for section in learner.final.sections:
        unseen = {item.id for item in section.items} - {item.id for item in first}
        assert len(again & unseen) == min(len(unseen), section.draw or 0)


def test_nothing_is_graded_before_the_final_is_submitted_and_gaps_are_asked_about(learner: Learner) -> None:
    drawn = learner.starts_final()
    learner.fills(drawn[0], right(drawn[0]))
    expect(learner.page.locator(".kurs-verdict")).to_have_count(0)
    submit = learner.button(said("finalSubmit"))
    submit.click()
    expect(learner.dialog).to_contain_text(f"{len(drawn) - 1} frågor saknar svar")
    learner.page.keyboard.press("Escape")
    expect(learner.dialog).to_have_count(0)
    expect(submit).to_be_focused()
    submit.click()
    learner.button(said("finalGoTo")).click()
    assert learner.form(drawn[1]).evaluate("form => form.contains(document.activeElement)")
    submit.click()
    learner.button(said("finalSubmitAnyway")).click()
    expect(learner.page.locator(".kurs-result")).to_contain_text(f"{100 // len(drawn)} procent")


@pytest.fixture
def certificate(arrives: Arrives, done: StorageState) -> Learner:
    learner = arrives(storage_state=done)
    learner.opens("intyg.md")
    learner.page.get_by_label(said("certificateName")).fill("Åsa Öberg")
    learner.button(said("certificateShow")).click()
    learner.page.locator(".kurs-certificate svg").wait_for()
    return learner


def test_the_certificate_prints_and_a_changed_file_is_refused(certificate: Learner, tmp_path: Path) -> None:
    text = saved(certificate, said("certificateSave"), tmp_path)
    data = json.loads(text)
    for damaged in (text.replace("Åsa", "Eva"), text[:-20], json.dumps({**data, "percent": 99})):
        with pytest.raises(KursError):
            verify_text(damaged)
    checksum = certificate.page.locator(".kurs-certificate dd").filter(has_text=re.compile(f"^{data['checksum']}$"))
    expect(checksum).to_be_visible()
    certificate.page.emulate_media(media="print")
    expect(certificate.page.locator(".kurs-certificate")).to_be_visible()
    expect(certificate.button(said("certificatePrint"))).to_be_hidden()
    expect(certificate.page.locator(".md-header")).to_be_hidden()
    expect(certificate.page.locator(".kurs-certificate svg")).to_be_visible()
    assert len(certificate.page.locator(".kurs-certificate").screenshot()) > 10_000
