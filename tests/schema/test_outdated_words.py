"""The list of outdated words is read as strictly as the other data: mistakes have their place."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flawed_course import OUTDATED_FILE as FILE
from flawed_course import WORDS


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("why: Ordet", "varfor: Ordet", 'utgangna-ord.yml:1:87: okänt fält "varfor".'),
        ('bytts., source: "5"}\nniva', 'bytts., source: sol-9}\nniva', 'källan "sol-9" finns inte.'),
        ("term: ÄBIC", "term: biståndsbeslut", '3:14: "biståndsbeslut" står redan under "beslut".'),
        ("abic:", "ÄBIC:", '3:1: id "ÄBIC" får bara ha små bokstäver'),
        (", instead: IBIC", "", '"instead" saknas. Fyll i det som ska stå i stället.'),
        (WORDS, "- a\n", "1:1: filen ska ha ett utgånget ord på varje plats"),
    ],
)
def test_a_mistake_in_the_list_is_told_where_it_stands(
    told: Callable[..., list[str]], old: str, new: str, expected: str
) -> None:
    assert old in WORDS
    messages = told({FILE: WORDS.replace(old, new, 1)})
    assert any(expected in message for message in messages), messages
