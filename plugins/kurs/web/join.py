"""A learner opens an assignment's link: sees what and by when, gives a name, and starts (design §1)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from kurs.errors import InputError
from kurs.register.assignments import assignment_of
from kurs.register.devices import Device, bind
from kurs.register.links import open_link
from kurs.register.people import add_person, clean_name, join_unit
from kurs.register.tables import unit
from kurs.web.api import about, limited
from kurs.web.ask import Ask
from kurs.web.body import json_body
from kurs.web.devices import met


def _opened(connection: sa.Connection, ask: Ask) -> tuple[Any, Any]:
    """(assignment, unit) of the link. Raises 404 for one that opens nothing (any more)."""
    target = open_link(connection, "assignment", ask.part("token"), now=ask.now)
    found = assignment_of(connection, target) if target else None
    if found is None or found.closed_on:
        raise HTTPException(404)
    return found, connection.execute(sa.select(unit).where(unit.c.id == found.unit_id)).one()


def show(ask: Ask) -> Response:
    limited(ask, "link", limit=300)
    with ask.server.store.read() as connection:
        assignment, where = _opened(connection, ask)
    modules = [module for id in assignment.modules if (module := ask.course.module(id))]
    mine = ask.site_page("my-data")
    return ask.page("join", assignment=assignment, unit=where, modules=modules, token=ask.part("token"), mine=mine)


def take(ask: Ask) -> Response:
    """{"name", "number"} → {"me"}, or 422 {"fields": {field: what is wrong}}; who has joined gets the unit too."""
    limited(ask, "join", limit=300)
    sent = json_body(ask.request)
    if not isinstance(sent, dict):
        raise HTTPException(400)

    def work(connection: sa.Connection) -> dict[str, Any]:
        assignment, where = _opened(connection, ask)
        return {"me": about(connection, ask, joined(connection, ask, sent, where))}

    try:
        return JSONResponse(ask.server.store.write(work))
    except InputError as error:
        return JSONResponse({"fields": error.fields}, 422)


def joined(connection: sa.Connection, ask: Ask, sent: dict[str, Any], where: sa.Row[Any]) -> Device:
    """The browser, somebody's from now on, who is in the unit `where`. Raises InputError."""
    device = met(connection, ask)
    if device.person is None:
        person = _new_person(connection, ask, sent, asks_number=where.asks_number)
        bind(connection, device, person, course=ask.course, today=ask.today)
        device = met(connection, ask)
    join_unit(connection, str(device.person), where.id)
    return device


def _new_person(connection: sa.Connection, ask: Ask, sent: dict[str, Any], *, asks_number: bool) -> str:
    name, number = (str(sent.get(field) or "") for field in ("name", "number"))
    problems = {}
    if not clean_name(name):
        problems["name"] = "Skriv ditt namn."
    if asks_number and not clean_name(number):
        problems["number"] = "Skriv ditt anställningsnummer."
    if problems:
        raise InputError(problems)
    return add_person(connection, name, number=number if asks_number else None, today=ask.today)
