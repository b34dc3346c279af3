"""Saved ways to hand over a list: which columns under which headings, and how the file is written."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.register.people import clean_name
from kurs.register.store import insert_once
from kurs.register.tables import profile

EXAMPLE = "Winlas (exempel att anpassa)"
COLUMNS = [
    ["number", "Anställningsnummer"], ["name", "Namn"], ["module", "Kurs"], ["date", "Kursdatum"],
    ["expires", "Giltig till"], ["how", "Status"],
]  # fmt: skip
OPTIONS = {"format": "csv", "separator": "semicolon", "encoding": "cp1252", "dates": "iso"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """`columns`: (field, heading) in order; `options`: names and values of report.formats.Layout."""

    id: str
    name: str
    columns: tuple[tuple[str, str], ...]
    options: dict[str, str]


def profiles(connection: sa.Connection) -> list[Profile]:
    """All of them, by name."""
    rows = connection.execute(sa.select(profile).order_by(profile.c.name))
    return [
        Profile(id=row.id, name=row.name, columns=tuple((one[0], one[1]) for one in row.columns), options=row.options)
        for row in rows
    ]


def save_profile(
    connection: sa.Connection, name: str, columns: list[tuple[str, str]], options: dict[str, Any]
) -> str:
    """Its id. One with the same name is replaced. Raises InputError."""
    cleaned = clean_name(name)
    if not cleaned:
        raise InputError({"name": "Skriv ett namn på profilen."})
    connection.execute(sa.delete(profile).where(profile.c.name == cleaned))
    id = uuid.uuid4().hex
    row = {"id": id, "name": cleaned, "columns": [list(one) for one in columns], "options": options}
    connection.execute(sa.insert(profile).values(row))
    return id


def remove_profile(connection: sa.Connection, id: str) -> None:
    connection.execute(sa.delete(profile).where(profile.c.id == id))


def add_example(connection: sa.Connection) -> None:
    """The example that every register begins with, unless there is one of that name."""
    row = {"id": uuid.uuid4().hex, "name": EXAMPLE, "columns": COLUMNS, "options": OPTIONS}
    insert_once(connection, profile, [row])
