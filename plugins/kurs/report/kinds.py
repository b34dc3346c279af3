"""Every report that `kurs report KIND` writes. To add one: its function and its row in KINDS (docs/om/rapporter.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kurs.model.assessment import Course
from kurs.register.done import done_in
from kurs.register.overview import sums
from kurs.register.store import Store
from kurs.register.units import Tree
from kurs.report.figures import overview
from kurs.report.formats import Cell, Table
from kurs.report.hand_over import Names, hand_over, usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a report is asked of. `units` are those it may show, and nothing is shown of others."""

    store: Store
    course: Course
    tree: Tree
    units: frozenset[str]
    today: date
    since: date | None = None
    columns: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """`summary` is its help in `kurs report`."""

    summary: str
    table: Callable[[Wanted], Table]


OVERVIEW = (
    "Enhet", "Med överordnade", "Räknas", "Klara", "Procent", "Mål i procent", "Saknas", "Försenade",
    "Går ut inom 60 dagar", "Bara deltagit",
)  # fmt: skip


def overview_table(wanted: Wanted) -> Table:
    """A row for each unit, which is of it and all below it."""
    found = sums(wanted.store, wanted.units, today=wanted.today)
    lines = overview(found, wanted.tree, wanted.units, named=wanted.units, today=wanted.today)
    rows: list[list[Cell]] = [
        [line.unit.name, " > ".join(one.name for one in wanted.tree.path(line.unit.id)), one.people, one.done,
         one.percent, one.target_percent, one.missing, one.late, one.expiring, one.attended]
        for line in lines
        for one in [line.figures]
    ]  # fmt: skip
    return Table(OVERVIEW, rows)


def hand_over_table(wanted: Wanted) -> Table:
    """A row for each time somebody has done a module."""
    with wanted.store.read() as connection:
        rows = done_in(connection, wanted.units, since=wanted.since)
    return hand_over(rows, wanted.columns or usual(), Names(wanted.course, wanted.tree))


KINDS = {
    "overview": Kind("Hur det går i varje enhet, i siffror.", overview_table),
    "handover": Kind("Vem som har gjort vad, med de kolumner som en profil väljer.", hand_over_table),
}
