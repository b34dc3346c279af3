"""How long each kind of data is kept, what would go today, and taking it away (design §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.register.erasure import erase
from kurs.register.store import insert_once
from kurs.register.tables import (
    account,
    audit,
    completion,
    device,
    link,
    live,
    live_person,
    live_response,
    membership,
    person,
    rate,
    response,
    session,
    setting,
    statement,
)

SHORTEST, LONGEST = 1, 3650


@dataclass(frozen=True, slots=True)
class Kind:
    """`days` is how long unless set otherwise; `rows` what is older than a day: (table, condition)."""

    id: str
    name: str
    days: int
    rows: Callable[[date], Iterable[tuple[sa.Table, sa.ColumnElement[bool]]]]


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _nobodys(before: date) -> Iterable[tuple[sa.Table, sa.ColumnElement[bool]]]:
    """Work of browsers that nobody has joined with, and then the browsers themselves."""
    old = statement.c.person_id.is_(None) & (statement.c.stored_at < _moment(before))
    ids = sa.select(statement.c.id).where(old)
    yield response, response.c.statement_id.in_(ids)
    yield statement, old
    yield completion, completion.c.person_id.is_(None) & (completion.c.date < before)
    used = sa.select(statement.c.device_id).union(
        sa.select(completion.c.device_id).where(completion.c.device_id.is_not(None))
    )
    yield device, device.c.person_id.is_(None) & (device.c.seen_on < before) & device.c.id.not_in(used)


def _secrets(before: date) -> Iterable[tuple[sa.Table, sa.ColumnElement[bool]]]:
    yield link, link.c.expires_at < _moment(before)
    yield session, session.c.expires_at < _moment(before)


def _unended(before: date) -> Iterable[tuple[sa.Table, sa.ColumnElement[bool]]]:
    """Meetings on the screen that nobody ended, with their answers and nicknames."""
    old = sa.select(live.c.id).where(live.c.date < before)
    for table in (live_response, live_person):
        yield table, table.c.live_id.in_(old)
    yield live, live.c.date < before


def _left(before: date) -> Iterable[tuple[sa.Table, sa.ColumnElement[bool]]]:
    """People who have left every unit they were in before the day, and done nothing since.

    One who has an open account stays. One who was never in a unit has not left.
    """
    one = membership.c.person_id == person.c.id
    still = sa.exists().where(one, membership.c.left_on.is_(None) | (membership.c.left_on >= before))
    done = sa.exists().where(completion.c.person_id == person.c.id, completion.c.date >= before)
    sent = sa.exists().where(statement.c.person_id == person.c.id, statement.c.stored_at >= _moment(before))
    login = sa.exists().where(account.c.person_id == person.c.id, account.c.closed_on.is_(None))
    yield person, person.c.merged_into.is_(None) & sa.exists().where(one) & ~still & ~done & ~sent & ~login


KINDS = (
    Kind("responses", "Svar i slutprov", 30, lambda before: [(response, response.c.stored_on < before)]),
    Kind("unbound", "Svar från webbläsare som ingen har gått med från", 90, _nobodys),
    Kind("live", "Svar i möten som ingen har avslutat", 2, _unended),
    Kind("left", "Personer som har slutat, med allt de har gjort", 730, _left),
    Kind(
        "audit", "Loggen över vem som sett personuppgifter", 730, lambda before: [(audit, audit.c.at < _moment(before))]
    ),
    Kind("secrets", "Länkar och inloggningar som har gått ut", 7, _secrets),
)


def days(connection: sa.Connection) -> dict[str, int]:
    """Kind → days, as set."""
    kept = {kind.id: kind.days for kind in KINDS}
    rows = connection.execute(sa.select(setting).where(setting.c.name.in_([f"keep-{id}" for id in kept])))
    return kept | {row.name.removeprefix("keep-"): int(row.value) for row in rows}


def set_days(connection: sa.Connection, wanted: dict[str, int]) -> None:
    """Raises InputError with every kind whose number is not one of 1–3650."""
    wrong = {
        id: "Skriv ett antal dagar mellan 1 och 3650."
        for id, number in wanted.items()
        if not SHORTEST <= number <= LONGEST
    }
    if wrong:
        raise InputError(wrong)
    for id, number in wanted.items():
        insert_once(connection, setting, [{"name": f"keep-{id}", "value": number}])
        connection.execute(sa.update(setting).where(setting.c.name == f"keep-{id}").values(value=number))


def preview(connection: sa.Connection, *, today: date) -> dict[str, int]:
    """Kind → how many rows would go today."""
    kept = days(connection)

    def count(kind: Kind) -> int:
        older = kind.rows(today - timedelta(days=kept[kind.id]))
        return sum(
            connection.scalar(sa.select(sa.func.count()).select_from(table).where(which)) or 0 for table, which in older
        )

    return {kind.id: count(kind) for kind in KINDS}


def prune(connection: sa.Connection, *, today: date) -> dict[str, int]:
    """Take away what is older than set; kind → how many rows went. Counters of tries older than a week go too."""
    kept = days(connection)

    def take(kind: Kind) -> int:
        older = kind.rows(today - timedelta(days=kept[kind.id]))
        return sum(_take(connection, table, which, today) for table, which in older)

    gone = {kind.id: take(kind) for kind in KINDS}
    week_ago = int(_moment(today - timedelta(days=7)).timestamp())
    connection.execute(sa.delete(rate).where(rate.c.window < week_ago // 900))
    return gone


def _take(connection: sa.Connection, table: sa.Table, which: sa.ColumnElement[bool], today: date) -> int:
    """How many rows went. A person goes with all that is theirs, as when they ask for it."""
    if table is not person:
        return connection.execute(sa.delete(table).where(which)).rowcount
    ids = list(connection.scalars(sa.select(person.c.id).where(which)))
    for id in ids:
        erase(connection, id, today=today)
    return len(ids)
