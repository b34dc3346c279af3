"""Whatever mkdocs-quiz 1.7 accepts works here, and what it refuses is told with its place."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.errors import KursError
from kurs.model.assessment import Item
from kurs.model.interaction import Choice, TextEntry
from kurs.schema.chapter import find_blocks
from kurs.schema.load import load_course
from kurs.schema.quick import add_ids, read_quick


def item_of(body: str) -> Item:
    [block] = find_blocks(f"<quiz>\n{body}\n</quiz>\n")
    draft, problems = read_quick(block, file="docs/b.md", unrecorded="quick-1")
    assert draft, problems
    return next(draft.items)


def told(text: str) -> list[str]:
    blocks = [block for block in find_blocks(text) if block.kind == "quick"]
    return [str(one) for block in blocks for one in read_quick(block, file="docs/b.md", unrecorded="quick-1")[1]]


def test_one_cross_is_a_single_choice_and_several_a_multiple():
    single = item_of("Vad?\n- [x] Ja\n- [ ] Nej").interaction
    several = item_of("Vad?\n- [x] Ja\n- [X] Jo\n- [] Nej").interaction
    assert isinstance(single, Choice) and not single.multiple
    assert isinstance(several, Choice) and several.multiple
    assert [(option.id, option.text, option.correct) for option in several.options] == [
        ("a", "Ja", True), ("b", "Jo", True), ("c", "Nej", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "Vad?\n* [x] Ja\n* [ ] Nej",
        "\n\nVad?\n\n- [x] Ja\n\n- [ ] Nej\n\n",
        "    Vad?\n    - [x] Ja\n    - [ ] Nej",
        "Vad?\n- [x] Ja\n- [] Nej",
    ],
)
def test_bullets_blank_lines_and_indent_make_no_difference(body: str):
    item = item_of(body)
    assert isinstance(item.interaction, Choice)
    assert item.prompt == "Vad?"
    assert [(option.text, option.correct) for option in item.interaction.options] == [("Ja", True), ("Nej", False)]


def test_a_quote_below_an_option_is_its_explanation_and_text_after_is_for_all():
    item = item_of("Vad?\n- [x] Ja\n> Rätt.\n> För att.\n- [ ] Nej\n  > Fel.\n\nMer **text**.\n\n- punkt")
    assert isinstance(item.interaction, Choice)
    assert [option.feedback for option in item.interaction.options] == ["Rätt.\nFör att.", "Fel."]
    assert item.explanation == "Mer **text**.\n\n- punkt"


def test_the_last_paragraph_is_the_prompt_and_what_stands_before_is_context():
    item = item_of("Läs koden:\n\n```python\nx = 1\n\ny = 2\n```\n\nVad är x?\n- [x] 1\n- [ ] 2")
    assert item.prompt == "Vad är x?"
    assert item.context == "Läs koden:\n\n```python\nx = 1\n\ny = 2\n```"


@pytest.mark.parametrize("last", ["```\nx\n```", "- ett\n- två", "### Vad?", "| a | b |\n|---|---|", "    kod"])
def test_a_question_that_ends_with_something_else_than_a_paragraph_gets_a_standard_prompt(last: str):
    item = item_of(f"Vad?\n\n{last}\n\n- [x] 1\n- [ ] 2")
    assert item.prompt == "Välj rätt svar."
    assert item.context == f"Vad?\n\n{last}"


def test_double_brackets_are_blanks_in_running_text():
    item = item_of("Fyll i.\n\nSolen är [[gul]] och havet [[ blått ]].\n\n---\nSå är det.")
    assert isinstance(item.interaction, TextEntry)
    assert item.interaction.text == "Solen är [[b1]] och havet [[b2]]."
    assert [(blank.id, blank.accept) for blank in item.interaction.blanks] == [("b1", ("gul",)), ("b2", ("blått",))]
    assert (item.prompt, item.context, item.explanation) == ("Fyll i.", None, "Så är det.")


def test_a_blank_in_the_first_paragraph_gets_a_standard_prompt():
    assert item_of("2 + 2 = [[4]]").prompt == "Fyll i det som saknas."


def test_double_brackets_in_the_explanation_only_are_text():
    item = item_of("Vad?\n- [x] Ja\n- [ ] Nej\n\n---\nSe [[sidan]].")
    assert isinstance(item.interaction, Choice)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rad\n\n<quiz>\nVad?\n- [y] Ja\n- [ ] Nej\n</quiz>", "docs/b.md:5:1: [y] är ingen kryssruta."),
        ("<quiz>\nVad?\n- [ ] Ja\n- [ ] Nej\n</quiz>", "docs/b.md:3:1: inget svar är rätt."),
        ("<quiz>\nVad?\n</quiz>", "docs/b.md:1:1: snabbfrågan har inga svar."),
        ("<quiz>\n</quiz>", "docs/b.md:1:1: snabbfrågan har inga svar."),
        ("<quiz>\n- [x] Ja\n- [ ] Nej\n</quiz>", "docs/b.md:1:1: snabbfrågan har ingen fråga."),
        ("<quiz>\nVad?\n- [x] Ja\n\n> Rätt.\n- [ ] Nej\n</quiz>", "docs/b.md:5:1: förklaringen (> ) ska stå direkt"),
        ("<quiz>\nEtt\n[[ ]]\n</quiz>", "docs/b.md:3:1: luckan har inget svar."),
        ("<!-- kurs id: vad a -->\n<quiz>\nVad?\n- [x] Ja\n- [ ] Nej\n</quiz>", "docs/b.md:1:1: kommentaren har 1 id"),
        ("<!-- kurs id: vad a a -->\n<quiz>\nVad?\n- [x] Ja\n- [ ] Nej\n</quiz>", 'docs/b.md:1:1: id "a" står två'),
        ("<!-- kurs id: Vad a b -->\n<quiz>\nVad?\n- [x] Ja\n- [ ] Nej\n</quiz>", 'docs/b.md:1:1: id "Vad" får bara'),
        ("<!-- kurs id: -->\n<quiz>\n1 [[a]]\n</quiz>", "docs/b.md:1:1: kommentaren har 0 id för 1 luckor."),
    ],
)
def test_what_is_wrong_has_its_line(text: str, expected: str):
    [first] = told(text)
    assert first.startswith(expected)


def test_missing_explanations_are_a_notice_and_stop_nothing():
    [notice] = told("<quiz>\nVad?\n- [x] Ja\n> Rätt.\n- [ ] Nej\n</quiz>")
    assert notice.startswith("docs/b.md:1:1: obs: 1 av 2 svar saknar förklaring.")


def test_with_ids_it_is_recorded_and_without_it_is_not(project: Callable[..., Path]):
    quick = "<quiz>\nVad?\n- [x] Ja\n> x\n- [ ] Nej\n> y\n</quiz>\n"
    page = f"::: exercise diska\n\n{quick}\n<!-- kurs id: vad ja nej -->\n{quick}"
    course, _ = load_course(project({"docs/kapitel.md": page}))
    _, first, second = course.shown_on("kapitel.md")
    assert (first.id, first.kind, first.recorded) == ("quick-kapitel-1", "quick", False)
    assert (second.id, second.kind, second.recorded) == ("vad", "quick", True)
    [item] = second.items
    assert isinstance(item.interaction, Choice) and [option.id for option in item.interaction.options] == ["ja", "nej"]
    assert course.modules[0].required == ("diska",)


def test_quick_checks_without_ids_are_numbered_also_where_page_names_come_out_the_same(project: Callable[..., Path]):
    quick = "<quiz>\nVad?\n- [x] Ja\n- [ ] Nej\n</quiz>\n"
    course, _ = load_course(project({"docs/a-b.md": quick, "docs/a/b.md": quick * 2, "docs/日.md": quick}))
    ids = [one.id for page in ("a-b.md", "a/b.md", "日.md") for one in course.shown_on(page)]
    assert ids == ["quick-a-b-1", "quick-a-b-2", "quick-a-b-3", "quick-sida-1"]


def test_ids_are_written_above_and_nothing_else_is_touched():
    text = "\r\n".join([
        "\ufeff# Åäö", "", "    <quiz>", "    Vad är **bäst** för dig?", "    - [x] Ja", "    - [ ] Nej", "    </quiz>",
        "", "```", "<quiz>", "```", "<!-- kurs id: redan a -->", "<quiz>", "1 [[a]]", "</quiz>\t ",
        "<quiz>", "En [[a]] [[b]]", "</quiz>",
    ])  # fmt: skip
    after = add_ids(text.replace("    <quiz>", "- x\r\n\r\n    <quiz>"), "b.md", taken=frozenset({"en"}))
    added = [row for row in after.split("\r\n") if row not in text.split("\r\n")]
    assert added == ["- x", "    <!-- kurs id: vad-ar-bast-for-dig a b -->", "<!-- kurs id: en-2 b1 b2 -->"]
    assert after.replace(f"{added[1]}\r\n", "").replace(f"{added[2]}\r\n", "").replace("- x\r\n\r\n", "") == text
    assert add_ids(after, "b.md") == after


def test_ids_are_not_written_where_a_quick_check_cannot_be_read():
    with pytest.raises(KursError, match="b.md:2:1: inget svar är rätt"):
        add_ids("<quiz>Vad?\n- [ ] Ja\n</quiz>", "b.md")
