"""A mark for slides that the browser would pass over is told, and a right one is not."""
from __future__ import annotations

from collections.abc import Callable

import pytest

PAGE = "docs/kapitel.md"


def chapter(text: str) -> dict[str, str]:
    return {PAGE: f"# Kapitel\n\n::: exercise diska\n\n{text}\n"}


WRONG = ["<!-- bild: nej -->", "<!-- bilder -->", "<!-- anteckning Fråga. -->", "Text <!-- bild -->"]
RIGHT = [
    *("<!-- bild -->", "<!-- bild: inte -->", "<!-- anteckning: Fråga. -->", "<!-- en vanlig kommentar -->"),
    "`<!-- bild: nej -->`",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_mark_that_would_be_passed_over_is_told(told: Callable[..., list[str]], text: str) -> None:
    messages = told(chapter(text))
    assert len(messages) == 1, messages
    assert messages[0].startswith(f"{PAGE}:5:") and "<!-- bild -->" in messages[0]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_mark_is_not(told: Callable[..., list[str]], text: str) -> None:
    assert told(chapter(text)) == []
