"""How it goes in many units at once: one quick question each (the rules are in rules.py).

Sums over thousands come from columns derived on `membership`. `standing.refresh` clears a person's; what an assignment
asks for is part of `summed`. So nothing stale is ever counted: rows that are not summed for what is asked now are
summed first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from kurs.register.rules import SOON, Asked, Did, Duty, duty_of, fingerprint, whole
from kurs.register.store import Store
from kurs.register.tables import assignment, completion, membership, person, standing

Ask = Mapping[str, list[Asked]]  # unit id → what it is asked for
AT_ONCE = 500  # ids in one question


@dataclass(frozen=True, slots=True)
class Sum:
    """How many of `people` have done all that is asked for, and more of the same people."""

    people: int = 0
    done: int = 0
    expiring: int = 0
    late: int = 0
    attended: int = 0

    def __add__(self, other: Sum) -> Sum:
        pairs = zip(_numbers(self), _numbers(other), strict=True)
        return Sum(*(one + more for one, more in pairs))


def _numbers(one: Sum) -> tuple[int, ...]:
    return one.people, one.done, one.expiring, one.late, one.attended


@dataclass(frozen=True, slots=True)
class Sums:
    """`units`: of each unit's own members. `shared`: those who are counted in several units, person → unit → duty."""

    units: dict[str, Sum] = field(default_factory=dict)
    shared: dict[str, dict[str, Duty]] = field(default_factory=dict)


def counted() -> sa.ColumnElement[bool]:
    """Members who are counted (rules.py)."""
    elsewhere = sa.select(person.c.id).where(person.c.merged_into.is_not(None))
    here = membership.c.counted & membership.c.left_on.is_(None)
    return here & membership.c.person_id.not_in(elsewhere)


def asked_of(connection: sa.Connection, units: Collection[str] | None = None) -> dict[str, list[Asked]]:
    """The open assignments of each unit, the nearest date first; of all units unless some are named."""
    query = sa.select(assignment).where(assignment.c.closed_on.is_(None))
    found = defaultdict[str, list[Asked]](list)
    for row in connection.execute(query):
        if units is None or row.unit_id in units:
            found[row.unit_id].append(_asked(row))
    return {id: sorted(all, key=lambda one: (one.due_on or date.max, one.title)) for id, all in found.items()}


def _asked(row: sa.Row[Any]) -> Asked:
    return Asked(
        id=row.id, unit_id=row.unit_id, title=row.title, modules=tuple(row.modules), path=row.path, due_on=row.due_on,
        renew_months=row.renew_months, attendance_counts=row.attendance_counts,
    )  # fmt: skip


def sums(store: Store, units: Collection[str], *, today: date) -> Sums:
    """What the overview shows of these units. Sums first what is not summed yet."""
    wanted = set(units)
    for _ in range(3):
        with store.read() as connection:
            asked = asked_of(connection, wanted)
            found, old = _read(connection, asked, today)
        if not old:
            return found
        store.write(lambda connection, old=old: settle_sums(connection, old))  # type: ignore[misc]
    return found


def _read(connection: sa.Connection, asked: Ask, today: date) -> tuple[Sums, dict[str, list[Asked]]]:
    """(sums, the units where something is not summed for what is asked now)"""
    prints = {unit: fingerprint(all) for unit, all in asked.items()}
    shared = _shared(connection, prints)
    units, old = dict.fromkeys(asked, Sum()), dict[str, list[Asked]]()
    for unit, summed, *numbers in connection.execute(_grouped(today)):
        if unit not in prints:
            continue
        if summed != prints[unit]:
            old[unit] = list(asked[unit])
        units[unit] += Sum(*(int(number or 0) for number in numbers))
    return Sums(units, shared), old


def _grouped(today: date) -> sa.Select[Any]:
    of = membership.c

    def how_many(what: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.sum(sa.case((what, 1), else_=0))

    numbers = (
        sa.func.count(), how_many(of.done_until >= today), how_many(of.done_until.between(today, _last_soon(today))),
        how_many(of.late_from <= today), how_many(of.attended),
    )  # fmt: skip
    return sa.select(of.unit_id, of.summed, *numbers).where(counted()).group_by(of.unit_id, of.summed)


def _last_soon(today: date) -> date:
    return date.fromordinal((today + SOON).toordinal() - 1)


def _shared(connection: sa.Connection, units: Collection[str]) -> dict[str, dict[str, Duty]]:
    of = membership.c
    several = sa.select(of.person_id).where(counted()).group_by(of.person_id).having(sa.func.count() > 1)
    query = sa.select(of.person_id, of.unit_id, of.done_until, of.late_from, of.attended)
    found = defaultdict[str, dict[str, Duty]](dict)
    for id, unit, until, late, attended in connection.execute(query.where(counted(), of.person_id.in_(several))):
        if unit in units:
            found[id][unit] = Duty(until, late, attended)
    return {id: duties for id, duties in found.items() if len(duties) > 1}


def settle_sums(connection: sa.Connection, units: Ask) -> None:
    """Sum what is not summed. Rows that somebody else is changing are left: they are summed the next time."""
    of = membership.c
    prints = {unit: fingerprint(asked) for unit, asked in units.items()}
    old = of.unit_id.in_(prints) & sa.or_(of.summed.is_(None), of.summed.not_in(prints.values()))
    locked = sa.select(of.person_id, of.unit_id).where(old).with_for_update(skip_locked=True)
    pairs = connection.execute(locked).all()
    modules = {module for unit in {unit for _, unit in pairs} for one in units[unit] for module in one.modules}
    did = did_of(connection, list({id for id, _ in pairs}), modules)
    rows = []
    for id, unit in pairs:
        duty = whole(duty_of(one, did.get(id, {})) for one in units[unit])
        values = {"done_until": duty.until, "late_from": duty.late_from, "attended": duty.attended}
        rows.append({"who": id, "where": unit, "summed": prints[unit]} | values)
    if rows:
        same = (of.person_id == sa.bindparam("who")) & (of.unit_id == sa.bindparam("where"))
        names = ("summed", "done_until", "late_from", "attended")
        connection.execute(
            sa.update(membership).where(same).values({name: sa.bindparam(name) for name in names}), rows
        )


def did_of(
    connection: sa.Connection, people: Collection[str], modules: Collection[str]
) -> dict[str, dict[str, Did]]:
    """What each person has done of the modules, person → module."""
    found = defaultdict[str, dict[str, Did]](dict)
    for some in _parts(list(people)):
        own = standing.c.person_id.in_(some) & standing.c.module.in_(modules)
        for row in connection.execute(sa.select(*DID).where(own)):
            found[row[0]][row[1]] = Did(*row[2:])
    return found


DID = tuple(standing.c[name] for name in ("person_id", "module", *Did.__slots__))


def _parts(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`name` is empty for those who may not see names."""

    id: str
    unit_id: str
    name: str
    counted: bool
    did: Mapping[str, Did]


def members_of(
    connection: sa.Connection, units: Collection[str], modules: Collection[str], *, named: Collection[str]
) -> list[Member]:
    """The members of the units who have not left, with what they have done; names in the units of `named`."""
    of = membership.c
    query = sa.select(of.person_id, of.unit_id, of.counted, person.c.name).join(person, person.c.id == of.person_id)
    here = of.unit_id.in_(units) & of.left_on.is_(None) & person.c.merged_into.is_(None)
    rows = connection.execute(query.where(here).order_by(person.c.name, person.c.id)).all()
    did = did_of(connection, list(dict.fromkeys(row.person_id for row in rows)), modules)
    return [
        Member(
            id=row.person_id, unit_id=row.unit_id, name=row.name if row.unit_id in named else "", counted=row.counted,
            did=did.get(row.person_id, {}),
        )
        for row in rows
    ]  # fmt: skip


def done_by_day(connection: sa.Connection, units: Collection[str], *, since: date) -> dict[date, int]:
    """How many modules were done (completed or attended) on each day by those who are counted now, each person once."""
    people = sa.select(membership.c.person_id).where(counted(), membership.c.unit_id.in_(units))
    own = (completion.c.date >= since) & (completion.c.source != "self-stated") & completion.c.person_id.in_(people)
    query = sa.select(completion.c.date, sa.func.count()).where(own).group_by(completion.c.date)
    return {row[0]: row[1] for row in connection.execute(query)}
