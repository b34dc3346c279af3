"""A meeting in one screen: which module, which day, who was there."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register.live import attendees, end_live, lives_of
from kurs.register.meetings import hold, meetings_of, undo_meeting
from kurs.register.roster import members
from kurs.web.ask import Ask, day
from kurs.web.live_meeting import own
from kurs.web.people import assigned_modules


def at(ask: Ask) -> str:
    return f"/register/enhet/{ask.here.id}/mote"


def show(ask: Ask) -> Response:
    """With `?fran=` a meeting on the screen, the form has its module, its day and those who joined."""
    typed: dict[str, Any] = {"module": "", "date": ask.today.isoformat(), "names": "", "people": [], "live": ""}
    if from_live := ask.request.query_params.get("fran"):
        with ask.server.store.read() as connection:
            one = own(connection, ask, from_live.replace("\0", ""))
            people = [row.id for row in attendees(connection, one.id)]
        typed |= {"module": one.module, "date": one.date.isoformat(), "people": people, "live": one.id}
    return _show(ask, {}, typed)


def _show(ask: Ask, problems: dict[str, str], typed: dict[str, Any]) -> Response:
    """Names only for those who may see them; without the right one can still write who was there."""
    sees = ask.access.may("see-people", ask.here.id)

    def work(connection: sa.Connection) -> dict[str, Any]:
        people = [one for one in members(connection, ask.here.id) if one.left_on is None] if sees else []
        ask.looked(connection, "meeting", count=len(people))
        return {
            "people": people,
            "held": meetings_of(connection, ask.here.id),
            "lives": lives_of(connection, ask.here.id),
            "checked": {row.id for row in attendees(connection, typed["live"]) if row.checked},
            "assigned": assigned_modules(connection, ask),
        }

    found = ask.server.store.write(work)
    chosen = typed["module"] or next(iter(found.pop("assigned")), "")
    return ask.page(
        "meeting", status=422 if problems else 200, unit=ask.here, problems=problems, sees=sees, today=ask.today,
        modules=[(one.id, one.title) for one in ask.course.modules],
        typed=typed | {"module": chosen}, **found,
    )  # fmt: skip


def take(ask: Ask) -> Response:
    sent, people = {name: ask.sent(name) for name in ("module", "date", "names", "live")}, ask.all_sent("people")

    def work(connection: sa.Connection) -> None:
        count = hold(
            connection, ask.here.id, module_id=sent["module"], on=day(sent["date"]), people=people,
            names=sent["names"].splitlines(), course=ask.course, today=ask.today, by=ask.account_id or "",
        )  # fmt: skip
        ask.looked(connection, "meeting-attested", count=count)
        if sent["live"]:
            end_live(connection, own(connection, ask, sent["live"]).id)

    try:
        ask.server.store.write(work)
    except InputError as error:
        return _show(ask, error.fields, {**sent, "people": people})
    ask.server.rooms.wake(sent["live"])
    return ask.go(at(ask), said="mote")


def undo(ask: Ask) -> Response:
    def work(connection: sa.Connection) -> None:
        count = undo_meeting(connection, ask.part("meeting"), ask.here.id)
        if count is None:
            raise HTTPException(404)
        ask.looked(connection, "meeting-undone", count=count)

    ask.server.store.write(work)
    return ask.go(at(ask), said="mote-angrat")
