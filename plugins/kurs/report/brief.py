"""What somebody has done of a module, in a word: only what was done, not whether it is enough (register/rules.py)."""

from __future__ import annotations

from datetime import date
from typing import Any


def brief(did: Any, today: date) -> str:
    """done | attended | ended | started | stated | nothing; `did` is a row of `standing` or None."""
    if did is None:
        return "nothing"
    ways = (("done", did.completed_on, did.completed_expires), ("attended", did.attended_on, did.attended_expires))
    had = [(way, expires) for way, on, expires in ways if on]
    living = [way for way, expires in had if expires is None or expires >= today]
    if living:
        return living[0]
    if had:
        return "ended"
    return "started" if did.started else "stated" if did.stated_on else "nothing"
