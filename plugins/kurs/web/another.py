"""A learner goes on with another browser: a short code that lives for ten minutes and opens once (design §1).

The code stands in the address's fragment and in the body of a request, so that no log gets it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from kurs.register.accounts import too_often
from kurs.register.devices import bind
from kurs.register.links import CODE_LENGTH, new_link, normal_code, open_link, revoke
from kurs.register.people import person_of
from kurs.web.api import about, done_elsewhere, limited
from kurs.web.ask import Ask
from kurs.web.body import json_body
from kurs.web.devices import known, met

MINUTES = 10
CODES = 20  # new ones per learner in a quarter of an hour
TRIES = 30  # from one place in a quarter of an hour
KIND = "device"


def offer(ask: Ask) -> Response:
    """{"code", "minutes"}; 409 where the browser has not joined. A new code ends the one before."""

    def work(connection: sa.Connection) -> tuple[str | None, bool]:
        person = known(connection, ask).person
        if person is None:
            return None, False
        if too_often(connection, f"another:{person}", limit=CODES, seconds=900, now=ask.now):
            return None, True
        revoke(connection, KIND, person)
        until = ask.now + timedelta(minutes=MINUTES)
        return new_link(connection, KIND, person, expires_at=until, uses=1, code=CODE_LENGTH), False

    code, many = ask.server.store.write(work)
    if code is None:
        raise HTTPException(429 if many else 409)
    shown = f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"
    return JSONResponse({"code": shown, "minutes": MINUTES})


def show(ask: Ask) -> Response:
    return ask.page("another", results=ask.site_page("results"))


def take(ask: Ask) -> Response:
    """{"code"} → {"name"}: whose code it is; with "yes" the browser becomes theirs, and the answer is as of `me?log`.

    404: the code opens nothing (any more). 409: the browser is another learner's already.
    """
    limited(ask, "another", limit=TRIES)
    sent = json_body(ask.request)
    if not isinstance(sent, dict):
        raise HTTPException(400)
    code, sure = normal_code(str(sent.get("code") or "")), sent.get("yes") is True

    def work(connection: sa.Connection) -> dict[str, Any]:
        device = met(connection, ask)
        id = open_link(connection, KIND, code, now=ask.now)
        person = person_of(connection, id) if id else None
        if person is None:
            raise HTTPException(404)
        if device.person not in (None, person.id):
            raise HTTPException(409)
        if not sure:
            return {"name": person.name}
        open_link(connection, KIND, code, now=ask.now, use=True)
        if device.person is None:
            bind(connection, device, person.id, course=ask.course, today=ask.today)
            device = met(connection, ask)
        return {"me": about(connection, ask, device), "log": done_elsewhere(connection, device)}

    return JSONResponse(ask.server.store.write(work))
