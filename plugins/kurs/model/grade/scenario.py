"""Grade scenario: what the end that was reached is worth. A way that reaches no end is unanswered."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import Scenario
from kurs.model.outcome import Outcome

WORTH = {"good": (1.0, "correct"), "mixed": (0.5, "near"), "poor": (0.0, "incorrect")}


def declaration(interaction: Scenario) -> dict[str, Any]:
    """{"start": id, "scenes": {scene id: {option id: scene id}}, "ends": {scene id: ending}}"""
    scenes = interaction.scenes
    return {
        "start": scenes[0].id,
        "scenes": {one.id: {way.id: way.to for way in one.options} for one in scenes if one.options},
        "ends": {one.id: one.ending for one in scenes if one.ending},
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is a list of option ids; the way stops at the first that the scene at hand doesn't have."""
    at = declared["start"]
    for chosen in response if isinstance(response, list) else []:
        ways = declared["scenes"].get(at, {})
        if not isinstance(chosen, str) or chosen not in ways:
            break
        at = ways[chosen]
    if at not in declared["ends"]:
        return Outcome(score=0.0, parts={at: "unanswered"})
    score, verdict = WORTH[declared["ends"][at]]
    return Outcome(score=score, parts={at: verdict})
