"""Each unit's figures are of it and all below it, each person once, and nobody can be told from them."""

from __future__ import annotations

from datetime import date

import pytest
from kurs.register.overview import Sum, Sums
from kurs.register.rules import ALWAYS, Duty
from kurs.register.units import Tree, Unit
from kurs.report.figures import Figures, Line, overview

TODAY = date(2026, 11, 26)
TREE = Tree({
    "top": Unit(id="top", name="Top"),
    "a": Unit(id="a", name="A", parent_id="top"),
    "b": Unit(id="b", name="B", parent_id="top"),
    "c": Unit(id="c", name="C", parent_id="top", open=False),
})  # fmt: skip


def lines(sums: Sums, *, seen: str = "top a b c", named: str = "top a b c") -> dict[str, Figures]:
    found: list[Line] = overview(sums, TREE, seen.split(), named=named.split(), today=TODAY)
    return {line.unit.id: line.figures for line in found}


def test_a_unit_holds_those_below_it_and_not_what_is_closed() -> None:
    found = lines(Sums({"a": Sum(10, 8), "b": Sum(6, 3), "top": Sum(1), "c": Sum(100)}))
    assert {id: (one.done, one.people) for id, one in found.items()} == {"top": (11, 17), "a": (8, 10), "b": (3, 6)}


def test_only_units_that_may_be_seen_count() -> None:
    found = lines(Sums({"a": Sum(10, 8), "b": Sum(6, 3)}), seen="top a")
    assert {id: one.people for id, one in found.items()} == {"top": 10, "a": 10}
    assert list(lines(Sums(), seen="b")) == ["b"]


def test_who_is_in_two_units_is_one_person_above_and_done_when_both_are() -> None:
    shared = {"x": {"a": Duty(ALWAYS), "b": Duty(None, TODAY)}, "y": {"a": Duty(ALWAYS), "b": Duty(ALWAYS)}}
    found = lines(Sums({"a": Sum(10, 8), "b": Sum(6, 3, late=1)}, shared))
    top = found["top"]
    assert (top.people, top.done, top.late) == (14, 9, 1)
    assert found["a"].people == 10


@pytest.mark.parametrize(("done", "percent", "reached"), [(15, 78, False), (16, 84, True), (19, 100, True)])
def test_a_share_is_never_rounded_up_to_the_target(done: int, percent: int, reached: bool) -> None:
    one = Figures(people=19, done=done)
    assert (one.percent, one.reached) == (percent, reached)
    assert Figures(people=10, done=8).reached, "8 of 10 is 80 %"
    assert not Figures(people=1000, done=799).reached


def test_small_groups_are_hidden_from_those_who_may_not_see_names() -> None:
    found = lines(Sums({"a": Sum(4, 4), "b": Sum(30, 3)}), named="")
    assert found["a"] == Figures(hidden=True)
    assert not lines(Sums({"a": Sum(4, 4)}), named="top a")["a"].hidden


def test_a_hidden_group_can_not_be_found_by_subtraction() -> None:
    found = lines(Sums({"a": Sum(4, 4), "b": Sum(30, 3)}), named="")
    assert found["b"].hidden and not found["top"].hidden, "34 − 30 = 4"


def test_two_hidden_groups_that_are_large_enough_together_hide_no_third() -> None:
    found = lines(Sums({"a": Sum(4, 4), "top": Sum(3), "b": Sum(30, 3)}), named="")
    assert found["a"].hidden and not found["b"].hidden
