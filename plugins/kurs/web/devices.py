"""Who a browser is: `Authorization: Bearer <id>.<secret>`. Not a cookie, so no other site can send it."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.exceptions import HTTPException

from kurs.register.devices import Device, credentials, known_device, meet_device
from kurs.web.ask import Ask


def sent_credentials(ask: Ask) -> tuple[str, str]:
    """Raises 401 where there are none."""
    found = credentials(ask.request.headers.get("authorization", "").removeprefix("Bearer "))
    if found is None:
        raise HTTPException(401)
    return found


def met(connection: sa.Connection, ask: Ask) -> Device:
    """The browser that asks, remembered if it is new. Raises 401 where it is not who it says."""
    device = meet_device(connection, *sent_credentials(ask), today=ask.today)
    if device is None:
        raise HTTPException(401)
    return device


def known(connection: sa.Connection, ask: Ask) -> Device:
    """The browser that asks, if it has been here. Raises 401."""
    device = known_device(connection, *sent_credentials(ask))
    if device is None:
        raise HTTPException(401)
    return device
