"""A film has captions and words for those who can't hear or see it, and its question stands below it."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.model.course import course_from_json, course_to_json
from kurs.model.film import FilmChapter
from kurs.schema.load import load_course

FILE, PAGE = "quizzes/data/filmer.yml", "docs/kapitel.md"
FILM = """\
rut:
  title: Rut
  file: rut.mp4
  captions: rut.vtt
  transcript: Rut handlar.
  source: "1.6"
  chapters:
    - {at: "0:00", title: Ett}
    - {at: "1:05", title: Två}
  pause: "1:05"
  exercise: diska
"""
SHOWN = "# Kapitel\n\n::: film rut\n\n::: exercise diska\n"
FILES = {FILE: FILM, PAGE: SHOWN, "docs/rut.mp4": "", "docs/rut.vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\nRut.\n"}


def test_a_film_is_part_of_the_course_and_of_what_is_written_of_it(project: Callable[..., Path]) -> None:
    course, _ = load_course(project(FILES))
    film = course.film("rut")
    assert film and (film.pause, film.chapters[1]) == (65, FilmChapter(at=65, title="Två"))
    assert course_from_json(course_to_json(course)).films == course.films


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  captions: rut.vtt\n", "", '2:3: "captions" saknas. Fyll i undertexterna i mappen docs'),
        ("  transcript: Rut handlar.\n", "", '2:3: "transcript" saknas. Fyll i allt som sägs'),
        ("rut.mp4", "rur.mp4", '3:9: filen "rur.mp4" finns inte i docs. Menade du "rut.mp4"?'),
        ("rut.mp4", "rut.avi", '3:9: "rut.avi" går inte att visa i alla webbläsare. Använd .mp4, .webm.'),
        ("rut.vtt", "rur.vtt", '4:13: filen "rur.vtt" finns inte i docs. Menade du "rut.vtt"?'),
        ('pause: "1:05"', 'pause: "65"', '10:10: "65" är ingen tid i filmen. Skriv minuter:sekunder'),
        ('  pause: "1:05"\n', "", '10:13: "exercise" behöver också "pause". Skriv båda eller ingen.'),
        ('"1:05", title', '"0:00", title', "9:12: kapitlet börjar inte efter det förra."),
        ("exercise: diska", "exercise: disk", '11:13: övningen "disk" finns inte. Menade du "diska"?'),
    ],
)
def test_a_mistake_in_a_film_is_told_where_it_stands(
    told: Callable[..., list[str]], old: str, new: str, expected: str
) -> None:
    assert old in FILM
    messages = told({**FILES, FILE: FILM.replace(old, new, 1)})
    assert len(messages) == 1 and messages[0].startswith(f"{FILE}:{expected}"), messages


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"docs/rut.vtt": "1\n00:01,000 --> 00:04,000\n"}, f"{FILE}:4:13: undertexterna börjar inte med WEBVTT."),
        ({"docs/rut.vtt": "WEBVTT\n"}, f"{FILE}:4:13: undertexterna har ingen rad med tid."),
        ({PAGE: "::: exercise diska\n\n::: film rut\n"}, f'{FILE}:11:13: övningen "diska" visas inte under filmen i'),
        ({PAGE: "::: exercise diska\n"}, f'{FILE}:1:1: ingen sida visar filmen "rut".'),
        ({PAGE: SHOWN + "\n::: film ruth\n"}, f'{PAGE}:7:1: filmen "ruth" finns inte. Menade du "rut"? Välj: rut.'),
    ],
)
def test_a_film_fits_its_captions_and_its_page(
    told: Callable[..., list[str]], changed: dict[str, str], expected: str
) -> None:
    messages = told({**FILES, **changed})
    assert len(messages) == 1 and messages[0].startswith(expected), messages
