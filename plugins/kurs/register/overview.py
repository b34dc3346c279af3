"""How it goes in many units at once: one quick question each (the rules are in rules.py).

Sums over thousands come from columns derived on `membership`. `standing.refresh` clears a person's; what an assignment
asks for is part of `summed`. So nothing stale is ever counted: rows that are not summed for what is asked now are
summed first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import add, itemgetter, sub
from typing import Any, NamedTuple

import sqlalchemy as sa

from kurs.model.alphabet import alphabetical
from kurs.register.rules import SOON, Asked, Did, Duty, duty_of, fingerprint, whole
from kurs.register.store import Store
from kurs.register.tables import assignment, completion, membership, person, standing

SUMMED = ("summed", "done_until", "late_from", "attended")
AT_ONCE = 500  # ids in one question


class Sum(NamedTuple):
    """How many of `people` have done all that is asked for, and more of the same people."""

    people: int = 0
    done: int = 0
    expiring: int = 0
    late: int = 0
    attended: int = 0

    def plus(self, other: Sum) -> Sum:
        return Sum(*map(add, self, other))

    def minus(self, other: Sum) -> Sum:
        return Sum(*map(sub, self, other))


@dataclass(frozen=True, slots=True)
class Sums:
    """`units`: of each unit's own members. `shared`: those who are counted in several units, person → unit → duty."""

    units: dict[str, Sum] = field(default_factory=dict)
    shared: dict[str, dict[str, Duty]] = field(default_factory=dict)


def counted() -> sa.ColumnElement[bool]:
    """Members who are counted (rules.py)."""
    elsewhere = sa.select(person.c.id).where(person.c.merged_into > "")  # SQLite finds these by the index, not NOT NULL
    here = membership.c.counted & membership.c.left_on.is_(None)
    return here & membership.c.person_id.not_in(elsewhere)


def asked_of(connection: sa.Connection, units: Collection[str] | None = None) -> dict[str, list[Asked]]:
    """The open assignments of each unit, the nearest date first; of all units unless some are named."""
    of = assignment.c
    query = sa.select(
        of.id, of.unit_id, of.title, of.modules, of.path, of.due_on, of.renew_months, of.attendance_counts
    ).where(of.closed_on.is_(None))
    found = defaultdict[str, list[Asked]](list)
    for id, unit, title, modules, *more in connection.execute(query):
        if units is None or unit in units:
            found[unit].append(Asked(id, unit, title, tuple(modules), *more))
    return {id: sorted(all, key=lambda one: (one.due_on or date.max, one.title)) for id, all in found.items()}


def sums(store: Store, units: Collection[str], *, today: date) -> Sums:
    """What the overview shows of these units. Sums first what is not summed yet."""
    wanted = set(units)
    for _ in range(3):
        with store.read() as connection:
            found, old = _read(connection, wanted, today)
        if not old:
            return found
        store.write(lambda connection, old=old: settle_sums(connection, old))  # type: ignore[misc]
    return found


def _prints(connection: sa.Connection, units: Collection[str]) -> dict[str, str]:
    """The fingerprint of what each unit is asked for; without those that are asked for nothing."""
    of = assignment.c
    terms = (sa.cast(one, sa.String) for one in (of.modules, of.due_on, of.renew_months, of.attendance_counts))
    query = sa.select(of.unit_id, of.id, *terms).where(of.closed_on.is_(None)).order_by(of.unit_id, of.id)
    grouped = groupby(connection.execute(query), key=itemgetter(0))
    return {unit: fingerprint([tuple(row) for row in rows]) for unit, rows in grouped if unit in units}


def _read(connection: sa.Connection, wanted: Collection[str], today: date) -> tuple[Sums, set[str]]:
    """(sums, the units where something is not summed for what is asked now)"""
    prints = _prints(connection, wanted)
    shared = _shared(connection, prints)
    units, old = dict.fromkeys(prints, Sum()), set[str]()
    for unit, summed, *numbers in connection.execute(_grouped(today)):
        if unit not in prints:
            continue
        if summed != prints[unit]:
            old.add(unit)
        units[unit] = units[unit].plus(Sum(*(int(number or 0) for number in numbers)))
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
    several = sa.select(of.person_id).group_by(of.person_id).having(sa.func.count() > 1)  # the primary key alone
    query = sa.select(of.person_id, of.unit_id, of.done_until, of.late_from, of.attended)
    found = defaultdict[str, dict[str, Duty]](dict)
    for id, unit, until, late, attended in connection.execute(query.where(counted(), of.person_id.in_(several))):
        if unit in units:
            found[id][unit] = Duty(until, late, attended)
    return {id: duties for id, duties in found.items() if len(duties) > 1}


def settle_sums(connection: sa.Connection, wanted: Collection[str]) -> None:
    """Sum what is not summed. Rows that somebody else is changing are left: they are summed the next time."""
    of = membership.c
    prints = _prints(connection, wanted)
    old = of.unit_id.in_(prints) & sa.or_(of.summed.is_(None), of.summed.not_in(prints.values()))
    locked = sa.select(of.person_id, of.unit_id).where(old).with_for_update(skip_locked=True)
    rows = _summed(connection, connection.execute(locked).all(), prints)
    if rows:
        same = (of.person_id == sa.bindparam("who")) & (of.unit_id == sa.bindparam("where"))
        connection.execute(
            sa.update(membership).where(same).values({name: sa.bindparam(name) for name in SUMMED}), rows
        )


def wrong_sums(connection: sa.Connection) -> list[tuple[str, str]]:
    """(person, unit) of the memberships whose sums are not what their completions give."""
    of = membership.c
    prints = _prints(connection, set(connection.scalars(sa.select(of.unit_id).distinct())))
    query = sa.select(of.person_id.label("who"), of.unit_id.label("where"), *(of[name] for name in SUMMED))
    held = {(row.who, row.where): row._asdict() for row in connection.execute(query)}
    valid = [pair for pair, row in held.items() if row["summed"] and row["summed"] == prints.get(pair[1])]
    return sorted((one["who"], one["where"]) for one in _summed(connection, valid, prints)
                  if one != held[one["who"], one["where"]])  # fmt: skip


def _summed(
    connection: sa.Connection, pairs: Sequence[Sequence[str]], prints: Mapping[str, str]
) -> list[dict[str, Any]]:
    """For each (person, unit): who and where they are, and the columns SUMMED as they should be."""
    units = asked_of(connection, {unit for _, unit in pairs})
    modules = {module for unit in {unit for _, unit in pairs} for one in units[unit] for module in one.modules}
    did = did_of(connection, list({id for id, _ in pairs}), modules)
    rows = []
    for id, unit in pairs:
        duty = whole(duty_of(one, did.get(id, {})) for one in units[unit])
        values = {"done_until": duty.until, "late_from": duty.late_from, "attended": duty.attended}
        rows.append({"who": id, "where": unit, "summed": prints[unit]} | values)
    return rows


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
    found = connection.execute(query.where(here)).all()
    rows = sorted(found, key=lambda one: (alphabetical(one.name), one.person_id))
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
