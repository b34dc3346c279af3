"""Who may do what in which unit, from roles.toml and the grants of an account."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import sqlalchemy as sa

from kurs.register.tables import grant


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    name: str
    scope: str
    rights: frozenset[str]
    second_factor: bool = False


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((files("kurs.register") / "roles.toml").read_text("utf-8"))


@cache
def roles() -> dict[str, Role]:
    """Every role by id. Raises ValueError where roles.toml names a right or a scope that isn't there."""
    found = {}
    for id, row in _rules()["roles"].items():
        if row["scope"] not in ("own", "below", "all") or not set(row["rights"]) <= set(rights()):
            raise ValueError(f"roles.toml: {id} has an unknown right or scope")
        found[id] = Role(id, row["name"], row["scope"], frozenset(row["rights"]), row.get("second_factor", False))
    return found


@cache
def rights() -> dict[str, str]:
    """What each right lets somebody do, in Swedish."""
    return dict(_rules()["rights"])


@dataclass(frozen=True, slots=True)
class Access:
    """What one account may do. `given`: (role, unit id or None for everywhere); `parents`: unit id → parent's id."""

    given: tuple[tuple[str, str | None], ...]
    parents: Mapping[str, str | None]

    def may(self, right: str, unit: str | None = None) -> bool:
        """Whether the account has `right` in `unit`; without a unit: everywhere."""
        return any(right in roles()[role].rights and self._covers(role, where, unit) for role, where in self.given)

    def units(self, right: str) -> set[str]:
        """The ids of all units where the account has the right."""
        return {unit for unit in self.parents if self.may(right, unit)}

    @property
    def needs_second_factor(self) -> bool:
        return any(roles()[role].second_factor for role, _ in self.given)

    def _covers(self, role: str, where: str | None, unit: str | None) -> bool:
        scope = roles()[role].scope
        if scope == "all" or where is None:
            return True
        if unit is None:
            return False
        return where == unit or (scope == "below" and where in ancestors(unit, self.parents))


def ancestors(unit: str, parents: Mapping[str, str | None]) -> list[str]:
    """The units above, the nearest first. A loop in the tree ends where it began."""
    found: list[str] = []
    above = parents.get(unit)
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return found


def access_of(connection: sa.Connection, account: str, parents: Mapping[str, str | None]) -> Access:
    rows: Iterable[Any] = connection.execute(
        sa.select(grant.c.role, grant.c.unit_id).where(grant.c.account_id == account)
    )
    return Access(tuple((role, unit) for role, unit in rows if role in roles()), parents)
