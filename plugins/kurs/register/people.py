"""Learners: the only names in the register, and the units they belong to."""

from __future__ import annotations

import unicodedata
import uuid
from datetime import date
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.register.store import insert_once
from kurs.register.tables import membership, person

LONGEST_NAME, LONGEST_NUMBER = 100, 40


def clean_name(text: str, *, longest: int = LONGEST_NAME) -> str:
    """One line without control characters and doubled spaces, in Unicode's composed form."""
    visible = "".join(
        " " if unicodedata.category(one)[0] in "CZ" else one for one in unicodedata.normalize("NFC", text)
    )
    return " ".join(visible.split())[:longest].strip()


def add_person(
    connection: sa.Connection, name: str, *, today: date, number: str | None = None, email: str | None = None,
    identity: str = "self-stated", protected: bool = False,
) -> str:  # fmt: skip
    """The new person's id. Raises InputError where the name is empty."""
    cleaned = clean_name(name)
    if not cleaned:
        raise InputError({"name": "Skriv ett namn."})
    row = {
        "id": uuid.uuid4().hex, "name": cleaned, "identity": identity, "protected": protected, "created_on": today,
        "number": None if protected else clean_name(number or "", longest=LONGEST_NUMBER) or None,
        "email": None if protected else email,
    }  # fmt: skip
    connection.execute(sa.insert(person).values(row))
    return str(row["id"])


def join_unit(connection: sa.Connection, person_id: str, unit_id: str) -> None:
    """Make the person a member; one who had left is back."""
    if not insert_once(connection, membership, [{"person_id": person_id, "unit_id": unit_id}]):
        own = (membership.c.person_id == person_id) & (membership.c.unit_id == unit_id)
        connection.execute(sa.update(membership).where(own).values(left_on=None))


def person_of(connection: sa.Connection, id: str) -> sa.Row[Any] | None:
    return connection.execute(sa.select(person).where(person.c.id == id)).first()


def units_of(connection: sa.Connection, person_id: str) -> list[str]:
    """Ids of the units the person belongs to now."""
    now = (membership.c.person_id == person_id) & membership.c.left_on.is_(None)
    return list(connection.scalars(sa.select(membership.c.unit_id).where(now)))
