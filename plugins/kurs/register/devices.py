"""Browsers and whose they are. A browser is known by a random id and a secret of its own; both are made there."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kurs.model.assessment import Course
from kurs.register.standing import Owner, refresh, settle
from kurs.register.store import insert_once
from kurs.register.tables import completion, device, person, statement

CREDENTIALS = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{32,64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """`person` is None until the browser has joined."""

    id: str
    person: str | None

    @property
    def owner(self) -> Owner:
        return ("person_id", self.person) if self.person else ("device_id", self.id)


def credentials(text: str) -> tuple[str, str] | None:
    """(id, secret) of "id.secret"; None for anything else."""
    found = CREDENTIALS.fullmatch(text)
    return (found[1], found[2]) if found else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def known_device(connection: sa.Connection, id: str, secret: str, *, lock: bool = False) -> Device | None:
    """None where the id is new or the secret is another's. `lock`: nobody else settles the same work meanwhile."""
    query = sa.select(device.c.secret_hash, device.c.person_id).where(device.c.id == id)
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None or not hmac.compare_digest(row.secret_hash, _hash(secret)):
        return None
    if lock and row.person_id:
        connection.execute(sa.select(person.c.id).where(person.c.id == row.person_id).with_for_update())
    return Device(id=id, person=row.person_id)


def meet_device(connection: sa.Connection, id: str, secret: str, *, today: date) -> Device | None:
    """The browser, remembered the first time it comes; None where the id is taken by another secret."""
    insert_once(connection, device, [{"id": id, "secret_hash": _hash(secret), "seen_on": today}])
    return known_device(connection, id, secret, lock=True)


def bind(connection: sa.Connection, one: Device, person_id: str, *, course: Course, today: date) -> None:
    """From now on the browser is `person_id`'s, with the work it did before anybody owned it (design §4 Statement).

    What it did for an earlier owner stays with that owner.
    """
    connection.execute(sa.update(device).where(device.c.id == one.id).values(person_id=person_id, seen_on=today))
    for table in (statement, completion):
        free = (table.c.device_id == one.id) & table.c.person_id.is_(None)
        connection.execute(sa.update(table).where(free).values(person_id=person_id))
    for module in course.modules:
        settle(connection, ("person_id", person_id), module.id, course=course, today=today)
    refresh(connection, person_id)
