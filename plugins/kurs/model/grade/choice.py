"""Grade choice: full score when exactly the right options are chosen, else none."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import Choice
from kurs.model.outcome import Outcome


def declaration(choice: Choice) -> dict[str, Any]:
    """{"multiple": bool, "options": [id, …], "correct": [id, …]}"""
    return {
        "multiple": choice.multiple,
        "options": sorted(option.id for option in choice.options),
        "correct": sorted(option.id for option in choice.options if option.correct),
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is a list of option ids; ids that don't exist are left out."""
    given = response if isinstance(response, list) else []
    chosen = [id for id in declared["options"] if id in given]
    correct = declared["correct"]
    parts = {id: "correct" if id in correct else "incorrect" for id in chosen}
    if chosen:
        parts |= {id: "missed" for id in correct if id not in chosen}
    return Outcome(score=float(bool(chosen) and set(chosen) == set(correct)), parts=parts)
