"""A guide always leads somewhere: dead ends, circles and what nobody can reach are told where they stand."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from kurs.model.course import course_from_json, course_to_json
from kurs.schema.load import load_course
from test_docs import OM, YAML

FILE, PAGE = "quizzes/data/beslutsstod.yml", "docs/kapitel.md"
GUIDE = """\
g:
  title: Vad?
  intro: När du undrar.
  note: Fråga.
  source: "2"
  checked: "2026-11-26"
  steps:
    - id: a
      question: Ja?
      options: [{text: Ja, to: b}, {text: Nej, to: d}]
    - id: b
      question: Säkert?
      options: [{text: Ja, to: c}, {text: Nej, to: d}]
    - {id: c, area: hemliv, text: Skriv.}
    - {id: d, result: Inget, text: Vila.}
"""


def course(guide: str, page: str = "::: guide g") -> dict[str, str]:
    return {FILE: guide, PAGE: f"::: exercise diska\n\n{page}\n"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("to: c}", "to: cc}", '13:32: steget "cc" finns inte. Menade du "c"? Välj: a, b, c, d.'),
        ("area: hemliv", "area: hemliw", '14:21: livsområdet "hemliw" finns inte. Menade du "hemliv"? Välj: larande,'),
        ("to: c}, {text: Nej, to: d}", "to: d}, {text: Nej, to: d}", '14:7: inget svar leder till steget "c", så det visas aldrig.'),
        ("    - {id: d", "    - {id: e, result: Mer, text: Se.}\n    - {id: d", '15:7: inget svar leder till steget "e"'),
        ("question: Säkert?\n      options: [{text: Ja, to: c}, {text: Nej, to: d}]", "question: Säkert?", '12:17: frågan "b" är en återvändsgränd: den har inga svar.'),
        ("      question: Säkert?\n", "", '11:7: steget "b" har svar men ingen fråga.'),
        ("area: hemliv, text: Skriv.", "text: Skriv.", '14:7: steget "c" är varken en fråga eller ett resultat.'),
        ("area: hemliv,", "area: hemliv, result: Hem,", '14:7: steget "c" har två resultat.'),
        ("question: Säkert?", "question: Säkert?\n      area: hemliv", '13:13: steget "b" har både fråga och resultat.'),
        ("area: hemliv, text: Skriv.", "area: hemliv", '14:7: resultatet "c" säger inte vad man gör.'),
        ("id: c, area", "id: d, area", 'steget "d" finns redan. Välj ett annat id.'),
        ("[{text: Ja, to: b}, {text: Nej, to: d}]", "[{text: Ja, to: b}]", '10:16: "options" har för få delar (minst 2).'),
        ('source: "2"', "source: sol", '5:11: källan "sol" finns inte.'),
        ("note: Fråga.", "not: Fråga.", '4:3: okänt fält "not". Menade du "note"?'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(told: Callable[..., list[str]], old: str, new: str, expected: str) -> None:
    assert old in GUIDE
    messages = told(course(GUIDE.replace(old, new, 1)))
    assert any(expected in message and message.startswith(f"{FILE}:") for message in messages), messages


def test_questions_that_go_round_are_told(told: Callable[..., list[str]]) -> None:
    messages = told(course(GUIDE.replace("to: c}", "to: a}").replace("text: Nej, to: d}]\n    - id: b", "text: Nej, to: c}]\n    - id: b")))
    assert [message.partition(": ")[0] for message in messages] == [f"{FILE}:8:7", f"{FILE}:11:7"]
    assert all("går det att komma tillbaka till samma steg" in message for message in messages)


def test_a_guide_is_shown_by_its_name(told: Callable[..., list[str]]) -> None:
    assert told(course(GUIDE)) == []
    [message] = told(course(GUIDE, "Inget"))
    assert message.startswith(f'{FILE}:1:1: ingen sida visar beslutsstödet "g". Skriv "::: guide g" på en sida')
    assert f'{PAGE}:3:1: beslutsstödet "h" finns inte. Välj: g.' in told(course(GUIDE, "::: guide h"))


def test_a_block_of_a_guide_with_mistakes_is_none_of_its_own(told: Callable[..., list[str]]) -> None:
    assert len(told(course(GUIDE.replace("title: Vad?", "title: ''")))) == 1


def test_a_guide_survives_the_file_between(project: Callable[..., Path]) -> None:
    course_read, _ = load_course(project(course(GUIDE)))
    [guide] = course_read.guides
    assert [step.name for step in guide.steps] == ["Ja?", "Säkert?", "Hemliv", "Inget"]
    assert guide.mark == {"a": "1", "b": "2", "c": "A", "d": "B"}
    assert course_from_json(course_to_json(course_read)).guides == course_read.guides


def test_what_the_manual_shows_is_right(told: Callable[..., list[str]]) -> None:
    [shown] = YAML.findall((OM / "beslutsstod.md").read_text("utf-8"))
    [id] = yaml.safe_load(shown)
    assert told(course(shown, f"::: guide {id}")) == []
