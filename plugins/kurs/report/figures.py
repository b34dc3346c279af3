"""How many of those who are counted have done what is asked: each unit with all below it, and small groups hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kurs.register.overview import Sum, Sums
from kurs.register.rules import Duty, whole
from kurs.register.units import Tree, Unit

SMALLEST = 5  # people in a group whose figures are shown to those who may not see who they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`people` are those who are counted: the denominator of every share. `hidden`: too few to be shown."""

    people: int = 0
    done: int = 0
    expiring: int = 0
    late: int = 0
    attended: int = 0
    target: float = 0.8
    hidden: bool = False

    @property
    def missing(self) -> int:
        return self.people - self.done

    @property
    def percent(self) -> int:
        """Whole and never rounded up: 79.9 has not reached 80."""
        return self.done * 100 // self.people if self.people else 0

    @property
    def target_percent(self) -> int:
        return round(self.target * 100)

    @property
    def reached(self) -> bool:
        return self.people > 0 and self.done >= self.target * self.people - 1e-9


def figures(sum: Sum, target: float) -> Figures:
    return Figures(
        people=sum.people, done=sum.done, expiring=sum.expiring, late=sum.late, attended=sum.attended, target=target
    )


def sum_of(duties: Iterable[Duty], today: date) -> Sum:
    """The sum of people, each with what is asked of them."""
    all = list(duties)
    return Sum(
        len(all), sum(one.done(today) for one in all), sum(one.expiring(today) for one in all),
        sum(one.late(today) for one in all), sum(one.attended for one in all),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One unit in the overview; its figures are of the unit and all below it that the reader may see."""

    depth: int
    unit: Unit
    figures: Figures


def overview(sums: Sums, tree: Tree, seen: Collection[str], *, named: Collection[str], today: date) -> list[Line]:
    """The units of `seen`, as the tree is read. In those of `named` the reader may see who it is."""
    order = list(tree.in_order({id for id in seen if tree.units[id].open}))
    above = _above(order)
    totals = defaultdict[str, Sum](Sum)
    for id, own in sums.units.items():
        for one in above.get(id, ()):
            totals[one] = totals[one].plus(own)
    _count_once(totals, sums.shared, above, today)
    lines = [
        Line(depth=depth, unit=unit, figures=figures(totals[unit.id], unit.target)) for depth, unit in order
    ]
    return _without_small(lines, named)


def _above(order: list[tuple[int, Unit]]) -> dict[str, list[str]]:
    """Each unit with the chain it counts in: itself and those above it."""
    chain: list[str] = []
    found = {}
    for depth, unit in order:
        del chain[depth:]
        chain.append(unit.id)
        found[unit.id] = list(chain)
    return found


def _count_once(
    totals: dict[str, Sum], shared: Mapping[str, Mapping[str, Duty]], above: Mapping[str, list[str]], today: date
) -> None:
    """Who is counted in several units is one person in the unit above them, done when all of it is."""
    for duties in shared.values():
        under = defaultdict[str, list[str]](list)
        for unit in duties:
            for one in above.get(unit, ()):
                under[one].append(unit)
        together = defaultdict[tuple[str, ...], list[str]](list)
        for one, below in under.items():
            if below[1:]:
                together[tuple(below)].append(one)
        for units, all in together.items():  # most often the same for all units above
            some = [duties[unit] for unit in units]
            change = sum_of([whole(some)], today).minus(sum_of(some, today))
            for one in all:
                totals[one] = totals[one].plus(change)


def _without_small(lines: list[Line], named: Collection[str]) -> list[Line]:
    """Hide groups that are too small, and one beside them where a subtraction would give them away."""
    hidden = {line.unit.id for line in lines if _small(line.figures.people) and line.unit.id not in named}
    if not hidden:
        return lines
    for above, below in _families(lines):
        shown = sorted((line for line in below if _open(line, hidden)), key=lambda line: line.figures.people)
        rest = above.figures.people - sum(line.figures.people for line in shown)
        while _small(rest) and shown and any(line.unit.id in hidden for line in below) and above.unit.id not in hidden:
            rest += shown[0].figures.people
            hidden.add(shown.pop(0).unit.id)
    return [
        replace(line, figures=Figures(target=line.figures.target, hidden=True)) if line.unit.id in hidden else line
        for line in lines
    ]


def _open(line: Line, hidden: Collection[str]) -> bool:
    return line.unit.id not in hidden and line.figures.people > 0


def _families(lines: list[Line]) -> Iterable[tuple[Line, list[Line]]]:
    """Each unit with those right below it."""
    for place, line in enumerate(lines):
        below = []
        for other in lines[place + 1 :]:
            if other.depth <= line.depth:
                break
            if other.depth == line.depth + 1:
                below.append(other)
        if below:
            yield line, below


def _small(people: int) -> bool:
    return 0 < people < SMALLEST


def without_small(one: Figures, *, named: bool) -> Figures:
    """The figures, unless the group is too small for somebody who may not see who it is."""
    return one if named or not _small(one.people) else Figures(target=one.target, hidden=True)
