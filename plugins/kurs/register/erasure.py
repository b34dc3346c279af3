"""Erase a person: real deletion in every table, and tombstones so that a browser that sends again brings nothing back.

Deletes what refers to `person` by a foreign key, whatever table that is: a new table needs no change here. Audit rows
stay without whom they were about. Copies made before still hold the person until they are thrown away.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.register.statements import id_hash
from kurs.register.store import insert_once
from kurs.register.tables import (
    account,
    audit,
    completion,
    device,
    grant,
    link,
    merge,
    metadata,
    person,
    response,
    session,
    statement,
    tombstone,
)

SOME = 1_000  # ids in one question


def ask_erasure(connection: sa.Connection, person_id: str, *, on: date | None) -> None:
    """The person asks to be erased; `on` None takes it back."""
    connection.execute(sa.update(person).where(person.c.id == person_id).values(erasure_asked_on=on))


def asked(connection: sa.Connection) -> list[sa.Row[Any]]:
    """Those who have asked to be erased, the first first: `id`, `name`, `erasure_asked_on`, `has_account`."""
    living = sa.exists().where(account.c.person_id == person.c.id, account.c.closed_on.is_(None))
    columns = (person.c.id, person.c.name, person.c.erasure_asked_on, living.label("has_account"))
    wanted = sa.select(*columns).where(person.c.erasure_asked_on.is_not(None))
    return list(connection.execute(wanted.order_by(person.c.erasure_asked_on, person.c.name)))


def erase(connection: sa.Connection, person_id: str, *, today: date) -> int:
    """Erase the person and those merged into them; how many of their statements there were.

    Raises InputError where somebody of them has an open account: closing it comes first.
    """
    people = _same(connection, person_id)
    accounts = _ids(connection, account, account.c.person_id.in_(people))
    if _ids(connection, account, account.c.person_id.in_(people) & account.c.closed_on.is_(None)):
        raise InputError({"person": "Personen har ett konto i registret. Stäng kontot först."})
    devices = _ids(connection, device, device.c.person_id.in_(people))
    sent = _owned(connection, statement, people, devices)
    _bury(connection, sent, today)
    _delete(connection, response.c.statement_id, sent)
    _delete(connection, completion.c.id, _owned(connection, completion, people, devices))
    _delete(connection, statement.c.id, sent)
    _forget_devices(connection, devices)
    for table in (grant, session):
        _delete(connection, table.c.account_id, accounts)
    for kind, targets in (("device", people), ("account", accounts)):
        connection.execute(sa.delete(link).where(link.c.kind == kind, link.c.target.in_(targets)))
    connection.execute(sa.delete(merge).where(merge.c.kept_id.in_(people) | merge.c.gone_id.in_(people)))
    connection.execute(sa.update(audit).where(audit.c.person_id.in_(people)).values(person_id=None))
    for table in reversed(metadata.sorted_tables):
        for column in table.columns:
            if column.references(person.c.id):
                connection.execute(sa.delete(table).where(column.in_(people)))
    connection.execute(sa.delete(person).where(person.c.id.in_(people)))
    return len(sent)


def _same(connection: sa.Connection, person_id: str) -> list[str]:
    """The person, and all who were found to be them, locked against what their browsers send meanwhile."""
    found, fresh = [person_id], [person_id]
    while fresh:
        fresh = [id for id in _ids(connection, person, person.c.merged_into.in_(fresh)) if id not in found]
        found.extend(fresh)
    connection.execute(sa.select(device.c.id).where(device.c.person_id.in_(found)).with_for_update())
    connection.execute(sa.select(person.c.id).where(person.c.id.in_(found)).order_by(person.c.id).with_for_update())
    return found


def _ids(connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool]) -> list[str]:
    return list(connection.scalars(sa.select(table.c.id).where(where)))


def _owned(connection: sa.Connection, table: sa.Table, people: list[str], devices: list[str]) -> list[str]:
    """What is theirs, and what their browsers did while nobody owned it."""
    nobody_s = table.c.person_id.is_(None) & table.c.device_id.in_(devices)
    return _ids(connection, table, table.c.person_id.in_(people) | nobody_s)


def _delete(connection: sa.Connection, column: sa.Column[Any], ids: list[str]) -> None:
    for start in range(0, len(ids), SOME):
        connection.execute(sa.delete(column.table).where(column.in_(ids[start : start + SOME])))


def _bury(connection: sa.Connection, sent: list[str], today: date) -> None:
    for start in range(0, len(sent), SOME):
        rows = [{"id_hash": id_hash(id), "erased_on": today} for id in sent[start : start + SOME]]
        insert_once(connection, tombstone, rows)


def _forget_devices(connection: sa.Connection, devices: list[str]) -> None:
    """Away with the browsers; one that others have used before stays, as nobody's."""
    others = set(connection.scalars(sa.select(statement.c.device_id).where(statement.c.device_id.in_(devices))))
    others |= set(connection.scalars(sa.select(completion.c.device_id).where(completion.c.device_id.in_(devices))))
    connection.execute(sa.update(device).where(device.c.id.in_(others)).values(person_id=None))
    _delete(connection, device.c.id, [id for id in devices if id not in others])
