"""What browsers ask for: take my work, who am I, which keys sign proofs; and what a watchman asks: are you well."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from kurs.register.accounts import too_often
from kurs.register.assignments import assigned_to
from kurs.register.devices import Device
from kurs.register.people import person_of
from kurs.register.proofs import attended_proofs_of, proofs_of
from kurs.register.receive import Received, receive
from kurs.register.schema import is_current
from kurs.register.statements import Statement, read_statement
from kurs.register.tables import completion, statement
from kurs.web.ask import Ask
from kurs.web.body import json_body
from kurs.web.devices import known, met
from kurs.web.final_keys import revealed

MOST = 200  # statements in one batch


def statements(ask: Ask) -> Response:
    """Take a batch: [statement, …]. 413 where there are too many: send fewer at a time."""
    batch = json_body(ask.request)
    if not isinstance(batch, list):
        raise HTTPException(400)
    if len(batch) > MOST:
        raise HTTPException(413)

    def work(connection: sa.Connection) -> tuple[Device, Received]:
        device = met(connection, ask)
        return device, receive(connection, batch, device, course=ask.course, now=ask.now, today=ask.today)

    device, received = ask.server.store.write(work)
    with ask.server.store.read() as connection:
        for data in batch if received.outcomes else ():
            # A refused statement that names another's attempt gets no keys, and is not looked for in the database.
            read = read_statement(data, iri=ask.course.iri, actor=device.id)
            if isinstance(read, Statement) and read.id in received.stored:
                revealed(connection, ask, data, received.outcomes)
        return JSONResponse(asdict(received) | {"me": about(connection, ask, device)})


def me(ask: Ask) -> Response:
    """Who the browser's owner is and what they have to do; with `?log` also what they have done, as the log has it."""
    with ask.server.store.read() as connection:
        device = known(connection, ask)
        answer: dict[str, Any] = {"me": about(connection, ask, device)}
        if "log" in ask.request.query_params and device.person:
            answer["log"] = done_elsewhere(connection, device)
    return JSONResponse(answer)


def about(connection: sa.Connection, ask: Ask, device: Device) -> dict[str, Any]:
    """{"joined", "name", "assignments": […], "completions": […], "attended": […], "elsewhere"}; a completion has its
    proof where there is a name, `attended` is the latest meeting about each module, `elsewhere` is how much
    `done_elsewhere` holds: when it changes the browser asks for the log.
    """
    person = person_of(connection, device.person) if device.person else None
    if person is None:
        own = (completion.c.device_id == device.id) & completion.c.person_id.is_(None)
        rows = connection.execute(sa.select(completion).where(own).order_by(completion.c.date))
        done = [_completion(row) for row in rows]
        return {"joined": False, "name": None, "assignments": [], "completions": done, "attended": [], "elsewhere": 0}
    assigned = [
        {"title": one.title, "modules": one.modules, "due": one.due_on.isoformat() if one.due_on else None}
        for one in assigned_to(connection, person.id)
    ]
    proofs = [
        {"module": proof["module"]["id"], "version": proof["module"]["version"], "date": proof["date"],
         "expires": proof["expires"], "percent": proof["percent"], "proof": proof}
        for proof in proofs_of(connection, person.id, course=ask.course, keys=ask.server.keys)
    ]  # fmt: skip
    attended = [
        {"module": proof["module"]["id"], "version": proof["module"]["version"], "date": proof["date"], "proof": proof}
        for proof in attended_proofs_of(connection, person.id, course=ask.course, keys=ask.server.keys)
    ]
    elsewhere = connection.scalar(sa.select(sa.func.count()).select_from(statement).where(_elsewhere(device)))
    mine = {"joined": True, "name": person.name, "assignments": assigned, "completions": proofs}
    return {**mine, "attended": attended, "elsewhere": elsewhere}


def _completion(row: sa.Row[Any]) -> dict[str, Any]:
    return {
        "module": row.module, "version": row.version, "date": row.date.isoformat(),
        "expires": row.expires.isoformat() if row.expires else None, "percent": row.percent, "proof": None,
    }  # fmt: skip


def _elsewhere(device: Device) -> sa.ColumnElement[bool]:
    return (statement.c.person_id == device.person) & (statement.c.device_id != device.id)


def done_elsewhere(connection: sa.Connection, device: Device) -> list[dict[str, Any]]:
    """What the learner has sent from other browsers, oldest first, without responses."""
    rows = connection.execute(sa.select(statement).where(_elsewhere(device)).order_by(statement.c.stored_at))
    return [
        {"id": row.id, "verb": row.verb, "module": row.module, "assessment": row.assessment, "item": row.item,
         "attempt": row.attempt, "version": row.version, "at": row.timestamp.isoformat(), "score": row.score,
         "passed": row.passed, "mastery": row.mastery}
        for row in rows
    ]  # fmt: skip


def public_keys(ask: Ask) -> Response:
    """Key id → Ed25519 public key, 32 bytes in base64url: enough to check proofs without asking again."""
    return JSONResponse(ask.server.keys.public, headers={"cache-control": "no-cache"})


def alive(ask: Ask) -> Response:
    return JSONResponse({"alive": True})


def ready(ask: Ask) -> Response:
    """503 until the database answers and has the right tables."""
    try:
        with ask.server.store.read() as connection:
            fine = is_current(connection)
    except sa.exc.SQLAlchemyError:
        fine = False
    return JSONResponse({"ready": fine}, 200 if fine else 503)


def limited(ask: Ask, what: str, *, limit: int, seconds: int = 900) -> None:
    """Count a try from where the request comes. Raises 429 past `limit` in `seconds`."""
    client = ask.request.client.host if ask.request.client else "-"

    def work(connection: sa.Connection) -> bool:
        return too_often(connection, f"{what}:{client}", limit=limit, seconds=seconds, now=ask.now)

    if ask.server.store.write(work):
        raise HTTPException(429)
