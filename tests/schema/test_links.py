"""Links that lead nowhere and pictures without words are told where they stand, wherever they are written."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable

import pytest
from small_course import COURSE

PAGE, DISKA = "docs/kapitel.md", "quizzes/diska.yml"
MORE = {"docs/del/annan.md": "# Annan\n\n[upp](../kapitel.md#diska)\n", "docs/del/bild (1).svg": "<svg/>"}


def chapter(text: str) -> dict[str, str]:
    return {**MORE, PAGE: f"# Kapitel\n\n::: exercise diska\n\n{text}\n"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se [den](anan.md).", '5:8: länken "anan.md" leder inte någonstans: anan.md finns inte i docs.'),
        ("Se [den](del/anan.md#x).", '5:8: länken "del/anan.md#x" leder inte någonstans: del/anan.md finns inte i docs. Menade du "del/annan.md"?'),
        ("![Hall](hall.svg)", '5:7: länken "hall.svg" leder inte någonstans: hall.svg finns inte i docs. Rätta'),
        ('[den](ut/../../x.md "Titel")', '5:5: länken "ut/../../x.md" leder inte någonstans: ../x.md finns inte'),
        ("[den](/kapitel.md)", '5:5: länken "/kapitel.md" börjar med /, och fungerar inte'),
        ("![](del/bild%20(1).svg)", "5:1: bilden saknar text för den som inte ser den. Skriv vad den visar mellan [ och ]."),
        ('Se <img src="hall.svg"> där', '5:4: bilden saknar text för den som inte ser den. Skriv vad den visar i alt="…".'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(told: Callable[..., list[str]], text: str, expected: str) -> None:
    messages = told(chapter(text))
    assert len(messages) == 1, messages
    assert messages[0].startswith(f"{PAGE}:{expected}")


@pytest.mark.parametrize(
    "text",
    [
        "[a](del/annan.md#annan), [b](https://kurs.example/x.md), [c](mailto:a@kurs.example), [d](#diska), <img alt='' src='x'>",
        '![Hall](del/bild%20(1).svg "Titel")',
        "`[a](nej.md)` och `![](nej.svg)`",
        "```\n[a](nej.md)\n```",
        "[[ruta]](del/annan.md)",
    ],
)  # fmt: skip
def test_what_leads_somewhere_and_code_are_left_alone(told: Callable[..., list[str]], text: str) -> None:
    assert told(chapter(text)) == []


def test_a_picture_in_an_exercise_says_what_it_shows(told: Callable[..., list[str]]) -> None:
    text = COURSE[DISKA].replace("prompt: Vad gör du?", 'prompt: Vad gör du?\ncontext: "Se ![](x.svg)"')
    [message] = told({DISKA: text})
    assert message.startswith(f"{DISKA}:5:14: bilden saknar text")
