"""Reminders by e-mail: a preview, and sending them; also what `kurs register remind` does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.register.links import shown
from kurs.register.reminders import Reminder, claim, to_remind, unclaim
from kurs.report.letter import letter, message, send
from kurs.web.ask import Ask, Server
from kurs.web.unit import below


@dataclass(frozen=True, slots=True)
class Sent:
    """How many letters the mail server took, and how many it did not."""

    sent: int = 0
    failed: int = 0


def _written(connection: sa.Connection, server: Server, one: Reminder) -> tuple[str, str]:
    """(subject, text)"""
    root, keep = server.settings.address.rstrip("/"), server.keys.hiding
    tokens = {asked.id: shown(connection, "assignment", asked.id, keep=keep, now=server.now()) for asked in one.asked}
    links = {id: f"{root}/delta/{token}" if token else f"{root}/" for id, token in tokens.items()}
    return letter(one, course=server.course.title, links=links)


def remind(server: Server, units: Collection[str], *, today: date) -> Sent:
    """Send what is due to be sent. It is written down first: a crash sends too little, never the same thing twice."""
    now = server.now()

    def work(connection: sa.Connection) -> list[tuple[Reminder, list[str]]]:
        return claim(connection, to_remind(connection, units, now=now, today=today), now=now)

    claimed = server.store.write(work)
    with server.store.read() as connection:
        letters = [_message(connection, server, one) for one, _ in claimed]
    taken = send(server.settings, letters)
    failed = [ids for (_, ids), ok in zip(claimed, taken, strict=True) if not ok]
    if failed:
        server.store.write(lambda connection: unclaim(connection, [id for ids in failed for id in ids]))
    return Sent(sum(taken), len(failed))


def _message(connection: sa.Connection, server: Server, one: Reminder) -> EmailMessage | None:
    subject, text = _written(connection, server, one)
    try:
        return message(one, subject, text, sender=server.settings.smtp_from)
    except ValueError:
        return None


def _configured(ask: Ask) -> None:
    if not ask.server.settings.can_mail:
        raise HTTPException(404)


def show(ask: Ask) -> Response:
    return _page(ask, None)


def _page(ask: Ask, sent: Sent | None) -> Response:
    """Who would get a letter, and the first of them as it will look."""
    units = below(ask, "see-people") if ask.server.settings.can_mail else set()
    with ask.server.store.read() as connection:
        wanted = to_remind(connection, units, now=ask.now, today=ask.today)
        example = _written(connection, ask.server, wanted[0]) if wanted else None
    if wanted:
        ask.server.store.write(lambda connection: ask.looked(connection, "remind-preview", count=len(wanted)))
    return ask.page(
        "remind", unit=ask.here, wanted=wanted, example=example, sent=sent, can_mail=ask.server.settings.can_mail
    )


def take(ask: Ask) -> Response:
    _configured(ask)
    sent = remind(ask.server, below(ask, "see-people"), today=ask.today)
    ask.server.store.write(lambda connection: ask.looked(connection, "remind", count=sent.sent))
    if sent.failed:
        return _page(ask, sent)
    return ask.go(f"/register/enhet/{ask.here.id}", said="pamint")
