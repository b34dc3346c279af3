"""The leader's page of a meeting with a screen and phones: how to join, what to show, who has come."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.model.assessment import Module
from kurs.register.live import attendees, end_live, live_of, open_live, secrets_of
from kurs.register.roster import Row
from kurs.web.ask import Ask
from kurs.web.qr import qr_svg


def at(ask: Ask, id: str) -> str:
    return f"/register/enhet/{ask.here.id}/mote/skarm/{id}"


def own(connection: sa.Connection, ask: Ask, id: str) -> Row:
    """The meeting with the id. Raises 404 where it is another unit's, or over."""
    one = live_of(connection, id)
    if one is None or one.unit_id != ask.here.id:
        raise HTTPException(404)
    return one


def begin(ask: Ask) -> Response:
    """Start a meeting about a module, or come back to the one that is under way today."""
    module = ask.course.module(ask.sent("module"))
    if module is None:
        return ask.go(f"/register/enhet/{ask.here.id}/mote", said="valj-modul")

    def work(connection: sa.Connection) -> str:
        return open_live(
            connection, ask.here.id, module.id, on=ask.today, now=ask.now, keep=ask.server.keys.hiding
        )  # fmt: skip

    return ask.go(at(ask, ask.server.store.write(work)))


def show(ask: Ask) -> Response:
    sees = ask.access.may("see-people", ask.here.id)

    def work(connection: sa.Connection) -> dict[str, Any]:
        one = own(connection, ask, ask.part("live"))
        secrets = secrets_of(connection, one.id, keep=ask.server.keys.hiding, now=ask.now)
        people = attendees(connection, one.id)
        ask.looked(connection, "meeting", count=len(people) if sees else 0)
        return {"live": one, "secrets": secrets, "people": people}

    found = ask.server.store.write(work)
    code, token = found["secrets"] or ("", "")
    page = ask.address(ask.site_page("meeting"))
    module = ask.course.module(found["live"].module)
    return ask.page(
        "live-meeting", unit=ask.here, live=found["live"], people=found["people"], sees=sees, module=module,
        code=code, page=page, qr=qr_svg(f"{page}#mote={code}" if code else None),
        slides=[
            (ask.course.titles.get(one, one), f"{ask.chapter(one)}?visa=bilder#skarm={token}")
            for one in _shown(ask, module)
        ],
    )  # fmt: skip


def _shown(ask: Ask, module: Module | None) -> tuple[str, ...]:
    """The module's chapters without the final's: that is for each alone."""
    if module is None:
        return ()
    final = ask.course.assessment(module.final) if module.final else None
    return tuple(one for one in module.pages if not final or one != final.page) or module.pages


def cancel(ask: Ask) -> Response:
    """End it without writing down who took part."""

    def work(connection: sa.Connection) -> str:
        id = str(own(connection, ask, ask.part("live")).id)
        end_live(connection, id)
        return id

    ask.server.rooms.wake(ask.server.store.write(work))
    return ask.go(f"/register/enhet/{ask.here.id}/mote", said="mote-avbrutet")
