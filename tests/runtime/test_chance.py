"""Chance that a reload repeats: the same seed gives the same order, and a retake prefers what is unseen."""
from __future__ import annotations

import json
from typing import Any

import pytest
from samples import VECTORS
from serving import Run

CHANCE = json.loads((VECTORS / "chance.json").read_text(encoding="utf-8"))
SHUFFLED = "([list, seed]) => kurs.chance.shuffled(list, seed)"
DRAWN = "([sections, seen, seeds]) => seeds.map((seed) => kurs.draw.drawn(sections, new Set(seen), seed))"
SEEDS = [f"attempt-{number}" for number in range(60)]


def named(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in CHANCE[kind]]


@pytest.mark.parametrize("case", named("shuffled"))
def test_an_order_never_changes_between_releases(run: Run, case: dict[str, Any]) -> None:
    assert run(SHUFFLED, [case["list"], case["seed"]]) == case["order"]


@pytest.mark.parametrize("case", named("drawn"))
def test_a_draw_takes_from_each_section_the_unseen_first(run: Run, case: dict[str, Any]) -> None:
    for drawn in run(DRAWN, [case["sections"], case["seen"], SEEDS]):
        assert len(set(drawn)) == len(drawn)
        for section in case["sections"]:
            assert len(set(drawn) & set(section["items"])) == case["count"][section["id"]]
        assert set(case.get("always", ())) <= set(drawn)


def test_the_same_attempt_draws_the_same_items_in_the_same_order(run: Run) -> None:
    sections = CHANCE["drawn"][0]["sections"]
    assert run(DRAWN, [sections, [], SEEDS]) == run(DRAWN, [sections, [], SEEDS])


def test_every_item_comes_up_first_in_some_attempt(run: Run) -> None:
    sections = CHANCE["drawn"][0]["sections"]
    assert {drawn[0] for drawn in run(DRAWN, [sections, [], SEEDS])} == set(sections[0]["items"])


def test_shuffling_leaves_the_list_as_it_was(run: Run) -> None:
    assert run("(list) => { kurs.chance.shuffled(list, 'x'); return list; }", ["a", "b", "c"]) == ["a", "b", "c"]
