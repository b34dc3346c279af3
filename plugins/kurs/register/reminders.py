"""Who is to be reminded by e-mail, and that nobody is reminded of the same thing twice within a week."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from kurs.register.overview import asked_of, members_of
from kurs.register.rules import Asked, duty_of
from kurs.register.store import insert_once
from kurs.register.tables import person, reminder

BETWEEN = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One letter to one person: what is missing or about to end, the nearest first."""

    person: str
    name: str
    email: str
    asked: tuple[Asked, ...]


def to_remind(connection: sa.Connection, units: Collection[str], *, now: datetime, today: date) -> list[Reminder]:
    """Those who are counted, have an e-mail address and no protected identity, and have something left to do.

    What they were reminded of within a week is left out.
    """
    asked = asked_of(connection, units)
    modules = {module for all in asked.values() for one in all for module in one.modules}
    left = defaultdict[str, list[Asked]](list)
    for member in members_of(connection, asked, modules, named=()):
        for one in asked[member.unit_id] if member.counted else ():
            duty = duty_of(one, member.did)
            if not duty.done(today) or duty.expiring(today):
                left[member.id].append(one)
    sent = _sent(connection, since=now - BETWEEN)
    rows = connection.execute(
        sa.select(person.c.id, person.c.name, person.c.email).where(
            person.c.email.is_not(None), person.c.email != "", person.c.protected.is_(False)
        ).order_by(person.c.name, person.c.id)
    )  # fmt: skip
    found = (
        Reminder(person=id, name=name, email=email, asked=tuple(one for one in left[id] if (id, one.id) not in sent))
        for id, name, email in rows
        if id in left
    )
    return [one for one in found if one.asked]


def _sent(connection: sa.Connection, *, since: datetime) -> set[tuple[str, str]]:
    query = sa.select(reminder.c.person_id, reminder.c.assignment_id).where(reminder.c.sent_at > since)
    return {(row[0], row[1]) for row in connection.execute(query)}


def claim(connection: sa.Connection, wanted: Sequence[Reminder], *, now: datetime) -> list[tuple[Reminder, list[str]]]:
    """Write down, before anything is sent, what will be; with the ids of what was written.

    What another process has claimed this week is left out. `unclaim` what could not be sent.
    """
    year, week, _ = now.isocalendar()
    claimed = []
    for one in wanted:
        ids, asked = [], []
        for what in one.asked:
            row = {"id": uuid.uuid4().hex, "person_id": one.person, "assignment_id": what.id, "sent_at": now}
            if insert_once(connection, reminder, [row | {"week": f"{year}-W{week:02}"}]):
                ids.append(str(row["id"]))
                asked.append(what)
        if asked:
            letter = Reminder(person=one.person, name=one.name, email=one.email, asked=tuple(asked))
            claimed.append((letter, ids))
    return claimed


def unclaim(connection: sa.Connection, ids: Collection[str]) -> None:
    connection.execute(sa.delete(reminder).where(reminder.c.id.in_(list(ids))))
