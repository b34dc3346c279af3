"""The glossary and the drills made of it: mistakes have their place, and a drill is a set like any other."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from glossary_course import DRILL, GOOD, LIST
from kurs.model.course import course_from_json, course_to_json
from kurs.model.interaction import Choice
from kurs.schema.load import load_course
from small_course import COURSE


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (LIST, "term: mal,", "term: maal,", '1:111: ordet "maal" finns inte i ordlistan. Menade du "mal"? Rätta id:t eller lägg till ordet.'),
        (LIST, "see: [plan]", "see: [delmal]", '1:148: "delmal" hänvisar till sig självt. Ta bort hänvisningen.'),
        (LIST, "forms: [målet]", "forms: [delmålet]", '2:26: "delmålet" står redan under "delmal". Ta bort det på ett av ställena.'),
        (LIST, "definition: Stark oro.", "betyder: Stark oro.", '6:24: okänt fält "betyder".'),
        (LIST, "certainty: T", "certainty: O", '6:72: "certainty" kan inte vara O.'),
        (LIST, "oga:", "Öga:", '4:1: id "Öga" får bara ha små bokstäver a–z, siffror och bindestreck.'),
        (LIST, 'kroppen., source: "5"', "kroppen., source: sol-1", '4:58: källan "sol-1" finns inte.'),
        (DRILL, "mal, plan", "maal, plan", '5:17: ordet "maal" finns inte i ordlistan. Menade du "mal"?'),
        (DRILL, "mal, plan", "delmal, plan", '5:17: ordet "delmal" står redan i listan.'),
        (DRILL, "[delmal, mal, plan, arm]", "[delmal]", '5:8: "terms" '),
        (DRILL, "objective: forsta", "objective: forta", 'lärandemålet "forta" finns inte i modulen "grund". Menade du "forsta"?'),
        (LIST, "Ett steg på vägen.", "Ett delmål är ett steg.", '5:9: betydelsen av "delmål" innehåller ordet självt och röjer svaret.'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(
    told: Callable[..., list[str]], file: str, old: str, new: str, expected: str
) -> None:
    assert old in GOOD[file]
    messages = told({**GOOD, file: GOOD[file].replace(old, new, 1)})
    assert any(expected in message for message in messages), messages


def test_the_words_are_in_swedish_order_and_know_where_they_are_used(project: Callable[..., Path]) -> None:
    course, _ = load_course(project(GOOD))
    assert [term.term for term in course.terms] == ["arm", "delmål", "genomförandeplan", "mål", "ångest", "öga"]
    assert {term.id: term.pages for term in course.terms if term.pages} == {"delmal": ("kapitel.md",)}
    assert course_from_json(course_to_json(course)) == course


def test_a_drill_is_a_recorded_set_with_the_words_taken_for_each_other_first(project: Callable[..., Path]) -> None:
    course, _ = load_course(project(GOOD))
    drill = course.assessment("ord")
    assert drill and drill.kind == "set" and drill.recorded
    assert course.modules[0].required == ("diska", "ord")
    first = next(drill.items)
    assert (first.id, first.objective) == ("ord-delmal", "forsta")
    assert isinstance(first.interaction, Choice)
    assert [(one.id, one.correct) for one in first.interaction.options] == [
        ("delmal", True), ("mal", False), ("plan", False), ("arm", False)
    ]  # fmt: skip
    assert "Målet är större." in str(first.interaction.options[1].feedback)
    assert all(one.feedback for item in drill.items for one in item.interaction.options)  # type: ignore[union-attr]


def test_a_course_without_a_glossary_has_no_words(project: Callable[..., Path]) -> None:
    assert load_course(project(COURSE))[0].terms == ()
