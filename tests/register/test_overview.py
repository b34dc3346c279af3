"""The sums of many units are what the rules say of each person, whatever has happened since they were summed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.register import keep
from kurs.register.assignments import assign
from kurs.register.overview import Sum, asked_of, done_by_day, members_of, sums
from kurs.register.people import add_person, join_unit
from kurs.register.rules import duty_of, whole
from kurs.register.standing import record
from kurs.register.store import Store
from kurs.register.tables import assignment, membership, person
from kurs.register.units import add_unit
from kurs.report.figures import sum_of
from registered import COURSE, TODAY

DAY = timedelta(days=1)


class Register:
    """Short ways to make things happen in the register."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def unit(self, name: str, **more: Any) -> str:
        return self.store.write(lambda connection: add_unit(connection, name, **more))

    def person(self, *units: str) -> str:
        def work(connection: sa.Connection) -> str:
            id = add_person(connection, "Berit", today=TODAY)
            for unit in units:
                join_unit(connection, id, unit)
            return id

        return self.store.write(work)

    def asks(self, unit: str, *modules: str, on: date = TODAY, **more: Any) -> str:
        return self.store.write(
            lambda connection: assign(connection, unit, course=COURSE, today=on, modules=modules or ("grund",), **more)
        )

    def does(self, who: str, module: str = "grund", *, source: str = "completed", on: date = TODAY) -> None:
        one = COURSE.module(module)
        assert one
        self.store.write(lambda connection: record(connection, ("person_id", who), one, source=source, today=on))

    def change(self, table: sa.Table, where: Any, **values: Any) -> None:
        self.store.write(lambda connection: connection.execute(sa.update(table).where(where).values(values)))

    def sums(self, *units: str, today: date = TODAY) -> dict[str, Sum]:
        return sums(self.store, units, today=today).units


@pytest.fixture
def register(store: Store) -> Register:
    return Register(store)


def test_a_unit_that_is_asked_for_nothing_counts_nobody(register: Register) -> None:
    unit = register.unit("Solgården")
    register.person(unit)
    assert register.sums(unit) == {}


def test_every_change_shows_at_once(register: Register) -> None:
    unit = register.unit("Solgården")
    anna, bo = register.person(unit), register.person(unit)
    first = register.asks(unit, due_on=TODAY)
    assert register.sums(unit) == {unit: Sum(2)}
    register.does(anna)
    assert register.sums(unit) == {unit: Sum(2, 1)}
    assert register.sums(unit, today=TODAY + DAY) == {unit: Sum(2, 1, late=1)}
    register.does(bo, source="attended")
    assert register.sums(unit) == {unit: Sum(2, 2, attended=1)}
    register.change(assignment, assignment.c.id == first, attendance_counts=False)
    assert register.sums(unit) == {unit: Sum(2, 1, attended=1)}
    second = register.asks(unit, "kort")
    assert register.sums(unit) == {unit: Sum(2, 0, attended=1)}
    register.change(assignment, assignment.c.id == second, closed_on=TODAY)
    assert register.sums(unit) == {unit: Sum(2, 1, attended=1)}
    register.person(unit)
    assert register.sums(unit) == {unit: Sum(3, 1, attended=1)}


def test_who_left_is_not_counted_now_or_was_somebody_else_is_not_in_the_denominator(register: Register) -> None:
    unit = register.unit("Solgården")
    people = [register.person(unit) for _ in range(5)]
    register.asks(unit)
    for one in people[1:]:
        register.does(one)
    assert register.sums(unit) == {unit: Sum(5, 4)}
    register.change(membership, membership.c.person_id == people[1], left_on=TODAY)
    register.change(membership, membership.c.person_id == people[2], counted=False)
    register.change(person, person.c.id == people[3], merged_into=people[4])
    assert register.sums(unit) == {unit: Sum(2, 1)}


def test_what_ends_is_about_to_end_then_late(register: Register) -> None:
    unit = register.unit("Solgården")
    register.asks(unit, "kort", renew_months=12)
    register.does(register.person(unit), "kort", on=TODAY)
    last = date(2027, 11, 26)
    assert register.sums(unit, today=last - 60 * DAY) == {unit: Sum(1, 1)}
    assert register.sums(unit, today=last - 59 * DAY) == {unit: Sum(1, 1, expiring=1)}
    assert register.sums(unit, today=last) == {unit: Sum(1, 1, expiring=1)}
    assert register.sums(unit, today=last + DAY) == {unit: Sum(1, 0, late=1)}


def test_a_person_of_several_units_is_told_of_once_per_unit(register: Register) -> None:
    one, other, free = (register.unit(name) for name in ("A", "B", "C"))
    register.asks(one)
    register.asks(other, "kort")
    both, _ = register.person(one, other, free), register.person(one, free)
    register.does(both)
    register.sums(one, other, free)
    found = sums(register.store, [one, other, free], today=TODAY)
    assert found.units == {one: Sum(2, 1), other: Sum(1, 0)}
    assert {id: {unit: duty.done(TODAY) for unit, duty in own.items()} for id, own in found.shared.items()} == {
        both: {one: True, other: False}
    }


def test_after_a_thousand_random_changes_the_sums_are_what_the_rules_say(register: Register) -> None:
    chance, units = random.Random(26), [register.unit(name) for name in "ABC"]
    people = [register.person(*chance.sample(units, chance.choice((1, 1, 2)))) for _ in range(20)]
    assignments: list[str] = []
    for step in range(150):
        now = TODAY + timedelta(days=step * 3)
        what = chance.randrange(6)
        if what == 0 and len(assignments) < 8:
            more = {"renew_months": chance.choice((None, 6, 12)), "attendance_counts": chance.random() < 0.5}
            due = chance.choice((None, now + 20 * DAY))
            modules = chance.choice((("grund",), ("kort",), ("grund", "kort")))
            assignments.append(register.asks(chance.choice(units), *modules, on=now, due_on=due, **more))
        elif what == 1 and assignments:
            closed = chance.choice((None, now))
            register.change(assignment, assignment.c.id == chance.choice(assignments), closed_on=closed)
        elif what == 2:
            register.change(membership, membership.c.person_id == chance.choice(people), counted=chance.random() < 0.7)
        else:
            source = chance.choice(("completed", "attended", "self-stated"))
            register.does(chance.choice(people), chance.choice(("grund", "kort")), source=source, on=now)
        if step % 10 == 0:
            assert register.sums(*units, today=now) == by_the_rules(register.store, units, now)


def by_the_rules(store: Store, units: list[str], today: date) -> dict[str, Sum]:
    with store.read() as connection:
        asked = asked_of(connection, units)
        members = members_of(connection, units, ["grund", "kort"], named=())
    return {
        unit: sum_of(
            (whole(duty_of(one, member.did) for one in all) for member in members
             if member.counted and member.unit_id == unit), today,
        )
        for unit, all in asked.items()
    }  # fmt: skip


def test_names_are_read_only_where_they_may_be_seen(register: Register) -> None:
    one, other = register.unit("A"), register.unit("B")
    register.person(one)
    register.person(other)
    with register.store.read() as connection:
        found = {member.unit_id: member.name for member in members_of(connection, [one, other], [], named=[one])}
    assert found == {one: "Berit", other: ""}


def test_the_weeks_count_what_those_who_are_counted_have_done(register: Register) -> None:
    unit, elsewhere = register.unit("A"), register.unit("B")
    anna, gone, stranger = register.person(unit), register.person(unit), register.person(elsewhere)
    for who in (anna, gone, stranger):
        register.does(who)
    register.does(anna, "kort", source="attended", on=TODAY - DAY)
    register.does(anna, "kort", source="self-stated", on=TODAY - 2 * DAY)
    register.change(membership, membership.c.person_id == gone, left_on=TODAY)
    with register.store.read() as connection:
        assert done_by_day(connection, [unit], since=TODAY - 9 * DAY) == {TODAY: 1, TODAY - DAY: 1}


def test_a_sum_that_says_something_else_is_found_and_mended(register: Register) -> None:
    unit = register.unit("Enhet")
    register.asks(unit)
    done, other = register.person(unit), register.person(unit)
    register.does(done)
    register.sums(unit)
    assert keep.check(register.store.engine) == []
    register.change(membership, membership.c.person_id == other, done_until=date.max)
    [found] = keep.check(register.store.engine)
    assert other in found
    register.store.write(keep.repair)
    assert keep.check(register.store.engine) == []
    assert register.sums(unit)[unit].done == 1
