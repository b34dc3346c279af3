"""What files say about one another holds, or the author is told where it doesn't and the nearest name."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

from collections.abc import Callable

import pytest
from small_course import COURSE

KURS, DISKA, PAGE, LOCAL = "quizzes/kurs.yml", "quizzes/diska.yml", "docs/kapitel.md", "quizzes/data/lokalt.yml"
ITEM = COURSE[DISKA].removeprefix("kind: exercise\n")
LISTED = "".join(f"    {row}\n" for row in ITEM.splitlines()).replace("    ", "  - ", 1)
FINAL = f"kind: final\nid: slut\ntitle: Prov\nitems:\n{LISTED.replace('diska', 'fraga')}"
CASE = """\
    scenes:
      - id: a
        text: A
        options: [{id: x, text: X, feedback: x, to: b}, {id: z, text: Z, feedback: x, to: c}]
      - {id: b, text: B, ending: good}
      - {id: c, text: C, ending: poor}
"""
QUICK = "<quiz>\nVad?\n- [x] Ja\n> x\n- [ ] Nej\n> y\n</quiz>\n"


def check(told: Callable[..., list[str]], files: dict[str, str], expected: list[str]) -> None:
    messages = told(files)
    assert len(messages) == len(expected), messages
    for message, start in zip(messages, expected, strict=True):
        assert message.startswith(start), message


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kapitel.md", "kapitl.md", '7:13: sidan "kapitl.md" finns inte under docs. Menade du "kapitel.md"? Skapa den eller rätta sökvägen.'),
        ("[kapitel.md]", "[kapitel.md, kapitel.md]", '7:25: sidan "kapitel.md" står två gånger.'),
        ("[vikarie]", "[vikari]", '11:16: rollen "vikari" finns inte i "paths". Menade du "vikarie"?'),
        ("modules: [grund]", "modules: [grun]", '13:44: modulen "grun" finns inte. Menade du "grund"?'),
        ("minutes: 10", "minutes: 10\n    final: slut", '11:12: slutprovet "slut" finns inte. Skriv id för en fil med "kind: final".'),
        ("minutes: 10", "minutes: 10\n    final: diska", '11:12: "diska" är en övning och inget slutprov.'),
        ("minutes: 10", "minutes: 10\n    required: [disk]", '11:16: "disk" finns inte. Menade du "diska"?'),
        ("version: \"1.0\"", "version: 1.10", '6:14: "version" ska vara text. Sätt citattecken: "1.10".'),
        ("minutes: 10", "minutes: '10'", '10:14: "minutes" ska vara ett heltal utan citattecken.'),
        ("minutes: 10", "minutes: 0", '10:14: "minutes" kan inte vara 0.'),
        ("minutes: 10", "minutes: 10\n    mastery: 0,8", '11:14: "mastery" ska vara ett tal med decimalpunkt, utan citattecken.'),
        ("minutes: 10", "minutes: 10\n    mastery: 80", '11:14: "mastery" kan inte vara 80. Fyll i andel rätt som krävs'),
        ("minutes: 10", "minutes: 10\n    renew_by: 2027-1-1", '11:15: "2027-1-1" är inget datum.'),
        ("https:", "kurs:", '1:6: "iri" kan inte vara "kurs://kurs.example/prov". Fyll i kursens beständiga namn'),
        ("modules:", "module:", '3:1: okänt fält "module". Menade du "modules"?'),
        ("forsta, text: Du kan förstå.}", "forsta, text: x}\n      - {id: forsta, text: x}", '10:14: lärandemålet "forsta" finns redan i modulen.'),
        ("paths:", "repetition: {lookalikes: [[forsta, disk]]}\npaths:", '12:36: "disk" finns inte. Menade du "diska"? Skriv id för ett lärandemål, en övning, ett set eller en uppgift.'),
        ("paths:", "repetition: {lookalikes: [[forsta, diska, forsta]]}\npaths:", '12:43: "forsta" står redan i "lookalikes".'),
        ("paths:", "repetition: {lookalikes: [[forsta]]}\npaths:", '12:27: del 1 i "lookalikes" har för få delar (minst 2).'),
        ("paths:", "repetition: {minutes: 0}\npaths:", '12:23: "minutes" kan inte vara 0. Fyll i ungefär hur många minuter'),
        ("modules: [grund]}", "modules: [grund]}\n  - {id: vikarie, role: X, modules: [grund]}", '14:10: rollen "vikarie" finns redan.'),
    ],
)  # fmt: skip
def test_a_mistake_in_kurs_yml(told: Callable[..., list[str]], old: str, new: str, expected: str):
    assert old in COURSE[KURS]
    check(told, {KURS: COURSE[KURS].replace(old, new, 1)}, [f"{KURS}:{expected}"])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("::: exercise diskar", '1:1: övningen "diskar" finns inte. Menade du "diska"? Rätta id:t eller skapa filen.'),
        ("::: set diska", '1:1: "diska" är en övning. Skriv "::: exercise diska".'),
        ("::: exercis diska", '1:1: okänt block "::: exercis diska". Menade du "exercise"?'),
        (":::exercise diska", '1:1: okänt block ":::exercise diska". Menade du "exercise"?'),
        ("::: exercise diska\n\n::: exercise", '3:1: id saknas. Skriv "::: exercise ID".'),
        ("::: exercise diska\n\n::: exercise diska", '3:1: "diska" visas redan i docs/kapitel.md:1. Visa den på ett'),
        ("::: exercise diska\n\n::: start nu", '3:1: "::: start" ska stå ensamt på raden. Ta bort "nu".'),
        ("::: exercise diska\n\n::: module grun", '3:1: modulen "grun" finns inte. Menade du "grund"? Välj: grund.'),
        ("::: exercise diska\n\n::: drawing hus", '3:1: teckningen "hus" finns inte. Välj: livsomraden, process, funktionstillstand, behovsvagen.'),
        ("::: exercise diska\n\n```exercise x\n" + ITEM.replace("diska", "b") + "```", '3:1: "```exercise" ska stå'),
        ("::: exercise diska\n\n```exercise\nid: x", "3:1: övningen som börjar här avslutas aldrig."),
        ("::: exercise diska\n\n```exercise\n" + ITEM + "```", f'4:5: id "diska" används redan i {DISKA}:2.'),
        ("::: exercise diska\n\n<quiz>\nVad?", "3:1: <quiz> ska stå först på sin rad och avslutas med </quiz>."),
        ("::: exercise diska\n\n<?quiz?>", "3:1: gammalt skrivsätt från mkdocs-quiz 0."),
        ("::: exercise diska\n\n<!-- kurs id: x a b -->\n\n" + QUICK, "3:1: kommentaren ska stå på raden direkt ovan"),
        ("::: exercise diska\n\n<!-- kurs id: grund a b -->\n" + QUICK, f'3:1: id "grund" används redan i {KURS}:4.'),
        ("::: exercise diska\n\nI {=system.nam} skriver", '3:3: värdet "system.nam" finns inte i lokalt.yml. Menade du'),
        ("::: exercise diska\n\n" + QUICK.replace("Vad?", "Vad {=x}?"), '4:5: värdet "x" finns inte i lokalt.yml.'),
        ("::: exercise diska\n\n!!! x\n\n    ```exercise\n    id: b\n    ```", "6:5: \"interaction\" saknas."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_chapter(told: Callable[..., list[str]], page: str, expected: str):
    check(told, {PAGE: page}, [f"{PAGE}:{expected}"])


@pytest.mark.parametrize("row", ["`{=system.nam}`", "{==text==}", "    {=system.nam}", "```\n{=system.nam}\n```", "{=system.name}"])
def test_names_in_code_and_marked_text_are_left_alone(told: Callable[..., list[str]], row: str):
    assert told({PAGE: f"::: exercise diska\n\nText\n\n{row}\n"}) == []


def test_a_name_in_yaml_is_placed_where_it_stands(told: Callable[..., list[str]]):
    text = COURSE[DISKA].replace("Vad gör du?", "Vad gör du i {=system.nam}?") + "# {=okänt} i en kommentar\n"
    check(told, {DISKA: text}, [f'{DISKA}:4:22: värdet "system.nam" finns inte i lokalt.yml. Menade du "system.name"?'])


def test_an_exercise_that_no_page_shows_is_told(told: Callable[..., list[str]]):
    expected = f'{DISKA}:2:5: ingen sida visar en övning med id "diska". Skriv "::: exercise diska" i ett kapitel'
    check(told, {PAGE: "# Tom\n"}, [expected])


def test_a_page_in_two_modules_is_told(told: Callable[..., list[str]]):
    second = COURSE[KURS].split("modules:\n")[1].split("paths:")[0].replace("id: grund", "id: mer")
    kurs = COURSE[KURS].replace("paths:", f"{second}paths:")
    check(told, {KURS: kurs}, [f'{KURS}:15:13: sidan "kapitel.md" hör redan till modulen "grund".'])


def test_an_id_is_used_once_in_the_course(told: Callable[..., list[str]]):
    twin = {"quizzes/x/diska.yml": COURSE[DISKA]}
    check(told, twin, [f'quizzes/x/diska.yml:2:5: id "diska" används redan i {DISKA}:2. Välj ett annat.'])


def with_final(final: str = FINAL, module: str = "final: slut") -> dict[str, str]:
    return {
        "quizzes/slut.yml": final,
        KURS: COURSE[KURS].replace("minutes: 10", f"minutes: 10\n    {module}"),
        PAGE: "::: exercise diska\n\n::: final slut\n",
    }


def test_a_final_is_shown_in_the_module_that_names_it(told: Callable[..., list[str]]):
    assert told(with_final()) == []
    expected = f'{PAGE}:3:1: slutprovet "slut" visas i modulen "grund" men är inte dess slutprov.'
    check(told, with_final(module="mastery: 0.7"), [expected])
    elsewhere = {**with_final(), PAGE: "::: exercise diska", "docs/annan.md": "::: final slut"}
    check(told, elsewhere, [f'{KURS}:11:12: slutprovet "slut" visas inte på någon av sidorna i modulen "grund".'])


def test_a_final_draws_no_more_than_it_has_and_holds_no_practice_items(told: Callable[..., list[str]]):
    drawn = FINAL.replace("items:", "draw: 3\nitems:")
    check(told, with_final(drawn), ['quizzes/slut.yml:4:7: "draw" är 3 men det finns bara 1 uppgifter. Sänk talet'])
    practice = FINAL.replace("    prompt:", "    practice_only: true\n    prompt:")
    expected = 'quizzes/slut.yml:7:20: "fraga" är bara för övning och kan inte ingå i ett slutprov.'
    check(told, with_final(practice), [expected])
    scenario = FINAL.replace("interaction: choice", "interaction: scenario").partition("    options:")[0] + CASE
    expected = 'quizzes/slut.yml:6:18: typen "scenario" är bara för övning och kan inte ingå i ett slutprov.'
    check(told, with_final(scenario), [expected])


@pytest.mark.parametrize(
    ("id", "page", "expected"),
    [
        ("slut", "", '"slut" är ett slutprov och kan inte stå i "required". Ta bort raden.'),
        ("vad", f"<!-- kurs id: vad a b -->\n{QUICK}", '"vad" är en snabbfråga och kan inte stå i "required".'),
        ("borta", "", '"borta" visas inte på någon av sidorna i modulen "grund". Visa den där eller ta bort raden.'),
    ],
)
def test_only_exercises_and_sets_of_the_module_are_required(
    told: Callable[..., list[str]], id: str, page: str, expected: str
):
    files = with_final(module=f"final: slut\n    required: [diska, {id}]")
    files |= {PAGE: f"{files[PAGE]}\n{page}", "docs/annan.md": "```exercise\n" + ITEM.replace("diska", "borta") + "```"}
    check(told, files, [f"{KURS}:12:23: {expected}"])


def test_sources_may_be_sections_or_provisions(told: Callable[..., list[str]]):
    law = 'sol-2-1: {law: SoL, section: 2 kap. 1 §, says: Text., certainty: S, checked: "2026-11-22"}\n'
    for source in ("2", "1.6", "8.1 nr 4", "sol-2-1"):
        text = COURSE[DISKA].replace('"2"', f'"{source}"')
        assert told({DISKA: text, "quizzes/data/lagrum.yml": law}) == []
    wrong = COURSE[DISKA].replace('"2"', "sol-2-2")
    expected = f'{DISKA}:6:9: källan "sol-2-2" finns inte. Menade du "sol-2-1"?'
    check(told, {DISKA: wrong, "quizzes/data/lagrum.yml": law}, [expected])
    check(
        told,
        {"quizzes/data/lagrum.yml": law.replace("certainty: S", "certainty: X")},
        ['quizzes/data/lagrum.yml:1:66: "certainty" kan inte vara X. Välj: S, T.'],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("system: {name: 12}", '1:16: "name" ska vara text. Sätt citattecken: "12".'),
        ("system: {name: [a]}", '1:16: "name" ska vara text.'),
        ("system: {name: }", '1:16: "name" är tomt. Skriv en text inom citattecken.'),
        ("Å: x", '1:1: namnet "Å" får bara ha små bokstäver a–z, siffror, _ och -.'),
        ("- x", "1:1: filen ska ha ett namn, ett kolon och en text på varje rad."),
    ],
)
def test_local_values_are_texts(told: Callable[..., list[str]], text: str, expected: str):
    messages = told({LOCAL: text})
    assert messages[0].startswith(f"{LOCAL}:{expected}")


def test_mistakes_in_many_files_are_told_at_once_and_cause_no_others(told: Callable[..., list[str]]):
    files = {
        DISKA: COURSE[DISKA].replace("prompt:", "promt:"),
        LOCAL: "system: {name: 1}",
        PAGE: "{=system.name}\n\n::: exercise diska\n\n::: exercise trasig\n\n::: exercis x\n",
        "quizzes/trasig.yml": 'id: "trasig\n',
        KURS: COURSE[KURS].replace("minutes: 10\n", "minuter: 10\n"),
    }
    check(told, files, [
        f'{PAGE}:7:1: okänt block "::: exercis x".',
        f'{LOCAL}:1:16: "name" ska vara text.',
        f'{DISKA}:4:1: okänt fält "promt".',
        f'{KURS}:10:5: okänt fält "minuter". Menade du "minutes"?',
        "quizzes/trasig.yml:1:5: citattecknet som börjar här stängs aldrig.",
    ])  # fmt: skip


def test_files_that_cannot_be_read_are_told(told: Callable[..., list[str]]):
    check(told, {DISKA: "id: \u00e5".encode("latin-1")}, [f"{DISKA}:1:5: filen är inte sparad som UTF-8."])
    check(told, {DISKA: COURSE[DISKA], PAGE: "Rad\n\nå".encode("latin-1")}, [
        f"{PAGE}:3:1: filen är inte sparad som UTF-8.",
        f'{DISKA}:2:5: ingen sida visar en övning med id "diska".',
    ])  # fmt: skip
