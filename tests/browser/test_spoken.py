"""What a screen reader meets: names, groups, and messages that are read aloud when they come."""
from __future__ import annotations

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import INTERACTIONS
from playwright.sync_api import expect

from .learner import Learner, said
from .responses import right, wrong

STATUS_BEFORE = "form => { window.status_before = form.querySelector('.kurs-feedback[role=status]'); }"
TOGETHER = ("choice", "hottext", "scale", "hotspot", "scenario")  # their explanations stand in the status itself
SAME_STATUS = "form => window.status_before === form.querySelector('.kurs-feedback')"


def practice(learner: Learner, stem: str) -> tuple[str, Item]:
    shown = [one for one in learner.course.assessments if one.kind != "final"]
    shown.sort(key=lambda one: (one.module != learner.course.modules[0].id, not one.recorded))
    return next((one.page, item) for one in shown for item in one.items if item.interaction.stem == stem)


@pytest.mark.parametrize("stem", sorted(INTERACTIONS))
def test_each_exercise_is_a_named_group_whose_explanation_is_announced(learner: Learner, stem: str) -> None:
    source, item = practice(learner, stem)
    learner.opens(source)
    form = learner.form(item)
    legend = form.locator("legend").first.inner_text()
    expect(form.get_by_role("group", name=legend)).to_have_count(1)
    for control in form.locator("fieldset input, fieldset select").all():
        assert control.evaluate("one => (one.labels[0]?.textContent ?? one.getAttribute('aria-label') ?? '').trim()")
    form.evaluate(STATUS_BEFORE)
    learner.answers(item, wrong(item))
    assert form.evaluate(SAME_STATUS), "a status that comes with its text is not read aloud"
    first_line = learner.feedback(item).inner_text().splitlines()[0]
    expect(form.get_by_role("status").filter(has_text=first_line)).to_have_count(1)
    if stem in TOGETHER:
        expect(learner.feedback(item).locator(".kurs-why").first).not_to_be_empty()
    else:
        for control in form.locator("fieldset input, fieldset select").all():
            described = control.get_attribute("aria-describedby")
            assert described
            expect(learner.page.locator(f"[id='{described}']")).not_to_be_empty()


def test_right_and_wrong_are_told_in_words(learner: Learner) -> None:
    source, item = practice(learner, "choice")
    learner.opens(source)
    learner.answers(item, wrong(item))
    chosen = learner.form(item).locator("fieldset label", has=learner.page.locator(":checked"))
    expect(chosen).to_contain_text(said("wrongAnswer"))
    learner.form(item).get_by_role("button", name=said("answerAgain")).click()
    learner.answers(item, right(item))
    expect(chosen.first).to_contain_text(said("rightAnswer"))


def test_a_match_tells_when_the_same_is_chosen_twice(learner: Learner) -> None:
    source, item = practice(learner, "match")
    learner.opens(source)
    first, second = learner.form(item).locator("select").all()[:2]
    value = next(iter(dict(right(item)).values()))
    first.select_option(value)
    second.select_option(value)
    expect(learner.form(item).get_by_role("status").filter(has_text=said("takenTwice"))).to_be_visible()


# The tree a screen reader walks through, as reviewed: roles in order, repeats and running text left out.
TREES = {
    "choice": "group radio group button status",
    "extended-text": "group textbox status button status",
    "gap-match": "group list listitem combobox button status",
    "hotspot": "group radio button status",
    "hottext": "group blockquote checkbox group button status",
    "inline-choice": "group combobox button status",
    "match": "group combobox status button status",
    "order": "group list listitem button listitem button listitem button listitem button status button status",
    "scale": "blockquote group group radio group radio button status",
    "scenario": "group status list listitem list listitem button listitem button status",
    "text-entry": "group textbox button status",
}
TEXT = ("text", "paragraph", "option", "emphasis", "strong")
NAMED = ("group", "radio", "checkbox", "combobox", "textbox", "button")


def test_the_tree_of_each_exercise_is_as_reviewed(learner: Learner) -> None:
    found = {}
    for stem in sorted(INTERACTIONS):
        learner.opens(f"om/ovningstyper/{stem}.md")
        form = learner.page.locator("form.kurs-item").first
        if stem == "gap-match":  # its bins come with a script of their own
            form.locator("[data-bin]").first.wait_for()
        lines = form.aria_snapshot().splitlines()
        spoken = [(line.strip(" -'").split(" ")[0].rstrip(":"), line) for line in lines]
        spoken = [(role, line) for role, line in spoken if role not in TEXT and not role.startswith("/")]
        roles = [role for role, _ in spoken]
        kept = [one for at, one in enumerate(roles) if one == "group" or one != roles[at - 1] or not at]
        found[stem] = " ".join(kept)
        assert not [line for role, line in spoken if role in NAMED and '"' not in line and ": " not in line], stem
    assert found == TREES
