"""A worked example: every passage has a note and every note a passage, and what it shows is shown once."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from example_course import EXAMPLE, GOOD, PAGE, YAML
from kurs.model.course import course_from_json, course_to_json
from kurs.schema.load import load_course

INLINE = "\n```exercise\nid: bredvid\ninteraction: choice\nprompt: Vad?\nobjective: forsta\nsource: \"2\"\noptions:\n  - {id: a, text: A, correct: true, feedback: Ja.}\n  - {id: b, text: B, feedback: Nej.}\n```\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (EXAMPLE, "[[vem|Amira]]", "[[vam|Amira]]", '7:7: texten har stället [[vam|Amira]] men "vam" finns inte i "notes". Menade du "vem"?'),
        (EXAMPLE, "[[vem|Amira]]", "Amira", '14:8: stället "vem" finns inte i texten. Skriv [[vem|orden]] i "text".'),
        (EXAMPLE, "[[vem|Amira]]", "[[vem]]", "7:7: [[vem]] saknar ord att markera. Skriv [[vem|orden]]."),
        (EXAMPLE, "[[vem|Amira]]", "[[tid|Amira]]", '7:7: stället "tid" står flera gånger i texten.'),
        (EXAMPLE, "[[vem|Amira]]", "[[vem|Amira", "7:7: [[ och ]] hör inte ihop två och två på samma rad."),
        (EXAMPLE, "  vem: Vem som skrev.", "  vem:", '14:7: "vem" är tomt.'),
        (EXAMPLE, "  vem: Vem som skrev.", "  vem: 3", '14:8: "vem" ska vara text. Sätt citattecken: "3".'),
        (EXAMPLE, "  vem: ", "  tid: ", '15:3: fältet "tid" står två gånger, först på rad 14.'),
        (EXAMPLE, "  vem: ", "  Vem: ", '14:8: id "Vem" får bara ha små bokstäver a–z, siffror och enkla bindestreck, till exempel "vem".'),
        (EXAMPLE, "intro:", "ingres:", '4:1: okänt fält "ingres".'),
        (EXAMPLE, "title: En bra *anteckning*\n", "", '1:1: "title" saknas.'),
        (EXAMPLE, "mend: diska\n", "", '1:1: "mend" saknas. Fyll i id för övningen eller setet'),
        (EXAMPLE, "mend: diska", "mend: disk", '6:7: övningen "disk" finns inte. Menade du "diska"?'),
        (EXAMPLE, "mend: diska", "mend: bra", '6:7: "bra" är ett exempel och kan inte stå efter ett exempel.'),
        (EXAMPLE, 'source: "6.3"', "source: sol-9", '5:9: källan "sol-9" finns inte.'),
        (EXAMPLE, "id: bra", "id: diska", '2:5: id "diska" används redan i quizzes/diska.yml:2.'),
        (EXAMPLE, "id: bra", "id: grund", '2:5: id "grund" används redan i quizzes/kurs.yml:4.'),
        (PAGE, "::: example bra", "::: example", "3:1: id saknas."),
        (PAGE, "::: example bra", "::: example bara", '3:1: exemplet "bara" finns inte. Menade du "bra"?'),
        (PAGE, "::: example bra", "::: exercise bra", '3:1: "bra" är ett exempel. Skriv "::: example bra".'),
        (PAGE, "::: example bra", "::: example diska", '3:1: "diska" är en övning. Skriv "::: exercise diska".'),
        (PAGE, "::: example bra", "Inget.\n\n::: exercise diska", 'quizzes/bra.yml:2:5: ingen sida visar exemplet med id "bra". Skriv "::: example bra" i ett kapitel'),
        (PAGE, "Mer text.", "::: exercise diska", '5:1: "diska" visas redan i docs/kapitel.md:3. Visa den på ett enda ställe.'),
        (PAGE, "Mer text.", "::: example bra", '5:1: "diska" visas redan i docs/kapitel.md:3.'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(
    told: Callable[..., list[str]], file: str, old: str, new: str, expected: str
) -> None:
    assert old in GOOD[file]
    messages = told({**GOOD, file: GOOD[file].replace(old, new, 1)})
    assert any(expected in message for message in messages), messages


def test_notes_are_names_and_texts(told: Callable[..., list[str]]) -> None:
    [message] = told({**GOOD, EXAMPLE: YAML[: YAML.index("notes:")] + "notes: [a]\n"})
    assert message == 'quizzes/bra.yml:13:8: "notes" ska ha ett namn, ett kolon och en text på varje rad.'
    [message] = told({**GOOD, EXAMPLE: YAML[: YAML.index("notes:")] + "notes: {}\n"})
    assert '13:8: "notes" har för få delar (minst 1).' in message


def test_a_mistake_in_the_example_hides_the_exercise_after_it_from_no_one(told: Callable[..., list[str]]) -> None:
    messages = told({**GOOD, EXAMPLE: YAML.replace("title:", "titel:")})
    assert messages == ['quizzes/bra.yml:3:1: okänt fält "titel". Menade du "title"?']


def test_what_is_mended_has_a_file_of_its_own(told: Callable[..., list[str]]) -> None:
    page = GOOD[PAGE] + "\n::: exercise diska\n" + INLINE
    [message] = told({**GOOD, EXAMPLE: YAML.replace("mend: diska", "mend: bredvid"), PAGE: page})
    assert message.startswith('quizzes/bra.yml:6:7: övningen "bredvid" är skriven i ett kapitel. Flytta den till en egen')


def test_an_example_is_read_with_its_notes_in_the_order_of_the_text(project: Callable[..., Path]) -> None:
    course, _ = load_course(project(GOOD))
    [example] = course.examples
    assert [note.id for note in example.notes] == ["tid", "sjalv", "vem"]
    assert example.words == {"tid": "Kl. 8.", "sjalv": "själv", "vem": "Amira"}
    assert course_from_json(course_to_json(course)) == course


def test_the_exercise_after_it_is_recorded_and_required_in_the_module(project: Callable[..., Path]) -> None:
    course, _ = load_course(project(GOOD))
    assert course.modules[0].required == ("diska",)
    assert [(one.id, one.module, one.recorded) for one in course.shown_on("kapitel.md")] == [("diska", "grund", True)]
