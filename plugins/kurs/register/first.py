"""The first administrator: an account without a password, and a link to choose one, as long as there is no other."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from kurs.register.accounts import add_account, give_role
from kurs.register.links import new_link, revoke
from kurs.register.people import add_person
from kurs.register.profiles import add_example
from kurs.register.tables import account, grant

LOGIN, NAME = "admin", "Administratör"
VALID = timedelta(days=1)


def first_administrator(connection: sa.Connection, *, today: date, now: datetime) -> str | None:
    """A fresh invitation token; None where somebody is administrator and has a password. Older invitations end."""
    given = sa.select(account).join(grant, grant.c.account_id == account.c.id)
    rows = connection.execute(given.where(grant.c.role == "administrator", account.c.closed_on.is_(None))).all()
    if any(row.password_hash for row in rows):
        return None
    if rows:
        id = rows[0].id
        revoke(connection, "account", id)
    else:
        person = add_person(connection, NAME, today=today, identity="signed-in")
        id = add_account(connection, LOGIN, person_id=person)
        give_role(connection, id, "administrator", None)
        add_example(connection)
    return invite(connection, id, now=now)


def invite(connection: sa.Connection, account_id: str, *, now: datetime) -> str:
    """A token that lets the owner of the account choose a password, once, within a day."""
    return new_link(connection, "account", account_id, expires_at=now + VALID, uses=1)
