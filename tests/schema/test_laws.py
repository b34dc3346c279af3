"""A reference to the law is in lagrum.yml, and every place that rests on a provision is found."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.schema.laws import by_hand, used
from kurs.schema.load import read_course
from small_course import COURSE

FILE, DISKA, PAGE = "quizzes/data/lagrum.yml", "quizzes/diska.yml", "docs/kapitel.md"
ROW = "law: SoL (2025:400), section: 14 kap. 3 §, says: Text., certainty: S, checked: '2026-11-22'"
LAWS = f"sol-14-3: {{{ROW}}}\nlss-6: {{{ROW}}}\n"


def chapter(text: str) -> dict[str, str]:
    return {FILE: LAWS, PAGE: f"# Kapitel\n\n::: exercise diska\n\n{text}\n"}


def test_a_law_that_is_not_in_the_list_is_told_in_a_chapter(told: Callable[..., list[str]]) -> None:
    expected = f'{PAGE}:5:7: lagrummet "sol-14-4" finns inte i lagrum.yml. Menade du "sol-14-3"? Rätta id:t eller lägg'
    [message] = told(chapter("Enligt{§sol-14-4}."))
    assert message.startswith(expected)


def test_a_law_that_is_not_in_the_list_is_told_in_yaml(told: Callable[..., list[str]]) -> None:
    [message] = told({FILE: LAWS, DISKA: COURSE[DISKA].replace("feedback: Ja.", 'feedback: "Ja, {§lag}."')})
    assert message.startswith(f'{DISKA}:8:57: lagrummet "lag" finns inte i lagrum.yml.')


@pytest.mark.parametrize("text", ["`{§ingen}`", "```\n{§ingen}\n```", "    {§ingen}", "{§lss-6}"])
def test_code_and_known_laws_are_left_alone(told: Callable[..., list[str]], text: str) -> None:
    assert told(chapter(text)) == []


def test_a_list_with_mistakes_hides_no_reference_to_it(told: Callable[..., list[str]]) -> None:
    messages = told(chapter("{§lss-6}") | {FILE: LAWS.replace("certainty: S", "certainty: X")})
    assert [message.split(": ")[0] for message in messages] == [f"{FILE}:1:79", f"{FILE}:2:76"]


def test_every_use_is_found_with_its_place(project: Callable[..., Path]) -> None:
    files = chapter("Se {§lss-6} och {§lss-6}.") | {DISKA: COURSE[DISKA].replace('source: "2"', "source: sol-14-3")}
    reading, _ = read_course(project(files))
    places = {one.provision.id: [(at.file, at.line, at.column) for at in one.places] for one in used(reading)}
    assert places == {"sol-14-3": [(DISKA, 6, 9)], "lss-6": [(PAGE, 5, 4), (PAGE, 5, 17)]}


def test_a_law_written_out_is_found(project: Callable[..., Path]) -> None:
    text = "SoL 14 kap. 3 och 6 §§, LSS 24 b § och 21 a och 21 b §§. Kapitel 3. Version 2.1 § `7 §`"
    reading, _ = read_course(project(chapter(text)))
    assert [one.text for one in by_hand(reading)] == ["14 kap. 3 och 6 §§", "24 b §", "21 a och 21 b §§"]
