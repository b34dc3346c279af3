"""Pictures, sounds, hints in steps and the question of confidence: what an author is told, and what is measured."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.schema.load import load_course
from small_course import COURSE

DISKA = "quizzes/diska.yml"
KURS = "quizzes/kurs.yml"
FILES = {"docs/bilder/hall.svg": '<svg viewBox="0 0 640 360"></svg>', "docs/ljud/rapport.mp3": b"ID3"}
IMAGE = "image: {file: bilder/hall.svg, alt: En mörk hall.}\n"
AUDIO = "audio: {file: ljud/rapport.mp3, label: Rapport, transcript: Hej.}\n"


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("image: {file: bilder/hal.svg, alt: Hall}", '10:15: filen "bilder/hal.svg" finns inte i docs. Menade du "bilder/hall.svg"?'),
        ("image: {file: bilder/hall.gif, alt: Hall}", '10:15: "bilder/hall.gif" går inte att visa i alla webbläsare. Använd .avif,'),
        ("image: {file: ../hemligt.png, alt: Hall}", '10:15: "../hemligt.png" ska vara en fil i mappen docs.'),
        ("image: {file: 'https://a.example/b.png', alt: Hall}", '10:15: "https://a.example/b.png" ska vara en fil i mappen docs.'),
        ("image: {file: bilder/hall.svg}", '10:8: "alt" saknas. Fyll i vad bilden visar, för den som inte ser den.'),
        ("image: {file: bilder/hall.svg, alt: ''}", '10:37: "alt" är tomt.'),
        ("image: {file: bilder/hall.svg, alt: Bild på en hall}", '10:37: "Bild på" behövs inte: skärmläsaren säger redan att det är en bild.'),
        ("image: bilder/hall.svg", '10:8: "image" ska ha fält, ett per rad: namn, kolon och värde.'),
        ("audio: {file: ljud/rapport.wma, label: R, transcript: Hej}", '10:15: "ljud/rapport.wma" går inte att visa'),
        ("audio: {file: ljud/rapport.mp3, label: R}", '10:8: "transcript" saknas. Fyll i allt som sägs, ord för ord'),
        ("audio: {file: ljud/rapport.mp3, transcript: Hej}", '10:8: "label" saknas.'),
        ("hint: []", '10:7: "hint" har för få delar (minst 1).'),
        ("hint: [a, b, c, d, e]", '10:7: "hint" har för många delar (högst 4).'),
        ("hint: [a, '']", '10:11: del 2 i "hint" är tomt.'),
        ("hint: ''", '10:7: del 1 i "hint" är tomt.'),
        ("confidence: ja", '10:13: "confidence" ska vara true eller false, utan citattecken.'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(told: Callable[..., list[str]], added: str, expected: str) -> None:
    (message,) = told({**FILES, DISKA: f"{COURSE[DISKA]}{added}\n"})
    assert message.startswith(f"{DISKA}:{expected}"), message


@pytest.mark.parametrize(("added", "what"), [("confidence: true", "frågar hur säker"), ("hint: Tänk.", "har en ledtråd")])
def test_a_final_neither_helps_nor_asks_how_sure(told: Callable[..., list[str]], added: str, what: str) -> None:
    item = COURSE[DISKA].removeprefix("kind: exercise\n").replace("diska", "fraga")
    rows = "".join(f"    {row}\n" for row in f"{item}{added}".splitlines()).replace("    ", "  - ", 1)
    files = {
        "quizzes/slut.yml": f"kind: final\nid: slut\ntitle: Prov\nitems:\n{rows}",
        KURS: COURSE[KURS].replace("minutes: 10", "minutes: 10\n    final: slut"),
        "docs/kapitel.md": "# K\n\n::: exercise diska\n\n::: final slut\n",
    }
    (message,) = told(files)
    assert message.startswith("quizzes/slut.yml:13:") and what in message


def test_a_picture_in_a_chapter_says_what_it_shows(told: Callable[..., list[str]]) -> None:
    text = "# K\n\n::: exercise diska\n\n![](a.png) och ![En hall](b.png), `![](c.png)`\n\n```\n![](d.png)\n```\n"
    message = next(one for one in told({"docs/kapitel.md": text}) if "länken" not in one)
    assert message.startswith("docs/kapitel.md:5:1: bilden saknar text för den som inte ser den.")


def test_a_picture_is_measured_and_hints_are_a_list(project: Callable[..., Path]) -> None:
    root = project({**FILES, DISKA: f"{COURSE[DISKA]}{IMAGE}{AUDIO}hint: [Först., Sedan.]\nconfidence: true\n"})
    (item,) = load_course(root)[0].assessments[0].items
    assert item.image and (item.image.width, item.image.height) == (640, 360)
    assert item.audio and item.audio.transcript == "Hej."
    assert (item.hint, item.confidence) == (("Först.", "Sedan."), True)


def test_a_picture_without_a_size_is_shown_anyway(project: Callable[..., Path]) -> None:
    root = project({**FILES, "docs/bilder/hall.svg": "<svg></svg>", DISKA: f"{COURSE[DISKA]}{IMAGE}"})
    (item,) = load_course(root)[0].assessments[0].items
    assert item.image and (item.image.width, item.image.height) == (0, 0)
