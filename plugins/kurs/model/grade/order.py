"""Grade order: full score for the whole right order, else none, or the share of steps in their place."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import Order
from kurs.model.outcome import Outcome


def declaration(interaction: Order) -> dict[str, Any]:
    """{"partial": bool, "steps": [id, …]}, the steps in the right order"""
    return {"partial": interaction.partial, "steps": [step.id for step in interaction.steps]}


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is a list of step ids; ids that don't exist are left out, a step that is missing is unanswered."""
    steps = declared["steps"]
    given = [id for id in response if id in steps] if isinstance(response, list) else []
    parts = {
        id: "unanswered" if id not in given else "correct" if given.index(id) == place else "incorrect"
        for place, id in enumerate(steps)
    }
    share = sum(verdict == "correct" for verdict in parts.values()) / len(parts)
    return Outcome(score=share if declared["partial"] else float(share == 1), parts=parts)
