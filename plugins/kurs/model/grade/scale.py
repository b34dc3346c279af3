"""Grade scale: the share of ratings with the right value; one step off is "near", half a point with `partial`."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import Scale
from kurs.model.outcome import Outcome

# 8 (not specified) and 9 (not applicable) are no steps: nothing is near them.
STEPS = ("0", "1", "2", "3", "4")


def declaration(scale: Scale) -> dict[str, Any]:
    """{"values": ["0", …], "ratings": {id: key}, "partial": bool}"""
    return {
        "values": sorted(str(value) for value in scale.values),
        "ratings": {rating.id: str(rating.key) for rating in scale.ratings},
        "partial": scale.partial,
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is {rating id: "2"}; a value that can't be chosen counts as unanswered."""
    given = response if isinstance(response, dict) else {}
    parts = {id: _verdict(given.get(id), key, declared["values"]) for id, key in declared["ratings"].items()}
    worth = {"correct": 1.0, "near": 0.5 if declared["partial"] else 0.0}
    return Outcome(score=sum(worth.get(verdict, 0.0) for verdict in parts.values()) / len(parts), parts=parts)


def _verdict(value: Any, key: str, values: list[str]) -> str:
    if value not in values:
        return "unanswered"
    if value == key:
        return "correct"
    near = value in STEPS and key in STEPS and abs(STEPS.index(value) - STEPS.index(key)) == 1
    return "near" if near else "incorrect"
