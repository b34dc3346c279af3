"""The log of who looked at or changed personal data. It holds ids only; names are joined when somebody reads it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kurs.register.tables import account, audit, person

PAGE = 200


def add_line(
    connection: sa.Connection, action: str, *, now: datetime, account_id: str | None = None,
    unit: str | None = None, person_id: str | None = None, count: int | None = None,
) -> None:  # fmt: skip
    """`account_id` None: a command on the server, or a learner about themselves."""
    row = {"id": uuid.uuid4().hex, "at": now, "account_id": account_id, "action": action}
    connection.execute(sa.insert(audit).values(row | {"unit_id": unit, "person_id": person_id, "count": count}))


def lines(connection: sa.Connection, page: int) -> tuple[list[sa.Row[Any]], bool]:
    """(rows of the page counted from 1, newest first, with `login` and `name`; whether there is an older page)."""
    joined = audit.outerjoin(account, account.c.id == audit.c.account_id).outerjoin(
        person, person.c.id == audit.c.person_id
    )
    query = sa.select(audit, account.c.login, person.c.name).select_from(joined)
    newest = query.order_by(audit.c.at.desc(), audit.c.id).offset((page - 1) * PAGE).limit(PAGE + 1)
    rows = list(connection.execute(newest))
    return rows[:PAGE], len(rows) > PAGE
