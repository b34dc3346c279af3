"""Grade hottext: full score when exactly the right spans are marked; with `partial`, the share of right minus wrong."""
from __future__ import annotations

from typing import Any

from kurs.model.interaction import Hottext
from kurs.model.outcome import Outcome


def declaration(hottext: Hottext) -> dict[str, Any]:
    """{"spans": [id, …], "correct": [id, …], "partial": bool}"""
    return {
        "spans": sorted(span.id for span in hottext.spans),
        "correct": sorted(span.id for span in hottext.spans if span.correct),
        "partial": hottext.partial,
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is a list of span ids; ids that don't exist are left out."""
    given = response if isinstance(response, list) else []
    marked = [id for id in declared["spans"] if id in given]
    correct = declared["correct"]
    parts = {id: "correct" if id in correct else "incorrect" for id in marked}
    if marked:
        parts |= {id: "missed" for id in correct if id not in marked}
    right = sum(id in correct for id in marked)
    share = max(0, right - (len(marked) - right)) / len(correct)
    return Outcome(score=share if declared["partial"] else float(share == 1), parts=parts)
