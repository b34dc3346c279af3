"""A unit's people, and what the ombud keeps right about them: who they are, whether they are counted, who has left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from kurs.model.alphabet import alphabetical
from kurs.register.people import person_fields
from kurs.register.tables import completion, membership, person, standing

Row = sa.Row[Any]
_COLUMNS = (*person.c, membership.c.counted, membership.c.left_on)


def members(connection: sa.Connection, unit_id: str) -> list[Row]:
    """Everybody who is or has been in the unit, by name: a person's columns, `counted` and `left_on`."""
    joined = sa.select(*_COLUMNS).join(membership, membership.c.person_id == person.c.id)
    rows = connection.execute(joined.where(membership.c.unit_id == unit_id)).all()
    return sorted(rows, key=lambda one: (alphabetical(one.name), one.id))


def member(connection: sa.Connection, unit_id: str, person_id: str) -> Row | None:
    """As in `members`; None where the person has never been in the unit."""
    joined = sa.select(*_COLUMNS).join(membership, membership.c.person_id == person.c.id)
    own = (membership.c.unit_id == unit_id) & (membership.c.person_id == person_id)
    return connection.execute(joined.where(own)).first()


def change_person(
    connection: sa.Connection, id: str, name: str, *, number: str = "", email: str = "", protected: bool = False
) -> None:
    """Raises InputError with everything that is wrong.

    A protected name leaves nothing behind: rows that were merged into this one get the alias too.
    """
    values = person_fields(name, number=number, email=email, protected=protected)
    same = person.c.id == id
    if protected:
        same = same | (person.c.merged_into == id)
    connection.execute(sa.update(person).where(same).values(values))


def confirm_identity(connection: sa.Connection, id: str, *, confirmed: bool) -> None:
    """The ombud knows who it is, or takes that back. Who has signed in stays so."""
    ours = (person.c.id == id) & (person.c.identity != "signed-in")
    values = {"identity": "confirmed-by-ombud" if confirmed else "self-stated"}
    connection.execute(sa.update(person).where(ours).values(values))


def set_membership(connection: sa.Connection, person_id: str, unit_id: str, **values: Any) -> None:
    """`counted` and `left_on`."""
    own = (membership.c.person_id == person_id) & (membership.c.unit_id == unit_id)
    connection.execute(sa.update(membership).where(own).values(values))


def memberships(connection: sa.Connection, people: Iterable[str]) -> dict[str, set[str]]:
    """Person → every unit they are or have been in."""
    found: dict[str, set[str]] = {one: set() for one in people}
    rows = connection.execute(sa.select(membership).where(membership.c.person_id.in_(found)))
    for row in rows:
        found[row.person_id].add(row.unit_id)
    return found


def standings(connection: sa.Connection, unit_id: str, modules: Iterable[str]) -> dict[tuple[str, str], Row]:
    """(person, module) → their row in `standing`, of everybody in the unit."""
    joined = sa.select(standing).join(membership, membership.c.person_id == standing.c.person_id)
    rows = connection.execute(joined.where(membership.c.unit_id == unit_id, standing.c.module.in_(list(modules))))
    return {(row.person_id, row.module): row for row in rows}


def completions(connection: sa.Connection, person_id: str) -> list[Row]:
    """What the person has done, the latest first."""
    query = sa.select(completion).where(completion.c.person_id == person_id)
    return list(connection.execute(query.order_by(completion.c.date.desc(), completion.c.module)))


def numbered(connection: sa.Connection, numbers: Iterable[str], units: Iterable[str], *, but: str) -> list[Row]:
    """People in `units` with one of the numbers who have never been in the unit `but`. Never one who is protected."""
    inside = sa.select(membership.c.person_id)
    where = person.c.number.in_(list(numbers)) & person.c.merged_into.is_(None) & ~person.c.protected
    here = person.c.id.in_(inside.where(membership.c.unit_id == but))
    theirs = person.c.id.in_(inside.where(membership.c.unit_id.in_(list(units))))
    return list(connection.execute(sa.select(person).where(where, theirs, ~here).order_by(person.c.id)))
