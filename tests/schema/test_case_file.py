"""A case: everybody named is there, every date in its place, and what is wrong is told with its place."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from case_course import FILE, GOOD, LOCAL, PAGE
from kurs.model.course import course_from_json, course_to_json
from kurs.schema.load import load_course

SEEN = "docs/kapitel.md:"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (FILE, "area: hemliv\n", "area: hemlivet\n", f'{FILE}:16:13: livsområdet "hemlivet" finns inte. Menade du "hemliv"? Välj: larande, '),
        (FILE, "kind: kroppsstruktur", "kind: kroppsstruktru", f'{FILE}:23:12: "kroppsstruktru" är ingen relaterad faktor. Menade du "kroppsstruktur"? Välj: kroppsfunktion, '),
        (FILE, 'area: hemliv, by: eva', 'area: hemliv, by: evva', f'{FILE}:34:61: personen "evva" finns inte i "people". Menade du "eva"? Lägg till den där, med role, eller rätta id:t.'),
        (FILE, "said_by: [bo, ulf]", "said_by: [bo, ulla]", f'{FILE}:23:64: personen "ulla" finns inte i "people".'),
        (FILE, "participants: [bo, eva]", "participants: [bo, iva]", f'{FILE}:26:22: personen "iva" finns inte i "people".'),
        (FILE, "others: [{by: ulf", "others: [{by: olf", f'{FILE}:19:21: personen "olf" finns inte i "people".'),
        (FILE, "by: eva\n", "by: bo\n", f'{FILE}:12:7: "bo" är personen som fallet handlar om. Välj någon annan i "people".'),
        (FILE, "id: ulf", "id: eva", f'{FILE}:9:10: "eva" står redan tidigare i fallet.'),
        (FILE, ", role: undersköterska", "", f'{FILE}:8:5: "role" saknas. Fyll i befattning eller relation'),
        (FILE, 'date: "2026-11-02", time', "time", f'{FILE}:34:7: "date" saknas. Fyll i dagen'),
        (FILE, 'area: hemliv, by: eva, ', "area: hemliv, ", f'{FILE}:34:7: "by" saknas. Fyll i den som skrev'),
        (FILE, 'time: "12.10"', "time: 12.10", f'{FILE}:34:34: "time" ska vara text. Sätt citattecken: "12.10".'),
        (FILE, 'time: "12.10"', 'time: "12:10"', f'{FILE}:34:34: "12:10" är inget klockslag. Skriv timme och minut med punkt, till exempel "07.40".'),
        (FILE, '"2026-11-15"', '"2026-11-16"', f'{FILE}:35:14: 2026-11-16 är utanför de två veckorna 2026-11-02 till 2026-11-15.'),
        (FILE, '"2026-11-02", time', '"2026-11-01", time', f'{FILE}:34:14: 2026-11-01 är utanför de två veckorna'),
        (FILE, '"2026-11-15", time: "12.20"', '"2026-11-02", time: "12.00"', f'{FILE}:35:14: anteckningen 2026-11-02 12.00 står efter 2026-11-02 12.10. Skriv i tidsordning.'),
        (FILE, 'follow_up: {date: "2026-12-01", how', "follow_up: {how", f'{FILE}:28:14: "date" saknas. Fyll i dagen då planen ska följas upp'),
        (FILE, '"2026-12-01"', '"2026-10-01"', f"{FILE}:28:21: uppföljningen 2026-10-01 är inte efter planen (2026-10-01)."),
        (FILE, 'date: "2026-10-01"', 'date: "2026-08-01"', f"{FILE}:25:9: planen är från 2026-08-01, före uppdraget (2026-09-01)."),
        (FILE, 'first_day: "2026-11-02"', 'first_day: "2026-09-20"', f"{FILE}:32:14: journalen börjar 2026-09-20, före planen (2026-10-01)."),
        (FILE, "{area: hemliv, link", "{area: trygghet, link", f'{FILE}:30:14: livsområdet "trygghet" finns inte i uppdraget. Planen utgår från uppdraget: hemliv.'),
        (FILE, "weak: Det syns inte vad som hände., ", "", f'{FILE}:35:76: "better" står utan "weak".'),
        (FILE, "law: SoL", "law: LVM", f'{FILE}:5:6: "law" kan inte vara LVM.'),
        (FILE, "value: 2", "value: 5", f'{FILE}:20:25: "value" kan inte vara 5.'),
        (FILE, "value: 2", "value: 3", f'{FILE}:20:25: fallet använder ordet "scale.3", som inte finns i lokalt.yml.'),
        (FILE, 'source: "1"', "source: sol-1", f'{FILE}:14:11: källan "sol-1" finns inte.'),
        (PAGE, "::: case bo", "Bo.", f'{FILE}:1:5: ingen sida visar övningsfallet med id "bo". Skriv "::: case bo" i ett kapitel eller ta bort filen.'),
        (PAGE, "::: case bo", "::: case boo", f'{SEEN}5:1: övningsfallet "boo" finns inte. Menade du "bo"? Rätta id:t eller skapa filen.'),
        (PAGE, "::: case bo", "::: case bo planen", f'{SEEN}5:1: delen "planen" finns inte. Menade du "plan"? Välj: person, uppdrag, faktorer, plan, journal.'),
        (PAGE, "::: case bo", "::: case", f'{SEEN}5:1: id saknas. Skriv "::: case ID".'),
        (PAGE, "::: case bo", "::: case diska", f'{SEEN}5:1: "diska" är en övning. Skriv "::: exercise diska".'),
        (PAGE, "::: case bo", "::: case bo\n\n::: case bo plan", f'{SEEN}7:1: delen "plan" av fallet "bo" visas redan på sidan. Ta bort raden.'),
        (LOCAL, '"1": lätt, ', "", f'{FILE}:21:25: fallet använder ordet "scale.1"'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(
    told: Callable[..., list[str]], file: str, old: str, new: str, expected: str
) -> None:
    assert old in GOOD[file]
    messages = told({**GOOD, file: GOOD[file].replace(old, new, 1)})
    assert any(message.startswith(expected) for message in messages), messages


def test_all_mistakes_are_told_at_once(told: Callable[..., list[str]]) -> None:
    broken = GOOD[FILE].replace("by: ulf", "by: olf").replace('"2026-12-01"', '"2026-01-01"').replace("11-15", "11-25")
    assert [message.split(":")[1] for message in told({**GOOD, FILE: broken})] == ["19", "28", "35"]


def test_no_two_cases_have_the_same_id(told: Callable[..., list[str]]) -> None:
    other = "quizzes/data/fall/ny.yml"
    assert told({**GOOD, other: GOOD[FILE]}) == [f'{other}:1:5: id "bo" används redan i {FILE}:1. Välj ett annat.']


def test_a_case_with_a_mistake_is_not_also_a_missing_one(told: Callable[..., list[str]]) -> None:
    messages = told({**GOOD, FILE: GOOD[FILE].replace("law: SoL", "law: LVM")})
    assert len(messages) == 1, messages


def test_a_part_alone_shows_the_case_and_other_pages_may_show_it_too(told: Callable[..., list[str]]) -> None:
    pages = {PAGE: GOOD[PAGE].replace("case bo", "case bo plan\n\n::: case bo journal")}
    assert told({**GOOD, **pages, "docs/mer.md": "# Mer\n\n::: case bo\n"}) == []


def test_the_case_is_in_course_json(project: Callable[..., Path]) -> None:
    course, _ = load_course(project(GOOD))
    case = course.case("bo")
    assert case and case.called("ulf") == "Ulf, son"
    assert case.called("bo") == "Bo"
    assert [note.area for note in case.journal.notes] == ["hemliv", None]
    assert course_from_json(course_to_json(course)) == course
