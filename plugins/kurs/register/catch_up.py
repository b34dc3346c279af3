"""Who missed a meeting, and a second chance for them: an assignment of the same module, by a second date."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet

from kurs.errors import InputError
from kurs.model.assessment import Course, Module
from kurs.register.assignments import assign, assignments_of, change_assignment, new_address
from kurs.register.roster import Row, members, standings
from kurs.register.tables import completion, meeting


def meeting_of(connection: sa.Connection, id: str, unit_id: str) -> Row | None:
    """None where it isn't the unit's."""
    return connection.execute(sa.select(meeting).where(meeting.c.id == id, meeting.c.unit_id == unit_id)).first()


def missed(connection: sa.Connection, held: Row, *, today: date) -> list[Row]:
    """Who is counted in the unit now, was not there, and has not done the module in some other way. By name."""
    there = set(connection.scalars(sa.select(completion.c.person_id).where(completion.c.meeting_id == held.id)))
    stood = standings(connection, held.unit_id, [held.module])

    def lacks(one: Row) -> bool:
        row = stood.get((one.id, held.module))
        return one.id not in there and not (row and _done(row, today))

    current = (one for one in members(connection, held.unit_id) if one.left_on is None and one.counted)
    return [one for one in current if lacks(one)]


def _done(row: Row, today: date) -> bool:
    ends = ((row.completed_on, row.completed_expires), (row.attended_on, row.attended_expires))
    return any(on and (until is None or until >= today) for on, until in ends)


def second_chance(
    connection: sa.Connection, unit_id: str, module: Module, *, due_on: date | None, course: Course, today: date,
    keep: Fernet,
) -> str:  # fmt: skip
    """The id of the module's open catch-up assignment, made now or given the new date. Attendance counts, so that
    those who were there have nothing left to do. Raises InputError where the date can't be.
    """
    if due_on is None:
        raise InputError({"due_on": "Skriv dagen för uppsamlingen som år, månad och dag, till exempel 2027-03-05."})
    title = f"Uppsamling: {module.title}"
    for one in assignments_of(connection, unit_id):
        if one.closed_on is None and one.title == title and list(one.modules) == [module.id]:
            rules: dict[str, Any] = {"title": title, "due_on": due_on, "renew_months": one.renew_months}
            change_assignment(connection, one, today=today, attendance_counts=True, **rules)
            return str(one.id)
    id = assign(connection, unit_id, course=course, today=today, title=title, modules=[module.id], due_on=due_on)
    new_address(connection, id, keep=keep)
    return id
