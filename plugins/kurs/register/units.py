"""The tree of units: förvaltning → avdelning → enhet."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kurs.errors import InputError
from kurs.model.alphabet import alphabetical
from kurs.register.access import ancestors
from kurs.register.people import clean_name
from kurs.register.tables import unit

PROVIDERS = ("kommunal", "privat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`target` 0–1: the share of those who are counted that should have done what is assigned."""

    id: str
    name: str
    parent_id: str | None = None
    provider: str = "kommunal"
    target: float = 0.8
    asks_number: bool = False
    open: bool = True


@dataclass(frozen=True, slots=True)
class Tree:
    """All units by id."""

    units: dict[str, Unit]

    @property
    def parents(self) -> dict[str, str | None]:
        return {id: one.parent_id for id, one in self.units.items()}

    def below(self, id: str) -> set[str]:
        """The unit and all under it."""
        children: dict[str | None, list[str]] = {}
        for one in self.units.values():
            children.setdefault(one.parent_id, []).append(one.id)
        found, waiting = {id}, [id]
        while waiting:
            fresh = [child for child in children.get(waiting.pop(), []) if child not in found]
            found.update(fresh)
            waiting.extend(fresh)
        return found

    def path(self, id: str) -> list[Unit]:
        """From the top down to the unit itself."""
        return [self.units[one] for one in [*reversed(ancestors(id, self.parents)), id] if one in self.units]

    def in_order(self, only: set[str] | None = None) -> Iterator[tuple[int, Unit]]:
        """(depth, unit) as the tree is read, by name. With `only`, the depth counts those units."""
        shown = {id: one for id, one in self.units.items() if only is None or id in only}
        parents, children = self.parents, dict[str | None, list[Unit]]()
        for one in sorted(shown.values(), key=lambda one: (alphabetical(one.name), one.id)):
            children.setdefault(_parent(one, shown, parents), []).append(one)

        def under(parent: str | None, depth: int) -> Iterator[tuple[int, Unit]]:
            for one in children.get(parent, ()):
                yield depth, one
                yield from under(one.id, depth + 1)

        return under(None, 0)


def _parent(one: Unit, shown: dict[str, Unit], parents: dict[str, str | None]) -> str | None:
    return next((id for id in ancestors(one.id, parents) if id in shown), None)


def read_tree(connection: sa.Connection) -> Tree:
    columns = (
        unit.c.id,
        unit.c.name,
        unit.c.parent_id,
        unit.c.provider,
        unit.c.target,
        unit.c.asks_number,
        unit.c.closed_on,
    )
    rows = connection.execute(sa.select(*columns))
    return Tree({
        row.id: Unit(
            id=row.id, name=row.name, parent_id=row.parent_id, provider=row.provider, target=row.target,
            asks_number=row.asks_number, open=row.closed_on is None,
        )
        for row in rows
    })  # fmt: skip


def add_unit(
    connection: sa.Connection, name: str, *, parent: str | None = None, provider: str = "kommunal",
    target: float = 0.8, asks_number: bool = False,
) -> str:  # fmt: skip
    """The new unit's id. Raises InputError with everything that is wrong."""
    row = _checked(connection, name=name, parent=parent, provider=provider, target=target)
    id = uuid.uuid4().hex
    connection.execute(sa.insert(unit).values(row | {"id": id, "asks_number": asks_number}))
    return id


def change_unit(
    connection: sa.Connection,
    id: str,
    name: str,
    *,
    parent: str | None,
    provider: str,
    target: float,
    asks_number: bool,
) -> None:
    """Raises InputError with everything that is wrong, also where the unit would stand below itself."""
    row = _checked(connection, name=name, parent=parent, provider=provider, target=target, id=id)
    connection.execute(sa.update(unit).where(unit.c.id == id).values(row | {"asks_number": asks_number}))


def _checked(
    connection: sa.Connection, *, name: str, parent: str | None, provider: str, target: float, id: str | None = None
) -> dict[str, object]:
    problems, tree = dict[str, str](), read_tree(connection)
    if not clean_name(name):
        problems["name"] = "Skriv enhetens namn."
    if parent and (parent not in tree.units or (id and parent in tree.below(id))):
        problems["parent"] = "Välj en överordnad enhet ur listan."
    if provider not in PROVIDERS:
        problems["provider"] = "Välj kommunal eller privat."
    if not 0 < target <= 1:
        problems["target"] = "Skriv målet som ett tal mellan 1 och 100 procent."
    if problems:
        raise InputError(problems)
    return {"name": clean_name(name), "parent_id": parent or None, "provider": provider, "target": target}


def close_unit(connection: sa.Connection, id: str, *, today: date) -> None:
    """The unit is no longer chosen anywhere; what was done in it stays."""
    connection.execute(sa.update(unit).where(unit.c.id == id).values(closed_on=today))
