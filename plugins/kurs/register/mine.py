"""Everything the register has about one person, for that person (GDPR art. 15 and 20), and a corrected name."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.register.assignments import assigned_to
from kurs.register.people import clean_name, person_of
from kurs.register.tables import audit, completion, device, membership, person, reminder, response, statement, unit

WHO = ("name", "number", "email", "protected", "identity", "created_on", "erasure_asked_on")


def all_about(connection: sa.Connection, person_id: str) -> dict[str, Any]:
    """What `person_of` has and all that points to it, as JSON: dates and times as text."""
    found = person_of(connection, person_id)
    assert found is not None

    def rows(query: sa.Select[Any]) -> list[dict[str, Any]]:
        return [{name: _plain(value) for name, value in row._mapping.items()} for row in connection.execute(query)]

    units = sa.select(unit.c.name, membership.c.counted, membership.c.left_on).join(unit)
    tasks = assigned_to(connection, person_id)
    answers = sa.select(response.c.statement_id, response.c.stored_on, response.c["items"]).join(statement)
    return {
        "person": {name: _plain(getattr(found, name)) for name in WHO},
        "units": rows(units.where(membership.c.person_id == person_id).order_by(unit.c.name)),
        "assignments": [{"title": one.title, "modules": one.modules, "due": _plain(one.due_on)} for one in tasks],
        "completions": rows(_own(completion, person_id, "module", "version", "source", "percent", "date", "expires")),
        "statements": rows(_own(statement, person_id, *_columns_of_statements()).order_by(statement.c.stored_at)),
        "final_responses": [
            {**row, "items": json.loads(row["items"])}
            for row in rows(answers.where(statement.c.person_id == person_id))
        ],
        "reminders": rows(_own(reminder, person_id, "sent_at")),
        "browsers": rows(_own(device, person_id, "id", "seen_on")),
        "looks": rows(_own(audit, person_id, "at", "action").order_by(audit.c.at)),
    }


def _columns_of_statements() -> list[str]:
    return [one.name for one in statement.columns if one.name not in ("person_id", "digest")]


def _own(table: sa.Table, person_id: str, *names: str) -> sa.Select[Any]:
    return sa.select(*(table.c[name] for name in names)).where(table.c.person_id == person_id)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def correct_name(connection: sa.Connection, person_id: str, name: str) -> bool:
    """Whether it was another. What somebody had confirmed of who it is holds no longer. Raises InputError."""
    found, cleaned = person_of(connection, person_id), clean_name(name)
    assert found is not None
    if not cleaned:
        raise InputError({"name": "Skriv ditt namn."})
    if found.protected:
        raise InputError({"name": "Ditt namn är skyddat. Be ditt ombud ändra det."})
    if cleaned == found.name:
        return False
    new = {"name": cleaned, "identity": "self-stated"}
    connection.execute(sa.update(person).where(person.c.id == person_id).values(new))
    return True
