"""People in the register who look like one and the same. Only suggestions: the ombud decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kurs.model.alphabet import plain

NEAR = 0.85  # of SequenceMatcher's ratio: one or two letters in a usual name


@dataclass(frozen=True, slots=True)
class Pair:
    """`why`: "number" (the same employee number), "name" (the same name) or "near" (almost)."""

    one: Any
    other: Any
    why: str

    @property
    def ids(self) -> frozenset[str]:
        return frozenset((self.one.id, self.other.id))


def likely(people: Iterable[Any], *, apart: Iterable[frozenset[str]] = ()) -> list[Pair]:
    """Pairs of rows of `person`, the surest first. `apart`: pairs of ids that somebody has said are two."""
    known = [one for one in people if not one.protected and one.merged_into is None]
    settled, found = set(apart), dict[frozenset[str], Pair]()
    for one, other in _candidates(known):
        ids = frozenset((one.id, other.id))
        if ids not in found and ids not in settled and (why := _alike(one, other)):
            found[ids] = Pair(one, other, why)
    order = ("number", "name", "near")
    return sorted(found.values(), key=lambda pair: (order.index(pair.why), pair.one.name, pair.one.id))


def _candidates(people: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Only those who share a number or a part of the name: comparing all with all would take a second for 1 500."""
    groups: dict[str, list[Any]] = {}
    for one in people:
        for part in {*plain(one.name).split(), *([f"#{one.number}"] if one.number else [])}:
            groups.setdefault(part, []).append(one)
    for group in groups.values():
        for place, one in enumerate(group):
            yield from ((one, other) for other in group[place + 1 :])


def _alike(one: Any, other: Any) -> str | None:
    if one.number and other.number:
        return "number" if one.number == other.number else None
    return same_name(one.name, other.name)


def same_name(one: str, other: str) -> str | None:
    """ "name" where only marks, hyphens or the order differ; "near" for a letter or two, or a first name alone."""
    first, second = plain(one).split(), plain(other).split()
    if sorted(first) == sorted(second):
        return "name"
    short, long = sorted((first, second), key=len)
    if len(short) == 1 and short[0] == long[0]:
        return "near"
    matcher = SequenceMatcher(None, " ".join(sorted(first)), " ".join(sorted(second)), autojunk=False)
    return "near" if matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR else None
