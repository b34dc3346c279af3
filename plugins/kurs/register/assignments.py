"""What a unit should do, and by when (design §1: assign modules by link or QR)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet

from kurs.errors import InputError
from kurs.model.assessment import Course
from kurs.register.links import new_link, revoke
from kurs.register.people import clean_name
from kurs.register.tables import assignment, membership

CHOICES_OF_RENEWAL = (6, 12, 24, 36)  # months


def assign(
    connection: sa.Connection, unit_id: str, *, course: Course, today: date, title: str = "",
    modules: Sequence[str] = (), path: str | None = None, due_on: date | None = None,
    renew_months: int | None = None, attendance_counts: bool = True,
) -> str:  # fmt: skip
    """The new assignment's id. Raises InputError with everything that is wrong."""
    way = next((one for one in course.paths if one.id == path), None)
    wanted = list(way.modules if way else dict.fromkeys(modules))
    unknown = [id for id in wanted if course.module(id) is None]
    problems = _problems(due_on, renew_months, today)
    if not wanted or unknown or (path and not way):
        problems = {"modules": "Välj minst en modul eller en väg ur listan.", **problems}
    if problems:
        raise InputError(problems)
    row = {
        "id": uuid.uuid4().hex, "unit_id": unit_id, "title": clean_name(title) or _title(course, wanted, way),
        "path": path, "modules": wanted, "due_on": due_on, "renew_months": renew_months,
        "attendance_counts": attendance_counts, "created_on": today,
    }  # fmt: skip
    connection.execute(sa.insert(assignment).values(row))
    return str(row["id"])


def _problems(due_on: date | None, renew_months: int | None, today: date) -> dict[str, str]:
    problems = dict[str, str]()
    if due_on and due_on < today:
        problems["due_on"] = "Datumet har redan varit. Välj en dag framåt i tiden."
    if renew_months is not None and renew_months not in CHOICES_OF_RENEWAL:
        problems["renew_months"] = "Välj ett av alternativen i listan."
    return problems


def _title(course: Course, modules: list[str], way: Any) -> str:
    if way:
        return str(way.role)
    first = course.module(modules[0])
    more = f" och {len(modules) - 1} till" if modules[1:] else ""
    return f"{first.title if first else modules[0]}{more}"


def assignment_of(connection: sa.Connection, id: str) -> sa.Row[Any] | None:
    return connection.execute(sa.select(assignment).where(assignment.c.id == id)).first()


def assignments_of(connection: sa.Connection, unit_id: str) -> list[sa.Row[Any]]:
    """The unit's assignments: the open ones first, the nearest date first."""
    rows = connection.execute(sa.select(assignment).where(assignment.c.unit_id == unit_id)).all()
    return sorted(rows, key=lambda one: (one.closed_on is not None, one.due_on or date.max, one.title))


def change_assignment(
    connection: sa.Connection, one: sa.Row[Any], *, today: date, title: str, due_on: date | None,
    renew_months: int | None, attendance_counts: bool,
) -> None:  # fmt: skip
    """What is to be done stays; a date that has been may stay too. Raises InputError with everything that is wrong."""
    problems = _problems(None if due_on == one.due_on else due_on, renew_months, today)
    if not clean_name(title):
        problems["title"] = "Skriv ett namn på tilldelningen."
    if problems:
        raise InputError(problems)
    values = {"title": clean_name(title), "due_on": due_on, "renew_months": renew_months}
    _update(connection, one.id, **values, attendance_counts=attendance_counts)


def close_assignment(connection: sa.Connection, id: str, *, today: date | None) -> None:
    """From `today` it is asked of nobody and its link opens nothing; None opens it again."""
    _update(connection, id, closed_on=today)


def _update(connection: sa.Connection, id: str, **values: Any) -> None:
    connection.execute(sa.update(assignment).where(assignment.c.id == id).values(values))


def new_address(connection: sa.Connection, id: str, *, keep: Fernet) -> str:
    """A new secret for the assignment's link; the old one opens nothing any more."""
    revoke(connection, "assignment", id)
    return new_link(connection, "assignment", id, keep=keep)


def assigned_to(connection: sa.Connection, person_id: str) -> list[sa.Row[Any]]:
    """The open assignments of the units where the person is now, the nearest date first."""
    mine = (membership.c.person_id == person_id) & membership.c.left_on.is_(None)
    query = sa.select(assignment).join(membership, membership.c.unit_id == assignment.c.unit_id)
    rows = connection.execute(query.where(mine, assignment.c.closed_on.is_(None))).all()
    return sorted(rows, key=lambda one: (one.due_on or date.max, one.title))
