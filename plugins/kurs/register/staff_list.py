"""What a list of staff would change in a unit, and the change itself. The same list again changes nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.model.alphabet import plain
from kurs.register.duplicates import same_name
from kurs.register.people import add_person, join_unit
from kurs.register.roster import change_person, members, numbered, set_membership
from kurs.register.staff_file import StaffRow

KINDS = ("new", "joins", "changed", "back", "left")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`kind`: one of KINDS; "joins" is somebody of another unit that the asker keeps too. `person` is None when new.

    `name`, `number` and `email` are what stands afterwards; `was` the same three before, where they change.
    """

    kind: str
    person: str | None
    name: str
    number: str | None = None
    email: str | None = None
    was: tuple[str, str | None, str | None] | None = None

    @property
    def after(self) -> tuple[str, str | None, str | None]:
        return self.name, self.number, self.email


@dataclass(frozen=True, slots=True)
class Plan:
    """`same`: how many already stand as in the list. `untouched`: how many of the unit the list can't touch."""

    changes: tuple[Change, ...]
    same: int
    untouched: int

    @property
    def digest(self) -> str:
        """Another text as soon as anything would change in another way than was shown."""
        return hashlib.sha256(repr(self.changes).encode()).hexdigest()[:32]


def plan(
    connection: sa.Connection, unit_id: str, rows: Sequence[StaffRow], *, units: Iterable[str], leave: bool
) -> Plan:
    """`units`: all that the asker keeps. `leave`: who isn't in the list has left. Raises InputError by row."""
    everybody = members(connection, unit_id)
    known = [one for one in everybody if not one.protected]
    others = numbered(connection, [row.number for row in rows if row.number], units, but=unit_id)
    matched, problems = _match(rows, known, others)
    if problems:
        raise InputError(problems)
    found = {one.id for one in matched.values() if one is not None}
    changes = [change for row in rows if (change := _change(row, matched[row.row]))]
    if leave:
        gone = [one for one in known if one.left_on is None and one.id not in found]
        changes += [
            Change(kind="left", person=one.id, name=one.name, number=one.number, email=one.email) for one in gone
        ]
    changed = sum(change.kind != "left" for change in changes)
    ordered = sorted(changes, key=lambda one: KINDS.index(one.kind))
    untouched = sum(one.protected and one.left_on is None for one in everybody)
    return Plan(tuple(ordered), len(rows) - changed, untouched)


def _match(rows: Sequence[StaffRow], known: list[Any], others: list[Any]) -> tuple[dict[int, Any], dict[str, str]]:
    """Row number → whose it is, None for somebody new; by number first, else by name."""
    by_number = {one.number: one for one in [*reversed(others), *known] if one.number}
    here = {one.id for one in known}
    matched, problems = dict[int, Any](), dict[str, str]()
    for row in rows:
        one = by_number.get(row.number) if row.number else None
        if one is not None and (one.id in here or same_name(one.name, row.name)):
            matched[row.row] = one
    taken = {one.id for one in matched.values()}
    by_name = defaultdict[str, list[Any]](list)
    for one in known:
        if one.id not in taken:
            by_name[plain(one.name)].append(one)
    for row in rows:
        if row.row not in matched:
            same = [one for one in by_name[plain(row.name)] if not (row.number and one.number)]
            matched[row.row] = same[0] if same else None
            if len(same) > 1:
                problems[f"row {row.row}"] = _ambiguous(row)
    return matched, problems


def _ambiguous(row: StaffRow) -> str:
    what = f"det finns flera {row.name} på enheten"
    return f"Rad {row.row}: {what}. Skriv anställningsnummer på dem först, eller slå ihop dem."


def _change(row: StaffRow, one: Any) -> Change | None:
    """What the row changes of `one`; an empty cell takes nothing away."""
    if one is None:
        return Change(kind="new", person=None, name=row.name, number=row.number, email=row.email)
    before = (one.name, one.number, one.email)
    name = one.name if plain(one.name) == plain(row.name) else row.name
    after = (name, row.number or one.number, row.email or one.email)
    member = one._mapping.get("counted") is not None
    if not member:
        kind = "joins"
    elif one.left_on is not None:
        kind = "back"
    elif before != after:
        kind = "changed"
    else:
        return None
    was = before if before != after else None
    return Change(kind=kind, person=one.id, name=after[0], number=after[1], email=after[2], was=was)


def carry_out(connection: sa.Connection, unit_id: str, changes: Iterable[Change], *, today: date) -> int:
    """Do them; how many they were."""
    wanted = list(changes)
    for one in wanted:
        _carry_out(connection, unit_id, one, today)
    return len(wanted)


def _carry_out(connection: sa.Connection, unit_id: str, one: Change, today: date) -> None:
    if one.kind == "left":
        set_membership(connection, str(one.person), unit_id, left_on=today)
        return
    if one.person is None:
        id = add_person(connection, one.name, today=today, number=one.number, email=one.email)
    else:
        id = one.person
        if one.was:
            change_person(connection, id, one.name, number=one.number or "", email=one.email or "")
    join_unit(connection, id, unit_id)
