"""A meeting with a screen and phones: join, answer, and follow what happens as server-sent events (WHATWG HTML 9.2).

The phones' code and the screen's token stand in addresses, as EventSource sends no headers. The log has neither.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import sqlalchemy as sa
from sse_starlette import EventSourceResponse
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from kurs.errors import InputError
from kurs.register.accounts import too_often
from kurs.register.links import normal_code
from kurs.register.live import (
    CODE,
    SCREEN,
    check_done,
    is_there,
    live_of,
    opened,
    present,
    read_screen,
    respond,
    secrets_of,
    standing_of,
    take_part,
)
from kurs.register.roster import Row
from kurs.register.tables import unit
from kurs.web.api import about, limited
from kurs.web.ask import Ask
from kurs.web.body import json_body
from kurs.web.devices import known, sent_credentials
from kurs.web.join import joined

PING = 20  # seconds: a phone behind a proxy hears something before the line is cut
ANSWERS = 300  # from one person in a quarter of an hour
Told = dict[str, Any]


def _by_code(connection: sa.Connection, ask: Ask) -> Row:
    return _found(opened(connection, CODE, normal_code(ask.part("code")), now=ask.now))


def _by_token(connection: sa.Connection, ask: Ask) -> Row:
    return _found(opened(connection, SCREEN, ask.part("token"), now=ask.now))


def _found(one: Row | None) -> Row:
    """404 for a meeting that is over, or never was."""
    if one is None:
        raise HTTPException(404)
    return one


def _unit(connection: sa.Connection, one: Row) -> sa.Row[Any]:
    return connection.execute(sa.select(unit).where(unit.c.id == one.unit_id)).one()


def _sent(ask: Ask) -> dict[str, Any]:
    sent = json_body(ask.request)
    if not isinstance(sent, dict):
        raise HTTPException(400)
    return sent


def show(ask: Ask) -> Response:
    """{"module", "unit", "asksNumber"} of the meeting that the code opens."""
    limited(ask, "live", limit=600)
    with ask.server.store.read() as connection:
        one = _by_code(connection, ask)
        where = _unit(connection, one)
    return JSONResponse({"module": one.module, "unit": where.name, "asksNumber": where.asks_number})


def join(ask: Ask) -> Response:
    """{"name", "number", "nickname"} → {"me"}; 422 {"fields"}. Whoever has joined the register needs no name."""
    limited(ask, "join", limit=300)
    sent = _sent(ask)

    def work(connection: sa.Connection) -> tuple[str, dict[str, Any]]:
        one = _by_code(connection, ask)
        device = joined(connection, ask, sent, _unit(connection, one))
        take_part(connection, one.id, str(device.person), str(sent.get("nickname") or ""))
        return one.id, {"me": about(connection, ask, device)}

    try:
        id, answer = ask.server.store.write(work)
    except InputError as error:
        return JSONResponse({"fields": error.fields}, 422)
    ask.server.rooms.wake(id)
    return JSONResponse(answer)


def answer(ask: Ask) -> Response:
    """{"question", "options": [id, …]} → {"taken": false} where the question isn't open (any more).

    403: has not joined this meeting.
    """
    sent_credentials(ask)
    sent = _sent(ask)
    options = sent.get("options")
    if not isinstance(sent.get("question"), str) or not isinstance(options, list):
        raise HTTPException(400)

    def work(connection: sa.Connection, one: Row, who: str) -> bool:
        if too_often(connection, f"live:{who}", limit=ANSWERS, seconds=900, now=ask.now):
            raise HTTPException(429)
        voter = ask.server.keys.blind(one.id, sent["question"], who)
        return respond(connection, one, sent["question"], voter, [str(option) for option in options])

    return JSONResponse({"taken": _as_member(ask, work)})


def checked(ask: Ask) -> Response:
    """{} when the check questions are done → {"taken": true}."""
    sent_credentials(ask)
    _sent(ask)

    def work(connection: sa.Connection, one: Row, who: str) -> bool:
        check_done(connection, one.id, who)
        return True

    return JSONResponse({"taken": _as_member(ask, work)})


def _as_member(ask: Ask, change: Callable[[sa.Connection, Row, str], bool]) -> bool:
    """Carry out `change` for one who has joined the meeting. Raises 403 for anybody else."""

    def work(connection: sa.Connection) -> tuple[str, bool]:
        one, who = _by_code(connection, ask), known(connection, ask).person
        if who is None or not is_there(connection, one.id, who):
            raise HTTPException(403)
        return one.id, change(connection, one, who)

    id, taken = ask.server.store.write(work)
    ask.server.rooms.wake(id)
    return taken


def screen(ask: Ask) -> Response:
    """{"code", "module", "unit", "page"}: what the screen shows of how to join; `page` is the phones' address."""
    limited(ask, "live", limit=600)
    with ask.server.store.read() as connection:
        one = _by_token(connection, ask)
        secrets = secrets_of(connection, one.id, keep=ask.server.keys.hiding, now=ask.now)
        where = _unit(connection, one)
    page = ask.address(ask.site_page("meeting"))
    return JSONResponse({"code": secrets and secrets[0], "module": one.module, "unit": where.name, "page": page})


def put(ask: Ask) -> Response:
    """Show a register/live.py Screen on the phones. Of two who lead at once, the latest holds."""
    shown = read_screen(json_body(ask.request))
    if shown is None:
        raise HTTPException(400)

    def work(connection: sa.Connection) -> str:
        one = _by_token(connection, ask)
        present(connection, one.id, shown)
        return str(one.id)

    ask.server.rooms.wake(ask.server.store.write(work))
    return JSONResponse({"taken": True})


def follow(ask: Ask) -> Response:
    """For a phone, each time they change: {"step", "question"}; and an event `over` when the meeting ends."""

    def told(standing: Told) -> Told:
        return {"step": standing["screen"]["step"], "question": standing["screen"]["question"]}

    return _stream(ask, _by_code, told)


def follow_screen(ask: Ask) -> Response:
    """For the screen, register/live.py's `standing_of` each time it changes; and an event `over`."""
    return _stream(ask, _by_token, lambda standing: standing)


def _stream(ask: Ask, find: Callable[[sa.Connection, Ask], Row], told: Callable[[Told], Told]) -> Response:
    limited(ask, "live-stream", limit=3_000)
    with ask.server.store.read() as connection:
        id = find(connection, ask).id
    if ask.server.rooms.full(id):
        raise HTTPException(503)

    def look() -> Told | None:
        with ask.server.store.read() as connection:
            one = live_of(connection, id)
            return standing_of(connection, one) if one else None

    async def events() -> AsyncIterator[dict[str, str]]:
        before: Told | None = None
        async for standing in ask.server.rooms.follow(id, look):
            now = told(standing)
            if now != before:
                yield {"data": json.dumps(now, ensure_ascii=False, separators=(",", ":"))}
            before = now
        yield {"event": "over", "data": "{}"}  # without data no event is told

    return EventSourceResponse(events(), ping=PING)
