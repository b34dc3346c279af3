"""What a learner asks of the register about themselves: see all of it, correct the name, ask to be erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from kurs.errors import InputError
from kurs.register.erasure import ask_erasure
from kurs.register.mine import all_about, correct_name
from kurs.web.api import about, limited
from kurs.web.ask import Ask
from kurs.web.body import json_body
from kurs.web.devices import known


def show(ask: Ask) -> Response:
    """All that the register has about the browser's owner; 409 where nobody has joined."""
    limited(ask, "mine", limit=300)
    with ask.server.store.read() as connection:
        return JSONResponse(all_about(connection, _owner(connection, ask)))


def name(ask: Ask) -> Response:
    """{"name"} → {"me"}, or 422 {"fields": …}."""

    def work(connection: sa.Connection, person: str, sent: dict[str, Any]) -> None:
        if correct_name(connection, person, str(sent.get("name") or "")):
            ask.looked(connection, "name-corrected", person=person)

    return _changed(ask, work)


def erasure(ask: Ask) -> Response:
    """{"ask": true or false} → {"me"}."""

    def work(connection: sa.Connection, person: str, sent: dict[str, Any]) -> None:
        wanted = sent.get("ask") is True
        ask_erasure(connection, person, on=ask.today if wanted else None)
        ask.looked(connection, "erasure-asked" if wanted else "erasure-not-asked", person=person)

    return _changed(ask, work)


def _changed(ask: Ask, change: Callable[[sa.Connection, str, dict[str, Any]], None]) -> Response:
    limited(ask, "mine", limit=300)
    sent = json_body(ask.request)
    if not isinstance(sent, dict):
        raise HTTPException(400)

    def work(connection: sa.Connection) -> dict[str, Any]:
        change(connection, _owner(connection, ask), sent)
        return {"me": about(connection, ask, known(connection, ask))}

    try:
        return JSONResponse(ask.server.store.write(work))
    except InputError as error:
        return JSONResponse({"fields": error.fields}, 422)


def _owner(connection: sa.Connection, ask: Ask) -> str:
    person = known(connection, ask).person
    if person is None:
        raise HTTPException(409)
    return person
