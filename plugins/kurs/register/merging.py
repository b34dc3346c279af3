"""Two rows that are one person become one, so that it can be undone: `merge` remembers which rows moved.

What the two did together counts from then on. When it is undone, each gets their own rows back, with what their
browsers have sent since, and what only the two together had completed is taken back.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.model.assessment import Course
from kurs.register.links import revoke
from kurs.register.standing import refresh, settle
from kurs.register.tables import account, completion, device, membership, merge, person, reminder, statement

MOVES = {"device": device, "statement": statement, "completion": completion, "reminder": reminder, "account": account}
IDENTITIES = ("self-stated", "confirmed-by-ombud", "signed-in")
Row = sa.Row[Any]


def merge_people(connection: sa.Connection, kept: str, gone: str, *, course: Course, now: datetime, today: date) -> str:
    """From now on `gone` is `kept`; the merge's id. Raises InputError where they can't be."""
    one, other = _both(connection, kept, gone)
    if other.protected and not one.protected:
        raise InputError({"kept": "En av dem har skyddade personuppgifter. Behåll den."})
    moved: dict[str, Any] = {name: _owned(connection, table, gone) for name, table in MOVES.items()}
    moved["own"] = _owned(connection, completion, kept)
    moved["kept"] = _enrich(connection, one, other)
    for name, table in MOVES.items():
        _give(connection, table, moved[name], kept)
    moved |= _join_memberships(connection, kept, gone)
    revoke(connection, "device", gone)
    connection.execute(sa.update(person).where(person.c.id == gone).values(merged_into=kept))
    for module in course.modules:
        settle(connection, ("person_id", kept), module.id, course=course, today=today)
    for id in (kept, gone):
        refresh(connection, id)
    return _remember(connection, kept, gone, moved, now=now)


def said_two(connection: sa.Connection, one: str, other: str, *, now: datetime) -> None:
    """They are not the same: the pair isn't suggested again."""
    _remember(connection, one, other, {}, now=now, undone=now)


def _remember(
    connection: sa.Connection,
    kept: str,
    gone: str,
    moved: dict[str, Any],
    *,
    now: datetime,
    undone: datetime | None = None,
) -> str:
    id = uuid.uuid4().hex
    row = {"id": id, "kept_id": kept, "gone_id": gone, "moved": moved, "merged_at": now, "undone_at": undone}
    connection.execute(sa.insert(merge).values(row))
    return id


def _both(connection: sa.Connection, kept: str, gone: str) -> tuple[Row, Row]:
    """Both rows, locked in the order the API locks them: browsers first."""
    connection.execute(sa.select(device.c.id).where(device.c.person_id.in_((kept, gone))).with_for_update())
    query = sa.select(person).where(person.c.id.in_((kept, gone))).order_by(person.c.id).with_for_update()
    rows = {row.id: row for row in connection.execute(query)}
    if len(rows) < 2 or any(row.merged_into for row in rows.values()):
        raise InputError({"kept": "Välj två personer som finns i listan. Någon kan redan ha slagit ihop dem."})
    return rows[kept], rows[gone]


def _owned(connection: sa.Connection, table: sa.Table, owner: str) -> list[str]:
    return list(connection.scalars(sa.select(table.c.id).where(table.c.person_id == owner)))


def _give(connection: sa.Connection, table: sa.Table, ids: list[str], owner: str) -> None:
    for start in range(0, len(ids), 1_000):
        some = table.c.id.in_(ids[start : start + 1_000])
        connection.execute(sa.update(table).where(some).values(person_id=owner))


def _enrich(connection: sa.Connection, kept: Row, gone: Row) -> dict[str, Any]:
    """Give the kept one what only the other had; what was, without any value that is personal."""
    filled = (
        []
        if kept.protected
        else [name for name in ("number", "email") if not kept._mapping[name] and gone._mapping[name]]
    )
    identity = max(kept.identity, gone.identity, key=IDENTITIES.index)
    values = {name: gone._mapping[name] for name in filled} | {"identity": identity}
    connection.execute(sa.update(person).where(person.c.id == kept.id).values(values))
    return {"filled": filled, "identity": kept.identity}


def _memberships(connection: sa.Connection, owner: str) -> list[dict[str, Any]]:
    rows = connection.execute(sa.select(membership).where(membership.c.person_id == owner))
    return [
        {"unit_id": row.unit_id, "counted": row.counted, "left_on": row.left_on.isoformat() if row.left_on else None}
        for row in rows
    ]  # fmt: skip


def _join_memberships(connection: sa.Connection, kept: str, gone: str) -> dict[str, Any]:
    """The kept one is in a unit where either was, and has left only where both had."""
    before = {"memberships": _memberships(connection, gone), "kept_memberships": _memberships(connection, kept)}
    own = {row["unit_id"]: row for row in before["kept_memberships"]}
    connection.execute(sa.delete(membership).where(membership.c.person_id == gone))
    for row in before["memberships"]:
        mine = own.get(row["unit_id"])
        if mine is None or (mine["left_on"] and not row["left_on"]):
            _put_membership(connection, kept, row)
    return before


def _put_membership(connection: sa.Connection, owner: str, row: dict[str, Any]) -> None:
    own = (membership.c.person_id == owner) & (membership.c.unit_id == row["unit_id"])
    left = date.fromisoformat(row["left_on"]) if row["left_on"] else None
    connection.execute(sa.delete(membership).where(own))
    connection.execute(sa.insert(membership).values(row | {"person_id": owner, "left_on": left}))


def merges_into(connection: sa.Connection, kept: str) -> list[Row]:
    """What is merged into the person and can be undone: `id`, `merged_at` and the other's `name`; the latest first."""
    joined = sa.select(merge.c.id, merge.c.merged_at, person.c.name).join(person, person.c.id == merge.c.gone_id)
    living = (merge.c.kept_id == kept) & merge.c.undone_at.is_(None)
    return list(connection.execute(joined.where(living).order_by(merge.c.merged_at.desc())))


def told_apart(connection: sa.Connection) -> set[frozenset[str]]:
    """Pairs that somebody has said are two people."""
    rows = connection.execute(sa.select(merge.c.kept_id, merge.c.gone_id).where(merge.c.undone_at.is_not(None)))
    return {frozenset((row.kept_id, row.gone_id)) for row in rows}


def undo_merge(connection: sa.Connection, id: str, kept: str, *, course: Course, now: datetime) -> str:
    """Make `kept` two people again; the id of the one who is back. Raises InputError where it can't be."""
    row = connection.execute(sa.select(merge).where(merge.c.id == id).with_for_update()).first()
    if row is None or row.undone_at or row.kept_id != kept:
        raise InputError({"merge": "Sammanslagningen finns inte, eller så är den redan ångrad."})
    newest = merges_into(connection, kept)[0]
    if newest.id != id:
        raise InputError({"merge": "Ångra den senaste sammanslagningen först."})
    gone, moved = row.gone_id, row.moved
    for name, table in MOVES.items():
        _give(connection, table, moved[name], gone)
    since = statement.c.device_id.in_(moved["device"]) & (statement.c.person_id == kept)
    connection.execute(sa.update(statement).where(since, statement.c.stored_at >= row.merged_at).values(person_id=gone))
    _restore(connection, kept, gone, moved)
    _settle_anew(connection, kept, gone, {*moved["own"], *moved["completion"]}, course=course)
    connection.execute(sa.update(merge).where(merge.c.id == id).values(undone_at=now))
    return str(gone)


def _restore(connection: sa.Connection, kept: str, gone: str, moved: dict[str, Any]) -> None:
    """Who they were and where, as it stood before."""
    values = dict.fromkeys(moved["kept"]["filled"]) | {"identity": moved["kept"]["identity"]}
    connection.execute(sa.update(person).where(person.c.id == kept).values(values))
    connection.execute(sa.update(person).where(person.c.id == gone).values(merged_into=None))
    own = {row["unit_id"]: row for row in moved["kept_memberships"]}
    for row in moved["memberships"]:
        mine = (membership.c.person_id == kept) & (membership.c.unit_id == row["unit_id"])
        _put_membership(connection, gone, row)
        if row["unit_id"] in own:
            _put_membership(connection, kept, own[row["unit_id"]])
        else:
            connection.execute(sa.delete(membership).where(mine))


def _settle_anew(connection: sa.Connection, kept: str, gone: str, before: set[str], *, course: Course) -> None:
    """What was completed while they were one stays with whoever has done all of it alone."""
    query = sa.select(completion.c.id).where(completion.c.person_id == kept, completion.c.source == "completed")
    since = [id for id in connection.scalars(query) if id not in before]
    rows = connection.execute(sa.delete(completion).where(completion.c.id.in_(since)).returning(completion)).all()
    for row in sorted(rows, key=lambda one: one.date):
        for owner in (kept, gone):
            settle(connection, ("person_id", owner), row.module, course=course, today=row.date)
    for owner in (kept, gone):
        refresh(connection, owner)
