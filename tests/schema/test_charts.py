"""Charts are read as strictly as the other data: each mistake is told where it stands, and a chapter names one that is."""
# ruff: noqa: E501 -- a chart a row
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.model.chart import Bar, Chart
from kurs.model.course import course_from_json, course_to_json
from kurs.schema.load import load_course

FILE, PAGE = "quizzes/data/diagram.yml", "docs/kapitel.md"
CHART = """\
svar: {title: Svar, text: Flest ja., label: Svar, unit: Procent, max: 100, source: Egen, rows: [{label: Ja, value: 60}, {label: Nej, value: 40}]}
"""
SHOWN = "# Kapitel\n\n::: exercise diska\n\n::: chart svar\n"


def test_a_chart_is_part_of_the_course_and_of_what_is_written_of_it(project: Callable[..., Path]) -> None:
    course, _ = load_course(project({FILE: CHART, PAGE: SHOWN}))
    bars = (Bar(label="Ja", value=60), Bar(label="Nej", value=40))
    fields = {"title": "Svar", "text": "Flest ja.", "label": "Svar", "unit": "Procent", "max": 100, "source": "Egen"}
    assert course.chart("svar") == Chart(id="svar", rows=bars, **fields)  # type: ignore[arg-type]
    assert course_from_json(course_to_json(course)).charts == course.charts


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("source: Egen", "sourc: Egen", '1:76: okänt fält "sourc". Menade du "source"?'),
        (", source: Egen", "", '1:7: "source" saknas. Fyll i var talen kommer ifrån, och när de samlades in.'),
        ("value: 60", "value: 160", "1:116: värdet 160 ligger inte mellan 0 och 100. Rätta värdet"),
        ("value: 60", "value: -6", '1:116: "value" kan inte vara -6. Fyll i värdet, ett tal från noll'),
        ("value: 60", 'value: "60"', '1:116: "value" ska vara ett tal med decimalpunkt, utan citattecken.'),
        ("value: 60", "value: 60.5", '1:116: 60.5 har fler decimaler än "decimals" (0). Avrunda talet eller höj "decimals".'),
        ("max: 100", "max: 0", '1:71: "max" (0) ska vara större än "min" (0).'),
        ("label: Nej", "label: Ja", '1:129: raden "Ja" finns redan. Ge varje rad ett eget namn.'),
        ("value: 60", "value: 60, count: 9", '1:131: raden saknar "count", som andra rader har.'),
        (", {label: Nej, value: 40}", "", '1:96: "rows" har för få delar (minst 2).'),
        ("svar:", "Svar:", '1:1: id "Svar" får bara ha små bokstäver'),
        (CHART, "- a\n", "1:1: filen ska ha ett diagram på varje plats"),
    ],
)
def test_a_mistake_in_a_chart_is_told_where_it_stands(
    told: Callable[..., list[str]], old: str, new: str, expected: str
) -> None:
    assert old in CHART
    messages = told({FILE: CHART.replace(old, new, 1), PAGE: SHOWN})
    assert [one for one in messages if one.startswith(f"{FILE}:{expected}")], messages
    assert len(messages) == 1, "a chart with mistakes is not also told as missing"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("svart", 'diagrammet "svart" finns inte. Menade du "svar"? Välj: svar.'),
        ("", 'id saknas. Skriv "::: chart ID".'),
    ],
)
def test_a_chapter_names_a_chart_that_is_there(told: Callable[..., list[str]], name: str, expected: str) -> None:
    assert told({FILE: CHART, PAGE: SHOWN.replace("chart svar", f"chart {name}".strip())}) == [f"{PAGE}:5:1: {expected}"]


def test_without_charts_the_missing_one_is_told(told: Callable[..., list[str]]) -> None:
    assert told({PAGE: SHOWN}) == [f'{PAGE}:5:1: diagrammet "svar" finns inte. Lägg till det i quizzes/data/diagram.yml.']
