"""Who has done what as a table with chosen columns, for a system of HR."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kurs.model.assessment import Course
from kurs.register.done import Done
from kurs.register.units import Tree
from kurs.report.formats import Cell, Table

HOW = {"completed": "Genomförd", "attended": "Deltagit, intygat av ombud"}
IDENTITY = {
    "self-stated": "Egen uppgift om namn", "confirmed-by-ombud": "Bekräftad av ombud", "signed-in": "Inloggad",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called."""

    course: Course
    tree: Tree

    def module(self, id: str) -> str:
        found = self.course.module(id)
        return found.title if found else id

    def units(self, ids: Sequence[str], *, whole: bool = False) -> str:
        """With `whole`, each with the units above it."""
        names = []
        for id in ids:
            path = self.tree.path(id)
            names.append(" > ".join(one.name for one in (path if whole else path[-1:])))
        return ", ".join(sorted(names))


Read = Callable[[Done, Names], Cell]
FIELDS: Mapping[str, tuple[str, Read]] = {
    "number": ("Anställningsnummer", lambda one, names: one.number),
    "name": ("Namn", lambda one, names: one.name),
    "email": ("E-post", lambda one, names: one.email),
    "unit": ("Enhet", lambda one, names: names.units(one.unit_ids)),
    "unit-path": ("Enhet med överordnade", lambda one, names: names.units(one.unit_ids, whole=True)),
    "module": ("Modul", lambda one, names: names.module(one.module)),
    "module-id": ("Modulens id", lambda one, names: one.module),
    "version": ("Version", lambda one, names: one.version),
    "date": ("Datum", lambda one, names: one.on),
    "expires": ("Gäller till", lambda one, names: one.expires),
    "how": ("Hur", lambda one, names: HOW.get(one.source, one.source)),
    "percent": ("Resultat i procent", lambda one, names: one.percent),
    "identity": ("Namnets säkerhet", lambda one, names: IDENTITY.get(one.identity, one.identity)),
    "course": ("Kurs", lambda one, names: names.course.title),
}  # fmt: skip
USUAL = ("number", "name", "unit", "module", "date", "expires", "how")


def usual() -> list[tuple[str, str]]:
    """The columns where nothing else is chosen."""
    return [(field, FIELDS[field][0]) for field in USUAL]


def hand_over(rows: Sequence[Done], columns: Sequence[tuple[str, str]], names: Names) -> Table:
    """Columns that there are no longer are left out."""
    known = [(heading, FIELDS[field][1]) for field, heading in columns if field in FIELDS]
    return Table([heading for heading, _ in known], [[read(one, names) for _, read in known] for one in rows])
