"""Blocks are found where an author means them, and nowhere else."""
from __future__ import annotations

import pytest
from kurs.schema.chapter import find_blocks, lines

FENCED_EXERCISE = "```exercise\nid: a\n  b: 1\n```"


def kinds(text: str) -> list[str]:
    return [block.kind for block in find_blocks(text)]


@pytest.mark.parametrize("kind", ["exercise", "set", "final", "module", "drawing"])
def test_a_block_names_what_it_shows(kind: str):
    [block] = find_blocks(f"Text\n\n::: {kind} ett-id  \n\nText")
    assert (block.kind, block.argument, block.line, block.end_line, block.column) == (kind, "ett-id", 2, 3, 0)


@pytest.mark.parametrize("kind", ["start", "results", "certificate"])
def test_a_page_block_stands_alone(kind: str):
    assert [(block.kind, block.argument) for block in find_blocks(f"::: {kind}")] == [(kind, "")]


@pytest.mark.parametrize(
    "row",
    ["::: exercis a", ":::exercise a", ":::: exercise a", ":::", "<?quiz?>", "<quiz>", "text <quiz>x</quiz>",
     "> ::: exercise a", "- ::: exercise a", "<!-- kurs id: a b -->", "```exercise\nid: a"],
)  # fmt: skip
def test_what_only_looks_like_a_block_is_reported_and_not_shown_as_text(row: str):
    assert kinds(f"Text\n\n{row}\n") == ["unknown"]


@pytest.mark.parametrize(
    "text",
    [
        "```\n::: exercise a\n```",
        "````markdown\n```exercise\nid: a\n```\n::: exercise a\n````",
        "~~~\n```\n::: exercise a\n~~~",
        "```\n<quiz>\nX\n- [x] a\n</quiz>\n```",
        "- punkt\n\n    ```\n    ::: exercise a\n    ```",
        "<!-- ::: exercise a -->",
        "<!--\n::: exercise a\n-->",
        "Text <!-- börjar\n::: exercise a\nslutar -->",
        "Stycke\n\n    ::: exercise a",
        "Stycke\n\n\t::: exercise a",
        "!!! note\n    Text\n\n        ::: exercise a",
        "---\ntitle: x\n::: exercise a\n---\n",
        "Skriv `::: exercise a` eller `<quiz>` på en rad.",
        "En `<!--` i text",
    ],
)
def test_blocks_in_code_comments_and_front_matter_are_left_alone(text: str):
    assert find_blocks(text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("!!! note\n    ::: exercise a", 4),
        ("!!! note\n\n    Text\n\n    ::: exercise a", 4),
        ('=== "Flik"\n\n    !!! tip\n\n        ::: exercise a', 8),
        ("- punkt\n\n    ::: exercise a", 4),
        ("1. punkt\n   mer\n\n   ::: exercise a", 3),
        ("- punkt\n    - under\n\n        ::: exercise a", 8),
        ("* punkt\n  fortsätter\n\n    ::: exercise a", 4),
        ("```\nkod\n```\n::: exercise a", 0),
        ("```\nkod utan slut\n\n::: exercise a", 0),
        ("En `<!--` i text\n\n::: exercise a", 0),
        ("---\n\n::: exercise a", 0),
    ],
)
def test_indented_blocks_and_blocks_after_code_are_found(text: str, column: int):
    [block] = find_blocks(text)
    assert (block.kind, block.argument, block.column) == ("exercise", "a", column)


def test_an_inline_exercise_is_its_dedented_yaml():
    [block] = find_blocks(FENCED_EXERCISE)
    assert (block.kind, block.body, block.line, block.end_line) == ("inline", "id: a\n  b: 1", 0, 4)
    indented = "\n".join(f"    {row}" for row in FENCED_EXERCISE.split("\n"))
    [inside] = find_blocks(f"!!! note\n\n{indented}\n")
    assert (inside.body, inside.column, inside.line, inside.end_line) == (block.body, 4, 2, 6)


def test_a_longer_fence_may_hold_a_shorter_one():
    [block] = find_blocks("````exercise\ncontext: |\n  ```\n  kod\n  ```\n`````\n")
    assert block.body == "context: |\n  ```\n  kod\n  ```"


def test_a_quick_check_is_what_stands_between_its_tags():
    [block] = find_blocks("Text\n\n<quiz>\nVad?\n- [x] a\n</quiz>\n")
    assert (block.kind, block.body, block.line, block.end_line, block.ids) == ("quick", "\nVad?\n- [x] a\n", 2, 6, None)


def test_the_comment_above_makes_a_quick_check_recorded():
    [block] = find_blocks("<!-- kurs id: vad a b -->\n<quiz>\nVad?\n</quiz>")
    assert (block.kind, block.ids, block.line, block.end_line) == ("quick", ("vad", "a", "b"), 0, 4)


def test_a_quick_check_without_end_does_not_swallow_the_next():
    assert kinds("<quiz>\nEtt\n\n<quiz>\nTvå\n</quiz>") == ["unknown", "quick"]


def test_code_and_blocks_inside_a_quick_check_are_its_own():
    assert kinds("<quiz>\nVad?\n```\n::: exercise a\n```\n- [x] a\n</quiz>\n\n::: start") == ["quick", "start"]


def test_panels_of_mkdocs_quiz_are_known():
    assert kinds("<!-- mkdocs-quiz intro -->\n\n<!-- mkdocs-quiz results -->") == ["quick-intro", "quick-results"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does(end: str):
    text = end.join(["å\u2028b\x0cc", "", "::: start", ""])
    [block] = find_blocks(text)
    assert lines(text)[block.line] == "::: start"
    assert block.line == 2


def test_a_page_without_blocks_is_not_read_line_by_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kurs.schema.chapter.scan", lambda text: pytest.fail("read"))
    assert find_blocks("# Rubrik\n\nText: med `kod`.\n\n```python\nx\n```\n") == []
