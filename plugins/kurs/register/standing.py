"""Who has done what: completions follow from statements, and `standing` from completions.

A module is completed when every required item has been attempted and its final is passed (design §4 Completion). What
is completed stays so when the course changes; only an end date or a renewal changes what it is worth.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from kurs.model.assessment import Course, Module
from kurs.model.dates import add_months
from kurs.register.tables import completion, membership, standing, statement

Owner = tuple[str, str]  # ("person_id" | "device_id", id): a browser that has not joined owns its own work


def _mine(table: sa.Table, owner: Owner) -> sa.ColumnElement[bool]:
    return table.c[owner[0]] == owner[1]


def required_items(course: Course, module: Module) -> set[str]:
    """The ids of every item of the exercises that must be attempted."""
    found = (course.assessment(id) for id in module.required)
    return {item.id for assessment in found if assessment for item in assessment.items}


def settle(connection: sa.Connection, owner: Owner, module_id: str, *, course: Course, today: date) -> bool:
    """Write down a completion if the statements give one that isn't written yet; whether it did."""
    module = course.module(module_id)
    if module is None:
        return False
    last = _last(connection, owner, module_id)
    passing = _passing(connection, owner, module, after=last)
    if module.final and passing is None:
        return False
    if not _attempted_all(connection, owner, course, module, after=None if module.final else last):
        return False
    version = passing.version if passing else module.version
    if last and not (module.valid_months or version != last.version):
        return False
    if last and last.version == version and (last.date == today or (passing and passing.stored_at.date() <= last.date)):
        return False
    percent = None if passing is None else int(passing.score * 100 + 1e-9)
    record(connection, owner, module, source="completed", version=version, percent=percent, today=today)
    return True


def _last(connection: sa.Connection, owner: Owner, module: str) -> sa.Row[*tuple[Any, ...]] | None:
    own = _mine(completion, owner) & (completion.c.module == module) & (completion.c.source == "completed")
    columns = (completion.c.date, completion.c.version)
    return connection.execute(sa.select(*columns).where(own).order_by(completion.c.date.desc()).limit(1)).first()


def _passing(
    connection: sa.Connection, owner: Owner, module: Module, *, after: sa.Row[*tuple[Any, ...]] | None
) -> sa.Row[*tuple[Any, ...]] | None:
    passed = _mine(statement, owner) & (statement.c.assessment == (module.final or "")) & statement.c.passed
    query = sa.select(statement.c.version, statement.c.score, statement.c.stored_at).where(passed)
    row = connection.execute(query.order_by(statement.c.stored_at.desc()).limit(1)).first()
    return row if row and (after is None or row.stored_at.date() >= after.date) else None


def _attempted_all(
    connection: sa.Connection, owner: Owner, course: Course, module: Module, *, after: sa.Row[*tuple[Any, ...]] | None
) -> bool:
    wanted = required_items(course, module)
    if not wanted and not module.final:
        return False
    own = _mine(statement, owner) & (statement.c.verb == "attempted") & (statement.c.module == module.id)
    latest = sa.func.max(statement.c.stored_at).label("latest")
    rows = connection.execute(sa.select(statement.c.item, latest).where(own).group_by(statement.c.item)).all()
    return wanted <= {row.item for row in rows if after is None or row.latest.date() > after.date}


def record(
    connection: sa.Connection, owner: Owner, module: Module, *, source: str, today: date,
    version: str | None = None, percent: int | None = None, meeting: str | None = None,
) -> str:  # fmt: skip
    """Write a completion and bring `standing` up to date; its id."""
    id = uuid.uuid4().hex
    expires = add_months(today, module.valid_months) if module.valid_months else None
    row = {
        "id": id, owner[0]: owner[1], "module": module.id, "version": version or module.version, "source": source,
        "percent": percent, "date": today, "expires": expires, "meeting_id": meeting,
    }  # fmt: skip
    connection.execute(sa.insert(completion).values(row))
    if owner[0] == "person_id":
        refresh(connection, owner[1], [module.id])
    return id


def refresh(connection: sa.Connection, person: str, modules: Iterable[str] | None = None) -> None:
    """Derive the person's `standing` anew, in all modules unless some are named."""
    only = None if modules is None else list(modules)
    derived = {row["module"]: row for row in derive(connection, person, only)}
    own = standing.c.person_id == person
    gone = own if only is None else own & standing.c.module.in_(only)
    if derived == {row.module: row._asdict() for row in connection.execute(sa.select(standing).where(gone))}:
        return
    connection.execute(sa.delete(standing).where(gone))
    if derived:
        connection.execute(sa.insert(standing), list(derived.values()))
    connection.execute(sa.update(membership).where(membership.c.person_id == person).values(summed=None))


def derive(connection: sa.Connection, person: str, modules: list[str] | None = None) -> list[dict[str, Any]]:
    """What `standing` should hold of a person."""
    rows: dict[str, dict[str, Any]] = {}

    def row(module: str) -> dict[str, Any]:
        return rows.setdefault(module, {**EMPTY, "person_id": person, "module": module})

    def own(table: sa.Table) -> sa.ColumnElement[bool]:
        mine = table.c.person_id == person
        return mine if modules is None else mine & table.c.module.in_(modules)

    for module in connection.scalars(sa.select(statement.c.module).where(own(statement)).distinct()):
        row(module)["started"] = True
    for one in connection.execute(sa.select(completion).where(own(completion)).order_by(completion.c.date)):
        row(one.module).update(_columns(one))
    return list(rows.values())


EMPTY: dict[str, Any] = {
    "started": False, "completed_on": None, "completed_version": None, "completed_expires": None,
    "attended_on": None, "attended_expires": None, "stated_on": None,
}  # fmt: skip


def _columns(one: sa.Row[Any]) -> dict[str, Any]:
    if one.source == "completed":
        return {"completed_on": one.date, "completed_version": one.version, "completed_expires": one.expires}
    if one.source == "attended":
        return {"attended_on": one.date, "attended_expires": one.expires}
    return {"stated_on": one.date}
