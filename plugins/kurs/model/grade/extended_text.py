"""Grade an extended text: never. It counts as attempted; the learner compares it with a model text."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import ExtendedText
from kurs.model.outcome import Outcome


def declaration(text: ExtendedText) -> dict[str, Any]:
    """{}: no change of the item can make an answer out of date."""
    return {}


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """No score, whatever the response."""
    return Outcome(score=None)
