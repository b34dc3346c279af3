"""After a meeting: who missed it, and with one more click a link for them and a second date."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.model.assessment import Module
from kurs.register.catch_up import meeting_of, missed, second_chance
from kurs.register.roster import Row
from kurs.web.ask import Ask, day
from kurs.web.assignments import at

LATER = timedelta(days=14)


def _own(connection: sa.Connection, ask: Ask) -> tuple[Row, Module]:
    """The meeting of the address and its module. Raises 404 where it is another unit's, or the module is gone."""
    held = meeting_of(connection, ask.part("meeting"), ask.here.id)
    module = ask.course.module(held.module) if held else None
    if held is None or module is None:
        raise HTTPException(404)
    return held, module


def show(ask: Ask) -> Response:
    return _show(ask, {}, (ask.today + LATER).isoformat())


def _show(ask: Ask, problems: dict[str, str], typed: str) -> Response:
    sees = ask.access.may("see-people", ask.here.id)

    def work(connection: sa.Connection) -> dict[str, Any]:
        held, module = _own(connection, ask)
        people = missed(connection, held, today=ask.today)
        ask.looked(connection, "meeting", count=len(people) if sees else 0)
        return {"held": held, "module": module, "people": people}

    return ask.page(
        "catch-up", status=422 if problems else 200, unit=ask.here, problems=problems, typed=typed, sees=sees,
        assigns=ask.access.may("assign", ask.here.id), today=ask.today, **ask.server.store.write(work),
    )  # fmt: skip


def take(ask: Ask) -> Response:
    typed = ask.sent("due_on")

    def work(connection: sa.Connection) -> str:
        _, module = _own(connection, ask)
        return second_chance(
            connection, ask.here.id, module, due_on=day(typed), course=ask.course, today=ask.today,
            keep=ask.server.keys.hiding,
        )  # fmt: skip

    try:
        return ask.go(at(ask, ask.server.store.write(work)), said="uppsamling")
    except InputError as error:
        return _show(ask, error.fields, typed)
