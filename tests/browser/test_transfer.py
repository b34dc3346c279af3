"""Progress carried between browsers, begun anew, and cleared for the next person."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from kurs.model.assessment import Item
from playwright.sync_api import StorageState, expect

from .conftest import Arrives
from .learner import Learner, said
from .responses import right

RESULTS = "mina-resultat.md"


def practice(learner: Learner) -> tuple[str, list[Item]]:
    shown = next(one for one in learner.course.assessments if one.kind == "set" and one.recorded)
    return shown.page, list(shown.items)


def begins(learner: Learner) -> tuple[str, Item, Item]:
    """Answer one item and leave another half done."""
    source, (first, second, *_) = practice(learner)
    learner.opens(source)
    learner.answers(first)
    learner.fills(second, right(second))
    learner.waits_until_stored("log.length === 1 && `draft:${argument}` in state", second.id)
    return source, first, second


def saves_file(learner: Learner, into: Path) -> Path:
    learner.opens(RESULTS)
    with learner.page.expect_download() as download:
        learner.button(said("saveFile")).click()
    download.value.save_as(into / download.value.suggested_filename)
    return into / download.value.suggested_filename


def loads(learner: Learner, file: Path) -> None:
    learner.page.get_by_label(said("loadFile")).set_input_files(file)


def says(learner: Learner, word: str, **values: object) -> None:
    expect(learner.page.get_by_role("status").filter(has_text=said(word, **values))).to_be_visible()


@pytest.mark.parametrize("way", ["file", "code"])
def test_progress_and_drafts_are_carried_to_another_browser(arrives: Arrives, way: str, tmp_path: Path) -> None:
    learner, elsewhere = arrives(), arrives()
    source, first, second = begins(learner)
    elsewhere.opens(RESULTS)
    if way == "file":
        loads(elsewhere, saves_file(learner, tmp_path))
    else:
        learner.opens(RESULTS)
        learner.button(said("showCode")).click()
        expect(learner.page.get_by_label(said("code"))).to_be_focused()
        code = learner.page.get_by_label(said("code")).input_value()
        elsewhere.page.get_by_label(said("loadCode")).fill(f"{code[:40]}\n {code[40:]} ")
        elsewhere.button(said("load")).click()
    says(elsewhere, "loaded", count=1)
    tables = [one.page.locator(".kurs-table tbody").inner_text() for one in (learner, elsewhere)]
    assert tables[0] == tables[1]
    elsewhere.opens(source)
    expect(elsewhere.form(first)).to_have_attribute("data-state", "answered")
    assert elsewhere.response_on_page(second) == right(second)
    assert elsewhere.stored()["state"]["learner"] == learner.stored()["state"]["learner"]


def test_loading_the_same_progress_twice_adds_nothing(learner: Learner, tmp_path: Path) -> None:
    begins(learner)
    file = saves_file(learner, tmp_path)
    loads(learner, file)
    says(learner, "loadedNone")
    assert len(learner.stored()["log"]) == 1


def test_what_cannot_be_loaded_says_why_and_changes_nothing(arrives: Arrives, tmp_path: Path) -> None:
    learner, other = arrives(), arrives()
    begins(learner)
    begins(other)
    text = saves_file(other, tmp_path).read_text("utf-8")
    learner.opens(RESULTS)
    before = learner.stored()
    refused = {
        text[: len(text) // 2]: "loadFailed",
        "": "loadFailed",
        "null": "loadFailed",
        json.dumps({**json.loads(text), "entries": [{"id": 1}]}): "loadFailed",
        json.dumps({**json.loads(text), "course": "https://annan.example"}): "loadOther",
        text: "loadOtherPerson",
    }
    for place, (content, word) in enumerate(refused.items()):
        file = tmp_path / f"{place}.json"
        file.write_text(content, "utf-8")
        loads(learner, file)
        says(learner, word)
    learner.page.get_by_label(said("loadCode")).fill("KURS1.abc%")
    learner.button(said("load")).click()
    says(learner, "loadFailed")
    assert learner.stored() == before


def test_beginning_a_module_anew_asks_first_and_escape_changes_nothing(arrives: Arrives, done: StorageState) -> None:
    learner = arrives(storage_state=done)
    module = learner.course.modules[0]
    learner.opens(RESULTS)
    before = learner.stored()
    reset = learner.button(said("resetModule", title=module.title))
    reset.click()
    expect(learner.dialog).to_contain_text(module.title)
    learner.page.keyboard.press("Escape")
    expect(learner.dialog).to_have_count(0)
    expect(reset).to_be_focused()
    assert learner.stored() == before
    reset.click()
    learner.button(said("resetYes")).click()
    says(learner, "resetDone")
    expect(reset).to_be_focused()
    every = sum(len(list(one.items)) for one in learner.course.assessments if one.id in module.required)
    expect(learner.page.locator(".kurs-table")).to_contain_text(f"0 av {every} övningar")
    learner.opens(learner.final.page)
    expect(learner.button(said("finalStart"))).to_be_visible()
    learner.opens("intyg.md")
    expect(learner.page.locator(".kurs-page")).to_contain_text(said("certificateNone"))


def test_changing_person_leaves_nothing_of_the_last_one(learner: Learner) -> None:
    begins(learner)
    learner.opens("index.md")
    learner.page.locator(".kurs-role").first.click()
    before = learner.stored()
    learner.opens(RESULTS)
    learner.button(said("switchPerson")).click()
    learner.button(said("cancel")).click()
    assert len(learner.stored()["log"]) == 1
    learner.button(said("switchPerson")).click()
    with learner.page.expect_navigation():
        learner.button(said("switchYes")).click()
    learner.waits_until_started()
    says(learner, "switchDone")
    learner.waits_until_stored("Object.keys(state).join() === 'learner' && log.length === 0")
    assert learner.stored()["state"]["learner"] != before["state"]["learner"]
    kept = learner.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert "kurs:" not in kept
    assert before["state"]["learner"] not in kept


def test_changing_person_clears_the_other_tab_too(learner: Learner) -> None:
    source, first, second = begins(learner)
    other = Learner(learner.page.context.new_page(), learner.course, learner.base)
    other.opens(source)
    learner.page.bring_to_front()
    learner.opens(RESULTS)
    learner.button(said("switchPerson")).click()
    learner.button(said("switchYes")).click()
    expect(other.form(first)).to_have_attribute("data-state", "unanswered")
    assert not any(other.response_on_page(second))
    expect(other.page.locator("[name=choice]:checked")).to_have_count(0)


def test_progress_can_be_saved_before_the_next_person_takes_over(learner: Learner, tmp_path: Path) -> None:
    begins(learner)
    learner.opens(RESULTS)
    learner.button(said("switchPerson")).click()
    with learner.page.expect_download() as download:
        learner.dialog.get_by_role("button", name=said("saveFile")).click()
    download.value.save_as(tmp_path / "framsteg.json")
    assert json.loads((tmp_path / "framsteg.json").read_text("utf-8"))["entries"]
