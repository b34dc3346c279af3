"""Who has which role where, and how roles are given, taken and handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.model.alphabet import alphabetical
from kurs.register.access import Access, roles
from kurs.register.accounts import add_account, end_sessions, give_role
from kurs.register.first import invite
from kurs.register.links import new_link, open_link, revoke
from kurs.register.people import add_person
from kurs.register.tables import account, grant, person

BELOW_MANAGER = frozenset({"ombud"})  # what somebody without the right everywhere may give away
HANDOVER = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One grant and whose it is. `ready`: a password has been chosen."""

    id: str
    account_id: str
    name: str
    login: str
    role: str
    unit_id: str | None
    ready: bool


def holders(connection: sa.Connection, *, unit: str | None = None) -> list[Holder]:
    """Every role that is given; with `unit` only those in it. By name."""
    columns = (grant.c.id, grant.c.account_id, person.c.name, account.c.login, grant.c.role, grant.c.unit_id)
    joined = sa.select(*columns, account.c.password_hash).join(account, account.c.id == grant.c.account_id)
    query = joined.join(person, person.c.id == account.c.person_id).where(account.c.closed_on.is_(None))
    rows = connection.execute(query if unit is None else query.where(grant.c.unit_id == unit))
    found = [
        Holder(
            id=row.id, account_id=row.account_id, name=row.name, login=row.login, role=row.role, unit_id=row.unit_id,
            ready=row.password_hash is not None,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (alphabetical(one.name), one.role))


def givable(access: Access, unit: str | None) -> list[str]:
    """The ids of the roles that `access` may give in `unit` (None: everywhere)."""
    if access.may("accounts"):
        return [id for id in roles() if id != "learner"]
    return sorted(BELOW_MANAGER) if unit and access.may("accounts", unit) else []


def give(
    connection: sa.Connection, access: Access, *, name: str, login: str, role: str, unit: str | None,
    today: date, now: datetime,
) -> tuple[str, str | None]:  # fmt: skip
    """Give a role to the account with that login, made if it is new: (account id, invitation token if it was new).

    Raises InputError with what is wrong.
    """
    if role not in givable(access, unit):
        raise InputError({"role": "Välj en roll ur listan."})
    known = connection.execute(
        sa.select(account.c.id, account.c.closed_on, account.c.password_hash).where(account.c.login == login.casefold())
    ).first()
    if known and known.closed_on is None:
        give_role(connection, known.id, role, unit)
        revoke(connection, "account", known.id)  # whoever holds an older invitation doesn't get this role by it
        fresh = known.password_hash is None and may_invite(connection, access, known.id)
        return str(known.id), invite(connection, known.id, now=now) if fresh else None
    who = add_person(connection, name, today=today, identity="signed-in")
    id = add_account(connection, login, person_id=who)
    give_role(connection, id, role, unit)
    return id, invite(connection, id, now=now)


def may_invite(connection: sa.Connection, access: Access, account_id: str) -> bool:
    """Whether `access` may have an invitation to the account: with one, anybody chooses its password.

    So only to an account that has none yet, and whose every role `access` may give; the administrator to all.
    """
    if access.may("accounts"):
        return True
    chosen = connection.scalar(sa.select(account.c.password_hash).where(account.c.id == account_id))
    held = connection.execute(sa.select(grant.c.role, grant.c.unit_id).where(grant.c.account_id == account_id)).all()
    return chosen is None and all(role in givable(access, unit) for role, unit in held)


def invite_again(connection: sa.Connection, account_id: str, *, now: datetime) -> str:
    """A new invitation; those made before end."""
    revoke(connection, "account", account_id)
    return invite(connection, account_id, now=now)


def take(connection: sa.Connection, access: Access, grant_id: str, *, unit: str | None = None) -> bool:
    """Take a role back; False where there is none that `access` may take. The last administrator stays."""
    own = grant.c.id == grant_id
    row = connection.execute(sa.select(grant).where(own)).first()
    if row is None or (unit and row.unit_id != unit) or row.role not in givable(access, row.unit_id):
        return False
    if row.role == "administrator" and _administrators(connection) < 2:
        raise InputError({"role": "Den sista administratören kan inte tas bort. Ge rollen till någon annan först."})
    connection.execute(sa.delete(grant).where(own))
    end_sessions(connection, row.account_id)
    return True


def _administrators(connection: sa.Connection) -> int:
    query = sa.select(sa.func.count()).select_from(grant).join(account, account.c.id == grant.c.account_id)
    return connection.scalar(query.where(grant.c.role == "administrator", account.c.closed_on.is_(None))) or 0


def hand_over(connection: sa.Connection, grant_id: str, *, now: datetime) -> str:
    """A link by which the next one takes the role over."""
    return new_link(connection, "handover", grant_id, expires_at=now + HANDOVER, uses=1)


def handed(connection: sa.Connection, token: str, *, now: datetime) -> Holder | None:
    """The role that the link hands over, as its holder has it now; None where it no longer does."""
    id = open_link(connection, "handover", token, now=now)
    return next((one for one in holders(connection) if one.id == id), None)


def take_over(
    connection: sa.Connection, token: str, *, name: str, login: str, today: date, now: datetime
) -> tuple[str, str] | None:
    """The role moves from who had it to a new account: (unit id, invitation token). Raises InputError."""
    held = handed(connection, token, now=now)
    if held is None or held.unit_id is None:
        return None
    open_link(connection, "handover", token, now=now, use=True)
    who = add_person(connection, name, today=today, identity="signed-in")
    id = add_account(connection, login, person_id=who)
    connection.execute(sa.update(grant).where(grant.c.id == held.id).values(account_id=id))
    end_sessions(connection, held.account_id)
    return held.unit_id, invite(connection, id, now=now)
