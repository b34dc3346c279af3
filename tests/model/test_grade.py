"""Grading in Python gives what the vectors say. The browser runs the same in tests/runtime/test_vectors.py."""
from __future__ import annotations

from typing import Any

import pytest
from kurs.model.grade import grade
from kurs.model.grade.text_entry import is_one_slip
from kurs.model.interaction import INTERACTIONS
from samples import vectors

CASES = [pytest.param(stem, case, id=f"{stem}: {case['name']}") for stem in INTERACTIONS for case in vectors(stem)]


@pytest.mark.parametrize(("stem", "case"), CASES)
def test_outcome_is_that_of_the_vector(stem: str, case: dict[str, Any]) -> None:
    outcome = grade(stem, case["declaration"], case["response"])
    assert (outcome.score, outcome.parts) == (case["score"], case["parts"])
    assert outcome.success == (case["score"] == 1)


def test_a_slip_is_one_edit_away_and_never_two() -> None:
    letters = "abcdeö"
    for at in range(6):
        assert is_one_slip(letters[:at] + "x" + letters[at + 1 :], letters)
        assert is_one_slip(letters[:at] + letters[at + 1 :], letters)
        assert is_one_slip(letters[:at] + "x" + letters[at:], letters)
        assert not is_one_slip(letters[:at] + "xy" + letters[at + 1 :] + "z", letters)
    for at in range(5):
        assert is_one_slip(letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :], letters)
