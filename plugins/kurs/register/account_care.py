"""What the administrator does with whole accounts: every one of them, closing one, starting its second factor over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.model.alphabet import alphabetical
from kurs.register.accounts import close_account, end_sessions
from kurs.register.links import revoke
from kurs.register.tables import account, grant, person


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An open account. `ready`: a password has been chosen; `has_code`: a second factor too."""

    id: str
    name: str
    login: str
    ready: bool
    has_code: bool
    roles: tuple[tuple[str, str | None], ...]


def open_accounts(connection: sa.Connection) -> list[Listed]:
    """By name; also those that have no role (any more), which `permissions.holders` can't show."""
    given: dict[str, list[tuple[str, str | None]]] = {}
    for id, role, unit in connection.execute(sa.select(grant.c.account_id, grant.c.role, grant.c.unit_id)):
        given.setdefault(id, []).append((role, unit))
    joined = sa.select(account, person.c.name).join(person, person.c.id == account.c.person_id)
    found = [
        Listed(
            id=row.id, name=row.name, login=row.login, ready=row.password_hash is not None,
            has_code=row.totp_sealed is not None, roles=tuple(given.get(row.id, ())),
        )
        for row in connection.execute(joined.where(account.c.closed_on.is_(None)))
    ]  # fmt: skip
    return sorted(found, key=lambda one: (alphabetical(one.name), one.login))


def close(connection: sa.Connection, account_id: str, *, today: date) -> None:
    """Close it for good, with its roles and invitations. Raises InputError for the last administrator."""
    other = sa.select(grant.c.id).join(account, account.c.id == grant.c.account_id)
    others = other.where(grant.c.role == "administrator", account.c.closed_on.is_(None), account.c.id != account_id)
    own = sa.select(grant.c.id).where(grant.c.role == "administrator", grant.c.account_id == account_id)
    if connection.execute(own).first() and not connection.execute(others).first():
        raise InputError(
            {"account": "Den sista administratörens konto kan inte stängas. Ge rollen till någon annan först."}
        )
    revoke(connection, "account", account_id)
    close_account(connection, account_id, today=today)


def forget_code(connection: sa.Connection, account_id: str) -> None:
    """Away with the second factor. Where a role needs one, nobody signs in until an invitation has set a new one."""
    connection.execute(sa.update(account).where(account.c.id == account_id).values(totp_sealed=None, totp_last=None))
    end_sessions(connection, account_id)
