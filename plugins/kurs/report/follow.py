"""A unit and all below it: each assignment with its figures, its modules, and who has something left to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kurs.register.overview import Member
from kurs.register.rules import NOTHING, Asked, Duty, done_until, duty_of, whole
from kurs.report.figures import SMALLEST, Figures, figures, sum_of, without_small


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Somebody with something to do. `state`: late | missing | expiring; `modules` are the ids of what is left."""

    person: str
    name: str
    unit_ids: tuple[str, ...]
    state: str
    modules: tuple[str, ...]
    until: date | None = None
    begun: bool = False
    attended: bool = False
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Assignments that ask for the same thing, in one unit or in many. `modules`: id → how many have done it."""

    asked: tuple[Asked, ...]
    figures: Figures
    modules: Mapping[str, int]
    left: Sequence[Left]

    @property
    def first(self) -> Asked:
        return self.asked[0]

    @property
    def days(self) -> list[date]:
        """The different due dates."""
        return sorted({one.due_on for one in self.asked if one.due_on})


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """`all`: those who have done everything that is asked. `uncounted`: members who are not counted just now."""

    all: Figures
    groups: Sequence[Group] = ()
    uncounted: int | None = 0


ORDER = ("late", "missing", "expiring")
Pair = tuple[Asked, Member]


def follow(
    asked: Mapping[str, Sequence[Asked]], members: Sequence[Member], *, target: float, today: date,
    named: Collection[str],
) -> Follow:  # fmt: skip
    """`named`: the units in which the reader may see who it is; elsewhere there are figures only."""
    counted = [one for one in members if one.counted and asked.get(one.unit_id)]
    groups = defaultdict[tuple[object, ...], list[Pair]](list)
    everything = defaultdict[str, list[Duty]](list)
    for one in (one for unit in asked.values() for one in unit):
        groups[_same(one)] += []
    for member in counted:
        for one in asked[member.unit_id]:
            groups[_same(one)].append((one, member))
            everything[member.id].append(duty_of(one, member.did))
    all_named = set(asked) <= set(named)
    total = figures(sum_of((whole(duties) for duties in everything.values()), today), target)
    uncounted = len({one.id for one in members if not one.counted} - {one.id for one in counted})
    return Follow(
        all=without_small(total, named=all_named),
        groups=[
            _group([one for all in asked.values() for one in all if _same(one) == key], pairs, target, today, named)
            for key, pairs in groups.items()
        ],
        uncounted=uncounted if all_named or not 0 < uncounted < SMALLEST else None,
    )


def figureless(one: Follow) -> Follow:
    """The same without a figure: for a unit whose group is too small, or would give away one that is."""

    def hidden(figures: Figures) -> Figures:
        return Figures(target=figures.target, hidden=True)

    groups = [replace(group, figures=hidden(group.figures), modules={}) for group in one.groups]
    return replace(one, all=hidden(one.all), groups=groups, uncounted=None)


def _same(one: Asked) -> tuple[object, ...]:
    return one.path, one.title, one.modules


def _group(
    asked: list[Asked], pairs: list[Pair], target: float, today: date, named: Collection[str]
) -> Group:
    people = defaultdict[str, list[Pair]](list)
    for one, member in pairs:
        people[member.id].append((one, member))
    duties = {id: whole(duty_of(one, member.did) for one, member in own) for id, own in people.items()}
    shown = {one.unit_id for one in asked} <= set(named)
    counts = without_small(figures(sum_of(duties.values(), today), target), named=shown)
    done = {
        module: sum(all(_has(one, member, module, today) for one, member in own) for own in people.values())
        for module in asked[0].modules
    }
    left = [_left(id, people[id], duties[id], today) for id in people if _visible(people[id], named)]
    rows = sorted((one for one in left if one), key=lambda one: (ORDER.index(one.state), one.name.casefold()))
    return Group(asked=tuple(asked), figures=counts, modules={} if counts.hidden else done, left=rows)


def _visible(pairs: list[Pair], named: Collection[str]) -> bool:
    return all(member.unit_id in named for _, member in pairs)


def _has(one: Asked, member: Member, module: str, today: date) -> bool:
    until = done_until(member.did.get(module, NOTHING), one)
    return until is not None and until >= today


def _left(id: str, pairs: list[Pair], duty: Duty, today: date) -> Left | None:
    """None where nothing is left to do."""
    if duty.done(today) and not duty.expiring(today):
        return None
    state = "expiring" if duty.expiring(today) else "late" if duty.late(today) else "missing"
    goal = duty.until or today
    left = [
        module
        for module in pairs[0][0].modules
        if not all(_has(one, member, module, goal + timedelta(days=1) if state == "expiring" else today)
                   for one, member in pairs)
    ]  # fmt: skip
    did = [member.did.get(module, NOTHING) for _, member in pairs for module in left]
    return Left(
        person=id, name=pairs[0][1].name, unit_ids=tuple(dict.fromkeys(member.unit_id for _, member in pairs)),
        state=state, modules=tuple(left), until=duty.until if state == "expiring" else None,
        begun=any(one.started or one.completed_on for one in did), attended=any(one.attended_on for one in did),
        stated=any(one.stated_on and not one.completed_on for one in did),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Week:
    """A week that begins on `monday`, with how many modules were done in it."""

    monday: date
    count: int = 0

    @property
    def name(self) -> str:
        return f"v. {self.monday.isocalendar().week}"


WEEKS = 12


def first_monday(today: date) -> date:
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)


def by_week(days: Mapping[date, int], today: date) -> list[Week]:
    """The last twelve weeks, this one last."""
    counts = defaultdict[date, int](int)
    for day, count in days.items():
        counts[day - timedelta(days=day.weekday())] += count
    mondays = (first_monday(today) + timedelta(weeks=week) for week in range(WEEKS))
    return [Week(monday, counts[monday]) for monday in mondays]
