"""Grade match: the share of rows that are paired with their own target."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import Match
from kurs.model.outcome import Outcome


def declaration(interaction: Match) -> dict[str, Any]:
    """{"targets": [id, …], "rows": {row id: target id}}"""
    return {
        "targets": sorted(target.id for target in interaction.targets),
        "rows": {row.id: row.target for row in interaction.rows},
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is {row id: target id}; a target that doesn't exist counts as unanswered."""
    given = response if isinstance(response, dict) else {}
    parts = {
        row: "unanswered" if given.get(row) not in declared["targets"]
        else "correct" if given[row] == target else "incorrect"
        for row, target in declared["rows"].items()
    }
    right = sum(verdict == "correct" for verdict in parts.values())
    return Outcome(score=right / len(parts), parts=parts)
