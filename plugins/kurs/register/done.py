"""What people have done, a row for each time, to be handed over to other systems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kurs.register.tables import completion, membership, person


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """`source`: completed | attended. `unit_ids`: those of the wanted units where the person is a member now."""

    name: str
    number: str | None
    email: str | None
    identity: str
    unit_ids: tuple[str, ...]
    module: str
    version: str
    source: str
    percent: int | None
    on: date
    expires: date | None


def done_in(
    connection: sa.Connection, units: Collection[str], *, since: date | None = None, most: int | None = None
) -> list[Done]:
    """By name and date. Members who have left are not in it, nor what people have stated themselves."""
    here = membership.c.unit_id.in_(units) & membership.c.left_on.is_(None)
    members = defaultdict[str, list[str]](list)
    for id, unit in connection.execute(sa.select(membership.c.person_id, membership.c.unit_id).where(here)):
        members[id].append(unit)
    query = sa.select(completion, person.c.name, person.c.number, person.c.email, person.c.identity)
    query = query.join(person, person.c.id == completion.c.person_id).where(
        person.c.merged_into.is_(None), completion.c.source != "self-stated",
        completion.c.person_id.in_(sa.select(membership.c.person_id).where(here)),
    )  # fmt: skip
    if since:
        query = query.where(completion.c.date >= since)
    ordered = query.order_by(person.c.name, person.c.id, completion.c.date, completion.c.module).limit(most)
    return [
        Done(
            name=row.name, number=row.number, email=row.email, identity=row.identity, module=row.module,
            unit_ids=tuple(members[row.person_id]), version=row.version, source=row.source, percent=row.percent,
            on=row.date, expires=row.expires,
        )
        for row in connection.execute(ordered)
    ]  # fmt: skip


def count_done(connection: sa.Connection, units: Collection[str], *, since: date | None = None) -> int:
    """How many rows `done_in` has without `most`."""
    here = membership.c.unit_id.in_(units) & membership.c.left_on.is_(None)
    members = sa.select(membership.c.person_id).join(person, person.c.id == membership.c.person_id)
    members = members.where(here, person.c.merged_into.is_(None))
    own = completion.c.person_id.in_(members) & (completion.c.source != "self-stated")
    own = own & (completion.c.date >= since) if since else own
    return connection.scalar(sa.select(sa.func.count()).select_from(completion).where(own)) or 0
