"""YAML's silent readings are refused, and every place is where an editor shows it."""
from __future__ import annotations

import pytest
from kurs.schema.source import read_source


def told(text: str) -> list[str]:
    return [str(problem) for problem in read_source(text, "a.yml").problems]


def test_plain_words_and_numbers_are_typed_and_all_else_is_text():
    text = "[true, False, null, ~, 12, -3, 1.10, 007, 1e5, 0x1f, 2026-11-22, 12:30, +46, 1_000, .5, '12', nej]"
    expected = [True, False, None, None, 12, -3, 1.1, "007", "1e5", "0x1f", "2026-11-22", "12:30", "+46", "1_000", ".5"]
    assert read_source(text, "a.yml").data == [*expected, "12", "nej"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", 'a.yml:3:1: fältet "a" står två gånger, först på rad 1. Ta bort det ena.'),
        ("a: No", "a.yml:1:4: No kan betyda både text och ja/nej. Skriv true eller false, eller sätt citattecken:"),
        ("1: a", 'a.yml:1:1: fältets namn ska vara text. Sätt citattecken: "1".'),
        (": a", "a.yml:1:1: fältets namn saknas före kolonet."),
        ('"": a', "a.yml:1:1: fältets namn saknas före kolonet."),
        ("{{ namn }}: a", "a.yml:1:1: text kan inte börja med { eller [. Sätt citattecken runt hela texten."),
        ("a: &bra jobbat", "a.yml:1:4: text kan inte börja med &, som betyder något särskilt i YAML. Sätt citattecken"),
        ("a: &x [1]\nb: *x", "a.yml:1:4: text kan inte börja med &, som betyder något särskilt i YAML."),
        ("a: *viktigt*", "a.yml:1:4: text kan inte börja med *. Sätt citattecken runt hela texten."),
        ("a: !obs läs", "a.yml:1:4: text kan inte börja med !, som betyder något särskilt i YAML."),
        ("a: @anna", "a.yml:1:4: text kan inte börja med @. Sätt citattecken runt hela texten."),
        ("a: `kod`", "a.yml:1:4: text kan inte börja med `. Sätt citattecken runt hela texten."),
        ("a: {=system.name} är", "a.yml:1:19: här står text efter ett citattecken eller en klammer. Sätt citattecken"),
        ("a: Obs: läs", "a.yml:1:7: ett kolon mitt i texten. Sätt citattecken runt hela texten."),
        ("a: 1\n\tb: 2", "a.yml:2:1: här står en tabb. Dra in med mellanslag i stället."),
        ("a: 'text\nb: 2", "a.yml:1:4: citattecknet som börjar här stängs aldrig. Lägg till ett i slutet av texten."),
        ('a: "text\nb: "två"', "a.yml:1:4: citattecknet som börjar här stängs aldrig."),
        ('a: "C:\\kurs"', 'a.yml:1:7: ett bakstreck inom "…" betyder något särskilt i YAML.'),
        ("a: [x, y\nb: 2", "a.yml:1:4: [ eller { som börjar här stängs aldrig, eller så saknas ett komma."),
        ("a 1\nb: 2", "a.yml:2:2: raden är fel indragen, eller så saknas ett kolon på raden ovanför."),
        ("a: 1\nb 2\nc: 3", "a.yml:2:1: raden saknar kolon."),
        ("a: 1\n b: 2", "a.yml:2:3: raden är fel indragen, eller så saknas ett kolon på raden ovanför."),
        ("- a\nb: 1", "a.yml:2:1: raden hör inte till listan ovanför."),
        ("a: - b", 'a.yml:1:4: en lista ska börja på en egen rad under sitt fält, med "- " framför varje del.'),
        ("a: >text\n  mer", "a.yml:1:5: efter | eller > ska texten börja på nästa rad, indragen."),
        ("a: 1\n---\nb: 2", "a.yml:2:1: filen har flera dokument (---). Lägg dem i var sin fil."),
        ("", "a.yml:1:1: här finns ingenting."),
        ("# bara en kommentar\n", "a.yml:1:1: här finns ingenting."),
        ("å: 😀\nb: x\x00y", "a.yml:2:5: här står ett osynligt tecken (U+0000). Ta bort det."),
        ("a: b\u2028c", "a.yml:1:5: här står ett osynligt tecken (U+2028). Ta bort det."),
        ("a: " + "[" * 200_000, "a.yml:1:1: fälten ligger i för många nivåer."),
        ("- " * 200_000, "a.yml:1:1: fälten ligger i för många nivåer."),
        ("\n".join(" " * n + "a:" for n in range(900)), "a.yml:1:1: fälten ligger i för många nivåer."),
    ],
)
def test_what_yaml_would_take_silently_or_explain_in_english_is_said_in_swedish(text: str, expected: str):
    first, *rest = told(text)
    assert first.startswith(expected)
    assert not rest


def test_all_mistakes_of_a_file_are_told_at_once():
    lines = [problem.split(":")[1] for problem in told("a: yes\nb: &c d\nb: 2\n3: x")]
    assert lines == ["1", "2", "3", "4"]


def test_columns_count_letters_as_an_editor_does():
    source = read_source("åäö😀: {b: [1, x]}", "a.yml")
    assert source.place(("åäö😀", "b", 1)) == (1, 15)
    assert source.place(("åäö😀", "b"), key=True) == (1, 8)


def test_a_missing_value_is_placed_at_its_parent():
    assert read_source("a: 1\nb:\n  c: 1\n", "a.yml").place(("b", "d")) == (3, 3)


def test_yaml_inside_a_chapter_has_the_chapters_lines():
    source = read_source("a: 1\nb: no\n", "a.md", first_line=10, indents=(4, 4))
    assert [(problem.line, problem.column) for problem in source.problems] == [(12, 8)]


def test_windows_line_ends_move_no_line():
    assert read_source("a: 1\r\nb: 1\r\nc: no\r\n", "a.yml").problems[0].line == 3
