"""Grade inline-choice: the share of gaps where the right option is chosen."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import InlineChoice
from kurs.model.outcome import Outcome


def declaration(interaction: InlineChoice) -> dict[str, Any]:
    """{"gaps": {gap id: {"options": [id, …], "correct": id}}}"""
    return {
        "gaps": {
            gap.id: {
                "options": sorted(option.id for option in gap.options),
                "correct": next(option.id for option in gap.options if option.correct),
            }
            for gap in interaction.gaps
        }
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is {gap id: option id}; an option that doesn't exist counts as unanswered."""
    given = response if isinstance(response, dict) else {}
    parts = {
        id: "unanswered" if given.get(id) not in gap["options"]
        else "correct" if given[id] == gap["correct"] else "incorrect"
        for id, gap in declared["gaps"].items()
    }
    right = sum(verdict == "correct" for verdict in parts.values())
    return Outcome(score=right / len(parts), parts=parts)
