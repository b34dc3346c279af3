"""How long things are kept, what would go today, and the log of who looked at personal data."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register import audit_log, retention
from kurs.web.ask import SWEDEN, Ask, number
from kurs.words.audit import ACTIONS


def show(ask: Ask, problems: dict[str, str] | None = None) -> Response:
    with ask.server.store.read() as connection:
        kept, going = retention.days(connection), retention.preview(connection, today=ask.today)
    typed = {id: (ask.sent(id) if problems else "") or str(days) for id, days in kept.items()}
    return ask.page(
        "retention", status=422 if problems else 200, kinds=retention.KINDS, typed=typed, going=going,
        problems=problems or {},
    )  # fmt: skip


def take(ask: Ask) -> Response:
    """Save how long, or take away what is too old."""

    if ask.sent("prune") and not ask.sent("sure"):
        return show(ask, {"sure": "Inget är borttaget. Kryssa i rutan först. Det går inte att ångra."})

    def work(connection: sa.Connection) -> None:
        if ask.sent("prune"):
            gone = retention.prune(connection, today=ask.today)
            ask.looked(connection, "prune", count=sum(gone.values()))
        else:
            ask.looked(connection, "retention")
            retention.set_days(connection, {kind.id: number(ask.sent(kind.id), 0) or 0 for kind in retention.KINDS})

    try:
        ask.server.store.write(work)
    except InputError as error:
        return show(ask, error.fields)
    return ask.go("/register/gallring", said="gallrat" if ask.sent("prune") else "sparat")


def log(ask: Ask) -> Response:
    """One page of the log, the newest first; `sida` of the address counts from 1."""
    page = max(1, number(ask.request.query_params.get("sida", ""), 1) or 1)
    with ask.server.store.read() as connection:
        rows, older = audit_log.lines(connection, page)
    return ask.page("log", rows=rows, page=page, older=older, units=ask.tree.units, actions=ACTIONS, zone=SWEDEN)
