"""Outdated words are found however they are inflected and broken, and may be spoken of on purpose."""
from __future__ import annotations

import pytest
from case_course import FILE
from case_course import GOOD as CASED
from flawed_course import OUTDATED, Flaws, choice, item, ova


def found(flaws: Flaws, text: str) -> list[str]:
    page = f"# Kapitel\n\n{text}\n\n::: exercise diska\n"
    return flaws("utgangna-ord", {**OUTDATED, "docs/kapitel.md": page})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rosa har ett biståndsbeslut.", "3:14"),
        ("Biståndsbesluten är många.", "3:1"),
        ("Läs biståndsbeslutets motivering.", "3:5"),
        ("Det gäller en skälig\n**levnadsnivå** här.", "3:15"),
        ("Ett nytt beslut om\nbistånd kom.", "3:10"),
        ("Rad ett.\nVi lärde oss ÄBIC då.", "4:14"),
        ("Se 11 kap. 5-6 §§ SoL.", "3:4"),
        ("## Biståndsbeslut", "3:4"),
        ("- en punkt om biståndsbeslut", "3:15"),
        ("> Hon sa: ”Jag har ett biståndsbeslut.”", "3:24"),
    ],
)
def test_an_outdated_word_is_flagged_where_it_stands(flaws: Flaws, text: str, place: str) -> None:
    [told] = found(flaws, text)
    assert told.startswith(f"docs/kapitel.md:{place}: ")
    assert " gäller inte längre. " in told
    assert " Skriv i stället: " in told


@pytest.mark.parametrize(
    "text",
    [
        "Beslut om insats.",
        "Ordet ”biståndsbeslut” finns inte i den nya lagen.",
        "Han är biståndshandläggare. Biståndsbeslutsfattare är något annat.",
        "FÄBICO",
        "Se 11 kap. 5 § SoL.",
        "```\nbiståndsbeslut\n```",
        "<!-- biståndsbeslut -->",
    ],
)
def test_another_word_and_a_word_spoken_of_are_none(flaws: Flaws, text: str) -> None:
    assert found(flaws, text) == []


def test_questions_are_read_but_a_wrong_answer_may_be_outdated(flaws: Flaws) -> None:
    asked = item("fraga", choice("Ett beslut", "Ett biståndsbeslut", context="Hon har ett biståndsbeslut."))
    [told] = flaws("utgangna-ord", {**ova(asked), **OUTDATED})
    assert told.startswith('quizzes/ova.yml:10:14: "biståndsbeslut" gäller inte längre. Ordet har bytts.')


def test_the_texts_of_a_case_are_searched_but_not_a_note_that_is_weak_on_purpose(flaws: Flaws) -> None:
    files = {**OUTDATED, **CASED}
    assert flaws("utgangna-ord", {**files, FILE: CASED[FILE].replace("Bra dag.", "Bra biståndsbeslut.")}) == []
    [told] = flaws("utgangna-ord", {**files, FILE: CASED[FILE].replace("Bo lagade soppa.", "Bo fick biståndsbeslut.")})
    assert told.startswith(f"{FILE}:34:72: ")
