"""Ways in a scenario or a guide, `{id: the ids it leads to}`: what can be reached, and what goes round."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

Leads = Mapping[str, set[str]]


def closure(start: Iterable[str], leads: Leads) -> set[str]:
    """All that can be come to from `start`, itself included."""
    found: set[str] = set()
    todo = list(start)
    while todo:
        if (id := todo.pop()) not in found:
            found.add(id)
            todo += leads.get(id, ())
    return found


def leading_to(ends: Iterable[str], leads: Leads) -> set[str]:
    """All from which one of `ends` can be come to."""
    return closure(ends, {id: {one for one in leads if id in leads[one]} for id in leads})


def on_a_circle(leads: Leads) -> set[str]:
    """All that can be come back to."""
    return {id for id in leads if id in closure(leads[id], leads)}
