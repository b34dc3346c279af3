"""What a unit should do: the list, a new one, and one with its link, QR code, poster and calendar file."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.model.assessment import Module
from kurs.register.assignments import (
    CHOICES_OF_RENEWAL,
    assign,
    assignment_of,
    assignments_of,
    change_assignment,
    close_assignment,
    new_address,
)
from kurs.register.links import shown
from kurs.report.calendar import due_file, swedish_day
from kurs.web.ask import Ask, day, number
from kurs.web.qr import qr_svg

ON_A_POSTER = 6  # modules that have room there
EVERY = {6: "Varje halvår", 12: "Varje år", 24: "Vartannat år", 36: "Vart tredje år"}
RENEWALS = [("", "Nej"), *((str(months), EVERY[months]) for months in CHOICES_OF_RENEWAL)]
FIELDS = ("title", "path", "due_on", "renew_months", "attendance_counts")


def at(ask: Ask, *parts: str) -> str:
    return "/".join((f"/register/enhet/{ask.here.id}/tilldelningar", *parts))


def show(ask: Ask) -> Response:
    with ask.server.store.read() as connection:
        rows = assignments_of(connection, ask.here.id)
    return ask.page("assignments", unit=ask.here, assignments=rows, modules=lambda one: modules_of(ask, one))


def modules_of(ask: Ask, one: Any) -> list[Module]:
    """Its modules that the course still has."""
    return [module for id in one.modules if (module := ask.course.module(id))]


def new(ask: Ask) -> Response:
    return _new(ask, {}, dict.fromkeys(FIELDS, "") | {"attendance_counts": "ja", "modules": []})


def _new(ask: Ask, problems: dict[str, str], typed: dict[str, Any]) -> Response:
    return ask.page(
        "assignment-new", status=422 if problems else 200, unit=ask.here, problems=problems, typed=typed,
        renewals=RENEWALS, today=ask.today,
    )  # fmt: skip


def _typed(ask: Ask) -> dict[str, Any]:
    return {name: ask.sent(name) for name in FIELDS} | {"modules": ask.all_sent("modules")}


def _rules(typed: dict[str, Any]) -> dict[str, Any]:
    """By when and how often. Raises InputError where a date can't be read."""
    due_on = day(typed["due_on"])
    if typed["due_on"] and due_on is None:
        raise InputError({"due_on": "Skriv datumet som år, månad och dag, till exempel 2027-03-05."})
    months = number(typed["renew_months"], 0) if typed["renew_months"] else None
    return {
        "title": typed["title"], "due_on": due_on, "renew_months": months,
        "attendance_counts": typed["attendance_counts"] == "ja",
    }  # fmt: skip


def take(ask: Ask) -> Response:
    typed = _typed(ask)

    def work(connection: sa.Connection) -> str:
        what = {"modules": typed["modules"], "path": typed["path"] or None}
        id = assign(connection, ask.here.id, course=ask.course, today=ask.today, **what, **_rules(typed))
        new_address(connection, id, keep=ask.server.keys.hiding)
        return id

    try:
        return ask.go(at(ask, ask.server.store.write(work)), said="tilldelad")
    except InputError as error:
        return _new(ask, error.fields, typed)


def _own(connection: sa.Connection, ask: Ask) -> sa.Row[Any]:
    """The assignment of the address. Raises 404 where it is another unit's."""
    one = assignment_of(connection, ask.part("assignment"))
    if one is None or one.unit_id != ask.here.id:
        raise HTTPException(404)
    return one


def _read(ask: Ask) -> tuple[sa.Row[Any], str | None]:
    """(assignment, the whole address of its link, None where it can't be shown any more)."""
    with ask.server.store.read() as connection:
        one = _own(connection, ask)
        token = shown(connection, "assignment", one.id, keep=ask.server.keys.hiding, now=ask.now)
    return one, ask.address(f"/delta/{token}") if token else None


def _slides(ask: Ask, modules: list[Module], address: str | None) -> list[tuple[str, str]]:
    """(module's title, where its first chapter opens as slides whose last one has the assignment's QR code).

    The link's secret stands after #, which browsers don't send.
    """
    token = (address or "").rpartition("/")[2]
    ways = [(one.title, ask.chapter(one.pages[0])) for one in modules if one.pages]
    return [(title, f"{path}?visa=bilder#delta={token}") for title, path in ways] if token else []


def one(ask: Ask, problems: dict[str, str] | None = None, typed: dict[str, Any] | None = None) -> Response:
    found, address = _read(ask)
    typed = typed or {
        "title": found.title, "due_on": found.due_on or "", "renew_months": str(found.renew_months or ""),
        "attendance_counts": "ja" if found.attendance_counts else "",
    }  # fmt: skip
    modules = modules_of(ask, found)
    return ask.page(
        "assignment", status=422 if problems else 200, unit=ask.here, assignment=found, modules=modules,
        slides=_slides(ask, modules, address), address=address, qr=qr_svg(address), problems=problems or {},
        typed=typed, renewals=RENEWALS, today=ask.today,
        due=found.due_on and swedish_day(found.due_on),
    )  # fmt: skip


def change(ask: Ask) -> Response:
    typed = _typed(ask)

    def work(connection: sa.Connection) -> None:
        change_assignment(connection, _own(connection, ask), today=ask.today, **_rules(typed))

    try:
        ask.server.store.write(work)
    except InputError as error:
        return one(ask, error.fields, typed)
    return ask.go(at(ask, ask.part("assignment")), said="sparat")


def poster(ask: Ask) -> Response:
    found, address = _read(ask)
    if address is None or found.closed_on:
        raise HTTPException(404)
    modules = modules_of(ask, found)
    due = swedish_day(found.due_on) if found.due_on else None
    return ask.page(
        "poster", unit=ask.here, assignment=found, modules=modules[:ON_A_POSTER], more=len(modules[ON_A_POSTER:]),
        minutes=sum(module.minutes for module in modules), address=address, qr=qr_svg(address), due=due,
    )  # fmt: skip


def calendar(ask: Ask) -> Response:
    found, address = _read(ask)
    if found.due_on is None:
        raise HTTPException(404)
    titles = "\n".join(module.title for module in modules_of(ask, found))
    content = due_file(
        uid=f"{found.id}@kurs", title=f"Senast i dag: {found.title}", text=f"{ask.here.name}\n{titles}",
        due_on=found.due_on, address=None if found.closed_on else address, now=ask.now,
    )  # fmt: skip
    headers = {"content-disposition": 'attachment; filename="senast.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


def renew_link(ask: Ask) -> Response:
    def work(connection: sa.Connection) -> None:
        new_address(connection, _own(connection, ask).id, keep=ask.server.keys.hiding)

    ask.server.store.write(work)
    return ask.go(at(ask, ask.part("assignment")), said="ny-lank")


def close(ask: Ask) -> Response:
    """With `open` it is opened again."""
    again = bool(ask.sent("open"))

    def work(connection: sa.Connection) -> None:
        close_assignment(connection, _own(connection, ask).id, today=None if again else ask.today)

    ask.server.store.write(work)
    return ask.go(at(ask, ask.part("assignment")), said="oppnad" if again else "avslutad")
