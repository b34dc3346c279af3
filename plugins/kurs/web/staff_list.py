"""A list of staff is uploaded, shown as what it would change, and carried out. Nothing is kept in between."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register.people import person_fields
from kurs.register.staff_file import MOST_ROWS, StaffRow, read_staff
from kurs.register.staff_list import KINDS, Plan, carry_out, plan
from kurs.web.ask import Ask, upload
from kurs.web.people import at


def show(ask: Ask, problems: dict[str, str] | None = None) -> Response:
    status, leave = (422 if problems else 200), bool(ask.sent("leave"))
    return ask.page("staff-list", status=status, unit=ask.here, problems=problems or {}, most=MOST_ROWS, leave=leave)


def preview(ask: Ask) -> Response:
    try:
        content = upload(ask, "file")
        if not content:
            raise InputError({"file": "Välj en fil först."})
        rows = read_staff(content)
        return _preview(ask, rows, leave=bool(ask.sent("leave")))
    except InputError as error:
        return show(ask, error.fields)


def _preview(ask: Ask, rows: list[StaffRow], *, leave: bool, changed: bool = False) -> Response:
    """`changed`: the register is not as it was when the last preview was made."""

    def work(connection: sa.Connection) -> Plan:
        found = _plan(connection, ask, rows, leave=leave)
        ask.looked(connection, "staff-list-shown", count=len(rows))
        return found

    found = ask.server.store.write(work)
    groups = [(kind, [pair for pair in enumerate(found.changes) if pair[1].kind == kind]) for kind in KINDS]
    return ask.page(
        "staff-list-preview", status=409 if changed else 200, unit=ask.here, plan=found, leave=leave, changed=changed,
        groups=[(kind, changes) for kind, changes in groups if changes],
        rows=json.dumps([asdict(one) for one in rows], ensure_ascii=False),
    )  # fmt: skip


def _plan(connection: sa.Connection, ask: Ask, rows: list[StaffRow], *, leave: bool) -> Plan:
    return plan(connection, ask.here.id, rows, units=ask.access.units("edit-people"), leave=leave)


def apply(ask: Ask) -> Response:
    """What was ticked, if it still is what was shown; else the preview anew, and nothing is changed."""
    rows, leave, ticked = _rows(ask), bool(ask.sent("leave")), set(ask.all_sent("take"))

    def work(connection: sa.Connection) -> bool:
        found = _plan(connection, ask, rows, leave=leave)
        if found.digest != ask.sent("digest"):
            return False
        taken = [change for place, change in enumerate(found.changes) if str(place) in ticked]
        ask.looked(connection, "staff-list", count=carry_out(connection, ask.here.id, taken, today=ask.today))
        return True

    try:
        if ask.server.store.write(work):
            return ask.go(at(ask), said="lista")
        return _preview(ask, rows, leave=leave, changed=True)
    except InputError as error:
        return show(ask, error.fields)


def _rows(ask: Ask) -> list[StaffRow]:
    """The rows as the preview carried them. Raises 400 for anything else."""
    try:
        sent: list[dict[str, Any]] = json.loads(ask.sent("rows"))
        rows = [StaffRow(**one) for one in sent]
        for one in rows:
            known = person_fields(one.name, number=one.number or "", email=one.email or "")
            if (known["name"], known["number"], known["email"]) != (one.name, one.number, one.email):
                raise ValueError
        if len(rows) > MOST_ROWS or not all(isinstance(one.row, int) for one in rows):
            raise ValueError
    except (ValueError, TypeError, AttributeError, RecursionError):  # InputError is a ValueError
        raise HTTPException(400) from None
    return rows
