"""Templates: every mistake in the definition and in the filled example is told where it stands."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.model.course import course_from_json, course_to_json
from kurs.schema.load import load_course
from template_course import FORM, GOOD, LOCAL, PAGE


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (FORM, "label: Vem?, ", "", '8:9: "label" saknas. Fyll i rutans rubrik'),
        (FORM, "kind: long-text", "kind: langtext", '9:62: "kind" kan inte vara langtext. Menade du "long-text"? Välj: text, long-text, date, choice, scale, group.'),
        (FORM, "kind: date", "kind: group", '11:40: "kind" kan inte vara group. Välj: text, long-text, date, choice, scale.'),
        (FORM, "id: malet,", "id: namn,", '9:14: rutan "namn" finns redan i mallen. Välj ett annat id.'),
        (FORM, "{id: nar,", "{id: namn,", '11:16: rutan "namn" finns redan i mallen.'),
        (FORM, "{id: nej, text: Nej}", "{id: ja, text: Nej}", '13:93: valet "ja" finns redan i rutan.'),
        (FORM, ", {id: nej, text: Nej}", "", '13:67: "options" har för få val. Skriv minst två.'),
        (FORM, "options_from: livsomraden, ", "", '12:49: en ruta av sorten choice ska ha "options" eller "options_from".'),
        (FORM, "options_from: livsomraden", "options_from: livsomrade", '"options_from" kan inte vara livsomrade. Menade du "livsomraden"?'),
        (FORM, "kind: scale,", "kind: scale, options: [{id: a, text: A}],", '14:55: "options" hör bara till sorten choice.'),
        (FORM, "one: Dag, ", "", '10:41: "one" saknas i gruppen "dag".'),
        (FORM, "kind: scale,", "kind: scale, one: Nivå,", '14:51: "one" hör bara till sorten group.'),
        (FORM, 'kind: text, required: true, source: "7.1"', "kind: text, source: soll", '8:53: källan "soll" finns inte.'),
        (FORM, "help: Skriv kort.", "hjälp: Skriv kort.", '6:5: okänt fält "hjälp".'),
        (FORM, "intro: Vad som händer.", "intro: Vad {=system.nam} gör.", 'värdet "system.nam" finns inte i lokalt.yml. Menade du "system.name"?'),
        (FORM, "    namn: Inga", "    name: Inga", '18:5: mallen har ingen ruta "name" här. Menade du "namn"?'),
        (FORM, "    namn: Inga\n", "", '17:3: rutan "namn" (Vem?) saknas i exemplet. Fyll i den.'),
        (FORM, ", passar: nej", "", '22:9: rutan "passar" (Passar den?) saknas i exemplet.'),
        (FORM, "passar: nej", "passar: nja", '22:59: "passar" kan inte vara nja. Menade du "ja"? Välj: ja, nej.'),
        (FORM, "omrade: hemliv", "omrade: hemlif", 'kan inte vara hemlif. Menade du "hemliv"?'),
        (FORM, '"2026-12-01"', '"2026-13-01"', '22:15: "2026-13-01" är inget datum.'),
        (FORM, 'niva: "2"', "niva: 2", '23:11: "niva" ska vara text. Sätt citattecken: "2".'),
        (FORM, 'niva: "2"', 'niva: "5"', "Välj: 0, 1, 2, 3, 4, 8, 9."),
        (FORM, "namn: Inga", 'namn: ""', '18:11: "namn" är tomt.'),
        (FORM, "namn: Inga", "namn: [Inga]", '18:11: "namn" ska vara text.'),
        (PAGE, "template veckoplan", "template vekoplan", '3:1: mallen "vekoplan" finns inte. Menade du "veckoplan"?'),
        (PAGE, "::: template veckoplan", "Text", 'veckoplan.yml:1:1: ingen sida visar mallen "veckoplan".'),
        (PAGE, "::: template veckoplan", "::: template veckoplan\n\n::: template veckoplan", '5:1: mallen "veckoplan" visas redan i docs/veckoplan.md:3.'),
        (LOCAL, '"8": ej specificerat, ', "", "14:39: skalan behöver orden scale.8, som inte finns i lokalt.yml."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(
    told: Callable[..., list[str]], file: str, old: str, new: str, expected: str
) -> None:
    assert GOOD[file].count(old) >= 1
    messages = told({**GOOD, file: GOOD[file].replace(old, new, 1)})
    assert any(expected in message for message in messages), messages
    assert len(messages) == 1, messages


def test_a_group_filled_in_as_text_is_told(told: Callable[..., list[str]]) -> None:
    start = GOOD[FORM].index("    dag:")
    text = GOOD[FORM][:start] + '    dag: måndag\n    niva: "2"\n'
    assert [message.partition(": ")[2] for message in told({**GOOD, FORM: text})] == [
        '"dag" är en grupp och ska vara en lista: "- " framför varje omgång.'
    ]


def test_all_problems_are_told_at_once(told: Callable[..., list[str]]) -> None:
    text = GOOD[FORM].replace("namn: Inga", "name: Inga").replace("passar: nej", "passar: nja")
    assert len(told({**GOOD, FORM: text})) == 2


def test_a_file_s_name_is_the_id(told: Callable[..., list[str]]) -> None:
    messages = told({**GOOD, "quizzes/data/mallar/Ny mall.yml": GOOD[FORM]})
    assert any('filens namn "Ny mall" får bara ha' in one and '"ny-mall"' in one for one in messages), messages


def test_a_template_is_part_of_the_course_and_of_its_file(project: Callable[..., Path]) -> None:
    course, notices = load_course(project(GOOD))
    assert notices == ()
    (template,) = course.templates
    assert [field.id for field in template.fields] == ["namn", "malet", "dag", "niva"]
    group = next(field for field in template.fields if field.kind == "group")
    assert [len(field.options) for field in group.fields] == [0, 11, 2]
    assert course_from_json(course_to_json(course)) == course
