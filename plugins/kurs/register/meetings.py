"""Who took part when a unit went through a module together: attended, attested by the ombud, never passed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.model.alphabet import alphabetical, plain
from kurs.model.assessment import Course, Module
from kurs.register.people import add_person, clean_name, join_unit, person_fields
from kurs.register.roster import members
from kurs.register.standing import record, refresh
from kurs.register.store import insert_once
from kurs.register.tables import completion, meeting, person

BACK = timedelta(days=366)
MOST_NAMES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting that was held; `names` in alphabetical order."""

    id: str
    module: str
    date: date
    names: tuple[str, ...]


def hold(
    connection: sa.Connection, unit_id: str, *, module_id: str, on: date | None, people: Iterable[str],
    names: Iterable[str], course: Course, today: date, by: str,
) -> int:  # fmt: skip
    """Write down who took part; how many were new. `names` are of people who aren't ticked, and perhaps not known.

    The same module on the same day is the same meeting, so sending it again adds only who was missing. Raises
    InputError with everything that is wrong.
    """
    module, wanted, written = course.module(module_id), set(people), [one for one in map(clean_name, names) if one]
    problems = _problems(module, on, today, written)
    current = {one.id for one in members(connection, unit_id) if one.left_on is None}
    if not wanted | set(written):
        problems["people"] = "Kryssa i minst en person, eller skriv ett namn."
    elif not wanted <= current:
        problems["people"] = "Listan har ändrats sedan du öppnade sidan. Se över kryssen och spara igen."
    if problems or module is None or on is None:
        raise InputError(problems)
    wanted |= {_named(connection, unit_id, name, today) for name in written}
    id = _meeting(connection, unit_id, module, on, by)
    there = set(connection.scalars(sa.select(completion.c.person_id).where(completion.c.meeting_id == id)))
    for one in sorted(wanted - there):
        record(connection, ("person_id", one), module, source="attended", today=on, meeting=id)
    return len(wanted - there)


def _problems(module: Module | None, on: date | None, today: date, names: list[str]) -> dict[str, str]:
    problems = dict[str, str]()
    if module is None:
        problems["module"] = "Välj en modul ur listan."
    if on is None or not today - BACK <= on <= today:
        problems["date"] = "Skriv dagen då mötet hölls. Den kan vara i dag eller under det senaste året."
    if len(names) > MOST_NAMES:
        problems["names"] = f"Skriv högst {MOST_NAMES} namn på en gång."
    for name in names:
        try:
            person_fields(name)
        except InputError as error:
            problems["names"] = error.fields["name"]
    return problems


def _named(connection: sa.Connection, unit_id: str, name: str, today: date) -> str:
    """The one in the unit with the name, back if they had left; else somebody new."""
    same = [one for one in members(connection, unit_id) if plain(one.name) == plain(name)]
    same.sort(key=lambda one: one.left_on is not None)
    id = str(same[0].id) if same else add_person(connection, name, today=today)
    join_unit(connection, id, unit_id)
    return id


def _meeting(connection: sa.Connection, unit_id: str, module: Module, on: date, by: str) -> str:
    same = (meeting.c.unit_id == unit_id) & (meeting.c.module == module.id) & (meeting.c.date == on)
    row = {"id": uuid.uuid4().hex, "unit_id": unit_id, "module": module.id, "version": module.version, "date": on}
    insert_once(connection, meeting, [row | {"attested_by": by}])
    return str(connection.scalars(sa.select(meeting.c.id).where(same)).one())


def meetings_of(connection: sa.Connection, unit_id: str, *, most: int = 50) -> list[Held]:
    """The latest first."""
    rows = connection.execute(
        sa.select(meeting).where(meeting.c.unit_id == unit_id).order_by(meeting.c.date.desc(), meeting.c.id).limit(most)
    ).all()
    names: dict[str, list[str]] = {row.id: [] for row in rows}
    columns = (completion.c.meeting_id, person.c.id, person.c.name)
    joined = sa.select(*columns).distinct().join(person, person.c.id == completion.c.person_id)
    for id, _, name in connection.execute(joined.where(completion.c.meeting_id.in_(names))):
        names[id].append(name)
    return [
        Held(id=row.id, module=row.module, date=row.date, names=tuple(sorted(names[row.id], key=alphabetical)))
        for row in rows
    ]


def undo_meeting(connection: sa.Connection, id: str, unit_id: str) -> int | None:
    """Take the meeting and everybody's attendance back; how many they were, None where it isn't the unit's."""
    own = (meeting.c.id == id) & (meeting.c.unit_id == unit_id)
    row: Any = connection.execute(sa.select(meeting).where(own)).first()
    if row is None:
        return None
    took_part = sa.delete(completion).where(completion.c.meeting_id == id).returning(completion.c.person_id)
    people = list(connection.scalars(took_part))
    connection.execute(sa.delete(meeting).where(own))
    for one in people:
        refresh(connection, one, [row.module])
    return len(people)
