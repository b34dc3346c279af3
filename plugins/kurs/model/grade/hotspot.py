"""Grade hotspot: full score when exactly the right places are chosen, else none, as a choice among the places."""
from __future__ import annotations

from typing import Any

from kurs.model.grade.choice import grade
from kurs.model.interaction import Hotspot

__all__ = ["declaration", "grade"]


def declaration(hotspot: Hotspot) -> dict[str, Any]:
    """{"multiple": bool, "options": [id, …], "correct": [id, …]}"""
    return {
        "multiple": hotspot.multiple,
        "options": sorted(spot.id for spot in hotspot.spots),
        "correct": sorted(spot.id for spot in hotspot.spots if spot.place.correct),
    }
