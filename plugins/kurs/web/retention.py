"""How long things are kept, what would go today, and the log of who looked at personal data."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register import retention
from kurs.register.tables import account, audit, person
from kurs.web.ask import Ask, number

SHOWN = 200


def show(ask: Ask, problems: dict[str, str] | None = None) -> Response:
    with ask.server.store.read() as connection:
        kept, going = retention.days(connection), retention.preview(connection, today=ask.today)
    typed = {id: ask.sent(id) for id in kept} if problems else {id: str(days) for id, days in kept.items()}
    return ask.page(
        "retention", status=422 if problems else 200, kinds=retention.KINDS, typed=typed, going=going,
        problems=problems or {},
    )  # fmt: skip


def take(ask: Ask) -> Response:
    """Save how long, or take away what is too old."""

    def work(connection: sa.Connection) -> None:
        if ask.sent("prune"):
            gone = retention.prune(connection, today=ask.today)
            ask.looked(connection, "prune", count=sum(gone.values()))
        else:
            retention.set_days(connection, {kind.id: number(ask.sent(kind.id), 0) or 0 for kind in retention.KINDS})

    try:
        ask.server.store.write(work)
    except InputError as error:
        return show(ask, error.fields)
    return ask.go("/register/gallring", said="gallrat" if ask.sent("prune") else "sparat")


def log(ask: Ask) -> Response:
    """The latest looks, with the names that the register has now."""
    with ask.server.store.read() as connection:
        names: dict[str, Any] = {row.id: row.name for row in connection.execute(sa.select(person.c.id, person.c.name))}
        logins = {row.id: row.login for row in connection.execute(sa.select(account.c.id, account.c.login))}
        rows = connection.execute(sa.select(audit).order_by(audit.c.at.desc()).limit(SHOWN)).all()
    return ask.page("log", rows=rows, names=names, logins=logins, units=ask.tree.units)
