"""Learners: the only names in the register, and the units they belong to."""

from __future__ import annotations

import re
import unicodedata
import uuid
from datetime import date
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.model.personal import has_personal_number
from kurs.register.store import insert_once
from kurs.register.tables import membership, person

LONGEST_NAME, LONGEST_NUMBER, LONGEST_EMAIL = 100, 40, 200
EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+\.[^\W\d_]{2,}")


def clean_name(text: str, *, longest: int = LONGEST_NAME) -> str:
    """One line without control characters and doubled spaces, in Unicode's composed form."""
    visible = "".join(
        " " if unicodedata.category(one)[0] in "CZ" else one for one in unicodedata.normalize("NFC", text)
    )
    return " ".join(visible.split())[:longest].strip()


def person_fields(name: str, *, number: str = "", email: str = "", protected: bool = False) -> dict[str, Any]:
    """What a row of a person holds; with `protected` no number and no e-mail. Raises InputError by field."""
    problems = dict[str, str]()
    values = {
        "name": clean_name(name), "protected": protected,
        "number": None if protected else clean_name(number, longest=LONGEST_NUMBER) or None,
        "email": None if protected else clean_name(email, longest=LONGEST_EMAIL) or None,
    }  # fmt: skip
    if not values["name"]:
        problems["name"] = "Skriv ett namn."
    for field in (one for one in ("name", "number") if has_personal_number(str(values[one] or ""))):
        problems[field] = (
            "Det ser ut som ett personnummer. Skriv anställningsnumret i stället. Personnummer sparas inte här."
        )
    if values["email"] and not EMAIL.fullmatch(str(values["email"])):
        problems["email"] = "Skriv hela e-postadressen, till exempel namn@kommunen.se."
    if problems:
        raise InputError(problems)
    return values


def add_person(
    connection: sa.Connection, name: str, *, today: date, number: str | None = None, email: str | None = None,
    identity: str = "self-stated", protected: bool = False,
) -> str:  # fmt: skip
    """The new person's id. Raises InputError with everything that is wrong."""
    values = person_fields(name, number=number or "", email=email or "", protected=protected)
    row = {"id": uuid.uuid4().hex, "identity": identity, "created_on": today, **values}
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
