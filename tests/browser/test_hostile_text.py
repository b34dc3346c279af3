"""What a learner writes is text, never HTML, whatever it is."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from playwright.sync_api import expect

from .learner import Learner, said

TEXTS = {
    "html": "<img src=x onerror=\"window.ran = 1\"><script>window.ran = 1</script>",
    "template": "{{7*7}} ${window.ran = 1} ]]> &amp; \" ' `",
    "emoji": "🧓🏽👩‍⚕️ åäö ÅÄÖ é",
    "right to left": "مرحبا بالعالم \u202e abc",
    "prototype": "__proto__",
}


def practice(learner: Learner) -> tuple[str, Item]:
    shown = (one for one in learner.course.assessments if one.recorded and one.kind != "final")
    return next((one.page, item) for one in shown for item in one.items if item.interaction.stem == "text-entry")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_written_stays_the_same_text(learner: Learner, text: str) -> None:
    source, item = practice(learner)
    learner.opens(source)
    fields = learner.form(item).get_by_role("textbox")
    fields.first.fill(text)
    learner.waits_until_stored("`draft:${argument}` in state", item.id)
    learner.opens(source)
    expect(fields.first).to_have_value(text)
    for field in fields.all():
        field.fill(text)
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).click()
    expect(learner.feedback(item)).not_to_be_empty()
    learner.opens(source)
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    expect(fields.first).to_have_value(text)
    assert learner.page.evaluate("window.ran") is None
    expect(learner.form(item).locator("img, script")).to_have_count(0)


def test_ten_thousand_pasted_characters_are_cut_and_the_page_goes_on(learner: Learner) -> None:
    source, item = practice(learner)
    learner.opens(source)
    fields = learner.form(item).get_by_role("textbox")
    for field in fields.all():
        field.focus()
        learner.page.keyboard.insert_text("å" * 10_000)
    expect(fields.first).to_have_value("å" * 200)
    learner.form(item).get_by_role("button", name=said("answer"), exact=True).click()
    expect(learner.feedback(item)).to_have_attribute("data-verdict", "incorrect")
    learner.opens(source)
    expect(fields.first).to_have_value("å" * 200)
    assert learner.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("text", [TEXTS["html"], TEXTS["right to left"]], ids=["html", "right to left"])
def test_a_hostile_name_is_text_on_the_certificate(learner: Learner, text: str) -> None:
    learner.opens("intyg.md")
    module = learner.course.modules[0]
    completed = {"id": "c", "seq": 1, "at": "2026-01-01T00:00:00Z", "kind": "completed", "module": module.id}
    entry = {**completed, "title": text, "version": "1.0", "score": 1}
    learner.page.evaluate(
        """async ([name, entry]) => {
          const request = indexedDB.open(name);
          await new Promise((resolve) => (request.onsuccess = resolve));
          const transaction = request.result.transaction("log", "readwrite");
          transaction.objectStore("log").put(entry);
          await new Promise((resolve) => (transaction.oncomplete = resolve));
          request.result.close();
        }""",
        [f"kurs:{learner.course.iri}", entry],
    )
    learner.opens("intyg.md")
    learner.page.get_by_label(said("certificateName")).fill(text)
    learner.button(said("certificateShow")).click()
    expect(learner.page.locator(".kurs-certificate-name")).to_have_text(text)
    expect(learner.page.locator(".kurs-certificate-module")).to_have_text(text)
    assert learner.page.evaluate("window.ran") is None
