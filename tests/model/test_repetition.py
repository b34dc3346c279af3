"""What may come back: recorded practice that the program can grade, unless its author says no. Never a final."""
from __future__ import annotations

from dataclasses import replace

import pytest
from kurs.model.assessment import Course, Repetition
from kurs.model.course import course_from_json, course_to_json
from kurs.model.interaction import Choice
from kurs.model.repetition import repeated, seconds
from samples import CHOICE, INTERACTION, assessment, course, item, real_course


def ids(course: Course) -> list[str]:
    return [one.item.id for one in repeated(course)]


def test_practice_comes_back_and_finals_do_not() -> None:
    whole = real_course()
    finals = {one.id for shown in whole.assessments if shown.kind == "final" for one in shown.items}
    assert finals and not finals & set(ids(whole))
    practice = [one for shown in whole.assessments if shown.recorded and shown.kind != "final" for one in shown.items]
    judged = {one.id for one in practice if not getattr(one.interaction, "practice_only", False)}
    assert set(ids(whole)) == judged
    assert len(judged) < len(practice), "a text of one's own and a scenario don't come back"


def test_an_author_can_keep_an_item_out() -> None:
    shown = assessment(item(id="a"), item(id="b", repetition=False), kind="set")
    assert ids(course(shown)) == ["a"]


def test_what_is_not_recorded_stays_where_it_is() -> None:
    assert ids(course(assessment(item(id="a"), recorded=False))) == []


def test_a_type_that_is_for_practice_only_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Choice, "practice_only", True, raising=False)
    assert ids(course(assessment(item(CHOICE, id="a")))) == []


def test_the_area_is_the_objective_or_the_smallest_thing_named_as_a_look_alike() -> None:
    shown = assessment(*(item(id=id, objective="kan") for id in ("a", "b")), item(id="c"), kind="set")
    given = course(shown, repetition=Repetition(lookalikes=(("x", "y"), ("b", "ett-set"))))
    found = {one.item.id: (one.area, one.group) for one in repeated(given)}
    assert found == {"a": ("ett-set", 1), "b": ("b", 1), "c": ("ett-set", 1)}
    plain = {one.item.id: (one.area, one.group) for one in repeated(replace(given, repetition=Repetition()))}
    assert plain == {"a": ("m/kan", None), "b": ("m/kan", None), "c": ("m/ett-set", None)}


@pytest.mark.parametrize("stem", INTERACTION)
def test_every_type_takes_some_time(stem: str) -> None:
    assert 10 <= seconds(INTERACTION[stem]) <= 120


def test_the_built_course_keeps_it() -> None:
    given = course(assessment(item(id="a", repetition=False)), repetition=Repetition(lookalikes=(("a", "kan"),)))
    assert course_from_json(course_to_json(given)) == given
