"""Storage blocked, full or thrown away: the page says so and goes on, and what was done can be carried elsewhere."""
from __future__ import annotations

from pathlib import Path

import pytest
from kurs.model.assessment import Item
from playwright.sync_api import expect

from .conftest import Arrives
from .learner import Learner, said
from .responses import right, wrong

BLOCKED = {
    "open throws": "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };",
    "open fails": """const open = indexedDB.open.bind(indexedDB);
        indexedDB.open = () => { const request = open("refused", 1);
          request.onupgradeneeded = () => request.transaction.abort(); return request; };
        Object.defineProperty(IDBOpenDBRequest.prototype, "onupgradeneeded", { set() {} });""",
    "no database, no mark": """Object.defineProperty(window, "indexedDB", { value: undefined });
        for (const name of ["getItem", "setItem", "removeItem"]) {
          const used = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...rest) {
            if (key.startsWith("kurs:")) throw new DOMException("no", "SecurityError");
            return used.call(this, key, ...rest);
          };
        }""",
}
# Every write fails as it does when the disk is full, until `window.roomAgain`.
FULL = """const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values) {
    if (!window.roomAgain) this.transaction.abort();
    return put.apply(this, values);
  };"""
DELETE = """(name) => new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase(name);
  request.onsuccess = resolve;
  request.onerror = reject;
})"""


def practice(learner: Learner) -> tuple[str, list[Item]]:
    """The page with most recorded practice, and its items."""
    pages = {one.page for one in learner.course.assessments if one.recorded and one.kind != "final"}
    source = max(pages, key=lambda page: len(learner.course.shown_on(page)))
    return source, [item for one in learner.course.shown_on(source) if one.recorded for item in one.items]


def says(learner: Learner, word: str) -> None:
    expect(learner.page.locator(".kurs-storage[role=status]")).to_contain_text(said(word))


def saved_file(learner: Learner, into: Path) -> Path:
    with learner.page.expect_download() as download:
        learner.page.locator(".kurs-storage").get_by_role("button", name=said("saveFile")).click()
    download.value.save_as(into / "framsteg.json")
    return into / "framsteg.json"


def works_all_the_same(learner: Learner) -> tuple[str, Item, Item]:
    """Answer one item and begin another. Returns the page and both."""
    source, (first, second, *_) = practice(learner)
    learner.opens(source)
    learner.answers(first, wrong(first))
    learner.form(first).get_by_role("button", name=said("answerAgain")).click()
    learner.answers(first)
    expect(learner.feedback(first)).to_have_attribute("data-verdict", "correct")
    learner.fills(second, right(second))
    return source, first, second


@pytest.mark.parametrize("how", [*BLOCKED, "full"])
def test_a_browser_that_keeps_nothing_says_so_and_gives_a_file_that_works_elsewhere(
    arrives: Arrives, how: str, tmp_path: Path
) -> None:
    learner = arrives(script=BLOCKED.get(how, FULL))
    source, first, second = works_all_the_same(learner)
    says(learner, "storageFull" if how == "full" else "storageBlocked")
    file = saved_file(learner, tmp_path)

    elsewhere = arrives()
    elsewhere.opens("mina-resultat.md")
    elsewhere.page.get_by_label(said("loadFile")).set_input_files(file)
    expect(elsewhere.page.get_by_role("status").filter(has_text=said("loaded", count=2))).to_be_visible()
    elsewhere.opens(source)
    expect(elsewhere.form(first)).to_have_attribute("data-state", "answered")
    assert elsewhere.response_on_page(second) == right(second)


@pytest.mark.parametrize("how", ["open throws", "full"])
def test_a_final_can_be_taken_and_passed_when_nothing_can_be_stored(arrives: Arrives, how: str) -> None:
    learner = arrives(script=BLOCKED.get(how, FULL))
    learner.passes_final()
    says(learner, "storageFull" if how == "full" else "storageBlocked")


def test_when_there_is_room_again_everything_done_meanwhile_is_stored(arrives: Arrives) -> None:
    learner = arrives(script=FULL)
    source, first, second = works_all_the_same(learner)
    says(learner, "storageFull")
    learner.page.evaluate("window.roomAgain = true")
    learner.answers(second)
    learner.waits_until_stored("log.length === 3")
    says(learner, "storageWorks")
    learner.opens(source)
    expect(learner.form(first)).to_have_attribute("data-state", "answered")


def test_a_browser_that_threw_the_progress_away_is_noticed(learner: Learner) -> None:
    source, items = practice(learner)
    learner.opens(source)
    expect(learner.page.locator(".kurs-storage")).to_have_count(0)
    learner.answers(items[0])
    learner.waits_until_stored("log.length === 1")
    learner.page.evaluate(DELETE, f"kurs:{learner.course.iri}")
    learner.opens(source)
    says(learner, "storageEvicted")
    learner.answers(items[0])
    learner.waits_until_stored("log.length === 1")


def test_a_database_thrown_away_under_an_open_page_loses_nothing_on_it(learner: Learner, tmp_path: Path) -> None:
    source, (first, second, *_) = practice(learner)
    learner.opens(source)
    learner.answers(first)
    learner.page.evaluate(DELETE, f"kurs:{learner.course.iri}")
    learner.answers(second)
    expect(learner.form(first)).to_have_attribute("data-state", "answered")
    says(learner, "storageFull")
    assert second.id in saved_file(learner, tmp_path).read_text("utf-8")


def test_the_browser_is_asked_to_keep_what_is_stored(arrives: Arrives) -> None:
    persist = "navigator.storage.persist = async () => (window.asked = true)"
    learner = arrives(script=f"if (navigator.storage) {persist};")
    source, items = practice(learner)
    learner.opens(source)
    learner.answers(items[0])
    assert learner.page.evaluate("window.asked")
