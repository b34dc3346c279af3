"""Grade gap-match: the share of statements that lie in their category or in one that is accepted."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import GapMatch
from kurs.model.outcome import Outcome


def declaration(interaction: GapMatch) -> dict[str, Any]:
    """{"categories": [id, …], "statements": {id: [key, also accepted, …]}}"""
    return {
        "categories": sorted(category.id for category in interaction.categories),
        "statements": {
            statement.id: [statement.category, *sorted(accepted.category for accepted in statement.also)]
            for statement in interaction.statements
        },
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is {statement id: category id}; a category that doesn't exist counts as unanswered."""
    given = response if isinstance(response, dict) else {}
    parts = {
        id: _verdict(given.get(id), accepted, declared["categories"])
        for id, accepted in declared["statements"].items()
    }
    right = sum(verdict in ("correct", "accepted") for verdict in parts.values())
    return Outcome(score=right / len(parts), parts=parts)


def _verdict(category: Any, accepted: list[str], categories: list[str]) -> str:
    if category not in categories:
        return "unanswered"
    if category == accepted[0]:
        return "correct"
    return "accepted" if category in accepted else "incorrect"
