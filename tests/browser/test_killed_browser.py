"""The browser is killed in the middle of a final, the course is changed meanwhile, and nothing is lost."""
from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from chromium import CHROMIUM, FLAGS
from kurs.model.assessment import Assessment, Item
from kurs.model.interaction import Choice, Option
from playwright.sync_api import BrowserContext, Playwright, expect

from .conftest import watch
from .course_site import CourseSite
from .learner import Learner, said
from .responses import right, score, wrong


class Computer:
    """One person's browser profile, outliving the browser."""

    def __init__(self, playwright: Playwright, site: CourseSite, profile: Path) -> None:
        self.playwright, self.site, self.profile = playwright, site, profile
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def opens_the_browser(self) -> Learner:
        context = self.playwright.chromium.launch_persistent_context(
            self.profile, executable_path=CHROMIUM, args=FLAGS, locale="sv-SE"
        )
        self.contexts.append(watch(context, self.site.url, self.faults))
        return Learner(context.new_page(), self.site.course, self.site.url)

    def kills_the_browser(self) -> None:
        """SIGKILL to every process that runs on this profile, and to nothing else."""
        with self.contexts[-1].expect_event("close"):
            for pid in self.processes():
                os.kill(pid, signal.SIGKILL)

    def processes(self) -> list[int]:
        mark = f"--user-data-dir={self.profile}".encode()
        return [int(one.parent.name) for one in Path("/proc").glob("[0-9]*/cmdline") if mark in _words(one)]


def _words(cmdline: Path) -> list[bytes]:
    try:
        return cmdline.read_bytes().split(b"\0")
    except OSError:
        return []


@pytest.fixture
def computer(playwright: Playwright, changing_site: CourseSite, tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(playwright, changing_site, tmp_path / "profile")
    yield computer
    computer.contexts[-1].close()
    assert not computer.faults, "\n".join(computer.faults)


class Author:
    """Edits the items of one YAML file of quizzes/, as an author would."""

    def __init__(self, site: CourseSite, assessment: str) -> None:
        files = (site.root / "quizzes").rglob("*.yml")
        self.file = next(file for file in files if yaml.safe_load(file.read_text("utf-8")).get("id") == assessment)
        self.data: dict[str, Any] = yaml.safe_load(self.file.read_text("utf-8"))
        self.lists: list[list[dict[str, Any]]] = [one["items"] for one in self.data.get("sections", [self.data])]

    def item(self, id: str) -> dict[str, Any]:
        return next(item for items in self.lists for item in items if item["id"] == id)

    def moves_the_key(self, id: str) -> None:
        options = self.item(id)["options"]
        old = next(option for option in options if option.pop("correct", False))
        new = next(option for option in options if option is not old)
        new["correct"] = True
        new.pop("misconception", None)

    def rewords(self, id: str) -> None:
        item = self.item(id)
        item["prompt"] = f"Nyskrivet: {item['prompt']}"
        for option in item.get("options", []):
            option["text"] += " (omskrivet)"

    def removes(self, id: str) -> None:
        for items in self.lists:
            items[:] = [item for item in items if item["id"] != id]

    def turns_the_order(self) -> None:
        for items in self.lists:
            items.reverse()

    def saves(self) -> None:
        self.file.write_text(yaml.safe_dump(self.data, allow_unicode=True, sort_keys=False), "utf-8")


def is_single(item: Item) -> bool:
    return isinstance(item.interaction, Choice) and not item.interaction.multiple


def single(assessment: Assessment) -> list[Item]:
    return [item for item in assessment.items if is_single(item)]


def options(item: Item) -> tuple[Option, ...]:
    return item.interaction.options if isinstance(item.interaction, Choice) else ()


def by_id(learner: Learner) -> dict[str, Item]:
    return {item.id: item for one in learner.course.assessments for item in one.items}


def half_done(learner: Learner) -> tuple[list[Item], dict[str, Any]]:
    """Start the final and answer half: the second one wrong. Returns the items drawn and the responses by item id."""
    drawn = learner.starts_final()
    drawn.sort(key=lambda item: not is_single(item))
    responses = {item.id: right(item) for item in drawn[: len(drawn) // 2]}
    other = next((item for item in drawn if isinstance(right(item), Mapping)), None)
    if other:
        responses[other.id] = dict(list(dict(right(other)).items())[:1])
    for item in drawn:
        if item.id in responses:
            learner.fills(item, responses[item.id])
    return drawn, responses


def test_a_final_survives_a_killed_browser_and_a_changed_key(computer: Computer, changing_site: CourseSite) -> None:
    learner = computer.opens_the_browser()
    drawn, responses = half_done(learner)
    learner.waits_until_stored(
        "argument.every((id) => Object.keys(state).some((key) => key.startsWith('draft:') && key.endsWith(`:${id}`)))",
        list(responses),
    )
    swapped, reworded, *_ = (item.id for item in drawn if item.id in responses and is_single(item))
    removed = next(item.id for item in reversed(drawn) if item.id not in responses)
    computer.kills_the_browser()
    author = Author(changing_site, learner.final.id)
    author.moves_the_key(swapped)
    author.rewords(reworded)
    author.removes(removed)
    author.turns_the_order()
    author.saves()

    changing_site.build()
    learner = computer.opens_the_browser()
    learner.opens(learner.final.page)
    expect(learner.page.locator(".kurs-result")).to_contain_text(said("finalChanged"))
    kept = learner.drawn()
    assert {item.id for item in kept} == {item.id for item in drawn} - {removed}
    for item in kept:
        expected = responses.get(item.id, [] if isinstance(item.interaction, Choice) else {})
        found = learner.response_on_page(item)
        assert found == expected if isinstance(found, list) else {k: v for k, v in found.items() if v} == expected
    expect(learner.form(reworded).locator("legend")).to_contain_text("Nyskrivet")

    for item in kept:
        if item.id not in responses or not is_single(item):
            learner.fills(item, right(item))
    learner.button(said("finalSubmit")).click()
    points = sum(score(item, responses[item.id]) if is_single(item) and item.id in responses else 1 for item in kept)
    assert points == len(kept) - 1, "only the item whose key was moved is wrong now"
    expect(learner.page.locator(".kurs-result")).to_contain_text(f"{int(points / len(kept) * 100)} procent")
    expect(learner.feedback(swapped)).to_have_attribute("data-verdict", "incorrect")
    expect(learner.feedback(reworded)).to_have_attribute("data-verdict", "correct")


def test_practice_answered_before_a_change_of_key_is_asked_again_and_a_rewording_is_not(
    computer: Computer, changing_site: CourseSite
) -> None:
    learner = computer.opens_the_browser()
    practice, (changed, reworded, *_) = next(
        (one, found) for one in learner.course.assessments if one.kind == "set" and len(found := single(one)) > 1
    )
    items = list(practice.items)
    learner.opens(practice.page)
    for item in items:
        learner.answers(item)
    learner.waits_until_stored("log.filter((entry) => entry.kind === 'attempted').length === argument", len(items))
    computer.kills_the_browser()
    author = Author(changing_site, practice.id)
    author.moves_the_key(changed.id)
    author.rewords(reworded.id)
    author.turns_the_order()
    author.saves()

    changing_site.build()
    learner = computer.opens_the_browser()
    learner.opens(practice.page)
    expect(learner.feedback(changed)).to_have_text(said("olderVersion"))
    assert learner.response_on_page(changed) == right(changed)
    expect(learner.form(changed)).to_have_attribute("data-state", "unanswered")
    expect(learner.form(reworded)).to_have_attribute("data-state", "answered")
    expect(learner.feedback(reworded)).not_to_contain_text("äldre version")
    learner.answers(changed, right(by_id(learner)[changed.id]))
    expect(learner.feedback(changed)).to_contain_text(said("correct"))

    module = learner.course.modules[0]
    every = sum(len(list(one.items)) for one in learner.course.assessments if one.id in module.required)
    learner.opens(module.pages[0])
    expect(learner.page.locator("[data-module-status]")).to_contain_text(f"{len(items)} av {every} övningar")


def test_what_was_being_written_is_there_after_the_kill(computer: Computer, changing_site: CourseSite) -> None:
    learner = computer.opens_the_browser()
    practice = next(one for one in learner.course.assessments if next(one.items).interaction.stem == "text-entry")
    item = next(practice.items)
    learner.opens(practice.page)
    field = learner.form(item).get_by_role("textbox").first
    field.press_sequentially("en halv men")
    learner.waits_until_stored("Object.values(state).some((one) => Object.values(one).includes('en halv men'))")
    computer.kills_the_browser()
    learner = computer.opens_the_browser()
    learner.opens(practice.page)
    expect(learner.form(item).get_by_role("textbox").first).to_have_value("en halv men")


def test_a_changed_key_that_gives_the_same_outcome_keeps_the_answer_and_says_so(
    computer: Computer, changing_site: CourseSite
) -> None:
    learner = computer.opens_the_browser()
    practice, item = next(
        (one, item)
        for one in learner.course.assessments
        for item in single(one)
        if one.kind == "set" and len(options(item)) > 2
    )
    learner.opens(practice.page)
    learner.answers(item)
    learner.waits_until_stored("log.length === 1")
    computer.kills_the_browser()
    author = Author(changing_site, practice.id)
    author.item(item.id)["options"] = [one for one in author.item(item.id)["options"] if one["id"] not in wrong(item)]
    author.saves()
    changing_site.build()
    learner = computer.opens_the_browser()
    learner.opens(practice.page)
    expect(learner.form(item)).to_have_attribute("data-state", "answered")
    expect(learner.feedback(item)).to_contain_text(said("olderKept"))
