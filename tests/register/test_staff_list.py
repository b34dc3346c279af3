"""A list of staff changes what it shows and nothing else, and the second time nothing at all."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from kurs.errors import InputError
from kurs.register.people import add_person, join_unit
from kurs.register.roster import members, set_membership
from kurs.register.staff_file import read_staff
from kurs.register.staff_list import Plan, carry_out, plan
from kurs.register.store import Store
from kurs.register.units import add_unit
from registered import TODAY

LIST = "Namn;Anst.nr;E-post\nÅsa Öberg;1;asa@kommunen.se\nNils Frisk;2;\nEva Ny;3;\nIda Berg;;\nOlle Ek;5;"


@pytest.fixture
def units(store: Store) -> tuple[str, str, str]:
    """Mine, another of mine, somebody else's."""
    return store.write(lambda connection: tuple(add_unit(connection, name) for name in ("A", "B", "C")))


def add(store: Store, unit: str, name: str, **options: Any) -> str:
    def work(connection: sa.Connection) -> str:
        id = add_person(connection, name, today=TODAY, **options)
        join_unit(connection, id, unit)
        return id

    return store.write(work)


def planned(store: Store, units: tuple[str, ...], text: str = LIST, *, leave: bool = False) -> Plan:
    with store.read() as connection:
        return plan(connection, units[0], read_staff(text.encode()), units=units[:2], leave=leave)


def carries_out(store: Store, units: tuple[str, ...], text: str = LIST, *, leave: bool = False) -> Plan:
    def work(connection: sa.Connection) -> Plan:
        found = plan(connection, units[0], read_staff(text.encode()), units=units[:2], leave=leave)
        carry_out(connection, units[0], found.changes, today=TODAY)
        return found

    return store.write(work)


def kinds(plan: Plan) -> list[tuple[str, str]]:
    return [(one.kind, one.name) for one in plan.changes]


def test_everything_that_can_happen_to_a_person_and_then_nothing(store: Store, units: tuple[str, str, str]) -> None:
    asa = add(store, units[0], "Asa Oberg")
    back = add(store, units[0], "Nils Frisk", number="2")
    other = add(store, units[1], "Olle Ek", number="5")
    gone = add(store, units[0], "Har Slutat", number="9")
    alias = add(store, units[0], "Alias", protected=True)
    store.write(lambda connection: set_membership(connection, back, units[0], left_on=TODAY))
    first = planned(store, units, leave=True)
    assert kinds(first) == [
        ("new", "Eva Ny"), ("new", "Ida Berg"), ("joins", "Olle Ek"), ("changed", "Asa Oberg"),
        ("back", "Nils Frisk"), ("left", "Har Slutat"),
    ]  # fmt: skip
    assert first.untouched == 1
    changed = first.changes[3]
    assert changed.was == ("Asa Oberg", None, None) and changed.after == ("Asa Oberg", "1", "asa@kommunen.se")
    assert carries_out(store, units, leave=True).digest == first.digest
    with store.read() as connection:
        rows = {one.id: one for one in members(connection, units[0])}
    assert rows[asa].number == "1" and rows[back].left_on is None and other in rows
    assert rows[gone].left_on == TODAY and rows[alias].left_on is None
    again = planned(store, units, leave=True)
    assert again.changes == () and again.same == 5


def test_without_the_choice_nobody_leaves_and_empty_cells_take_nothing(
    store: Store, units: tuple[str, str, str]
) -> None:
    add(store, units[0], "Åsa Öberg", number="1", email="asa@kommunen.se")
    add(store, units[0], "Inte Med", number="77")
    assert kinds(planned(store, units, "Namn;Anst.nr\nÅsa Öberg;1")) == []


def test_a_new_name_on_the_same_number_is_the_same_person(store: Store, units: tuple[str, str, str]) -> None:
    asa = add(store, units[0], "Åsa Öberg", number="1")
    [change] = planned(store, units, "Namn;Anst.nr\nÅsa Lind;1").changes
    assert (change.kind, change.person, change.was) == ("changed", asa, ("Åsa Öberg", "1", None))


def test_namesakes_with_numbers_of_their_own_are_two(store: Store, units: tuple[str, str, str]) -> None:
    add(store, units[0], "Eva Ek", number="1")
    assert kinds(planned(store, units, "Namn;Anst.nr\nEva Ek;1\nEva Ek;2")) == [("new", "Eva Ek")]
    add(store, units[0], "Ida Ek")
    add(store, units[0], "Ida Ek")
    with pytest.raises(InputError, match="Rad 2: det finns flera Ida Ek"):
        planned(store, units, "Namn;Anst.nr\nIda Ek;7")


def test_a_number_in_a_unit_that_is_not_mine_tells_me_nothing(store: Store, units: tuple[str, str, str]) -> None:
    add(store, units[2], "Olle Ek", number="5")
    add(store, units[1], "Någon Annan", number="3")
    assert kinds(planned(store, units)) == [
        ("new", name) for name in ("Åsa Öberg", "Nils Frisk", "Eva Ny", "Ida Berg", "Olle Ek")
    ]
