"""Repetition keeps one area apart from itself, whatever the items."""
from __future__ import annotations

import random
import re
from itertools import pairwise, permutations
from typing import Any

from samples import PACKAGE
from serving import Run

INTERLEAVED = "(cases) => cases.map((list) => kurs.schedule.interleaved(list).map(({ id }) => id))"


def chosen(chance: random.Random) -> list[dict[str, Any]]:
    return [
        {"id": at, "area": chance.choice("abc"), "tier": chance.randrange(3), "group": chance.choice([None, 0])}
        for at in range(chance.randrange(1, 7))
    ]


def apart(order: Any) -> bool:
    return all(one["area"] != other["area"] for one, other in pairwise(order))


def test_two_of_one_area_are_neighbours_only_where_it_cannot_be_helped(run: Run) -> None:
    """Of all orders that begin with one of the most urgent."""
    chance = random.Random(7)
    cases = [chosen(chance) for _ in range(300)]
    for case, ids in zip(cases, run(INTERLEAVED, cases), strict=True):
        laid = [case[id] for id in ids]
        assert sorted(ids) == list(range(len(case)))
        urgent = min(one["tier"] for one in case)
        assert laid[0]["tier"] == urgent
        possible = any(apart(order) for order in permutations(case) if order[0]["tier"] == urgent)
        assert apart(laid) or not possible, (case, ids)


def test_the_schedule_and_the_calendar_file_read_no_clock() -> None:
    for name in ("schedule.js", "ics.js"):
        text = (PACKAGE / "runtime" / name).read_text(encoding="utf-8")
        assert re.findall(r"new Date\(\)|Date\.now|\b(?:document|window|localStorage|indexedDB|fetch)\b", text) == []
