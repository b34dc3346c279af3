"""When something that was asked for is done, late or about to end. The only place where it is said; pure.

- Who is counted: a member who is marked as counted, has not left, and has not turned out to be somebody else, in a
  unit that is asked for something.
- A module is done through its completion or, where the assignment lets attendance count, through a meeting that an
  ombud attested. What a person states alone (`self-stated`) is shown, and is never done.
- It stays done through the last day of the proof, and at most as long as the assignment says (`renew_months`).
- An assignment is done when all its modules are, and a person when everything that is asked for is.
- Late: not done, and the due date has passed, or it was done once and that has ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kurs.model.dates import add_months

SOON = timedelta(days=60)  # what ends within this is "about to end"
ALWAYS = date.max
DAY = timedelta(days=1)
VERSION = 1


@dataclass(frozen=True, slots=True)
class Did:
    """What one person has done of one module; a row of `standing`."""

    started: bool = False
    completed_on: date | None = None
    completed_expires: date | None = None
    attended_on: date | None = None
    attended_expires: date | None = None
    stated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an open assignment asks for."""

    id: str
    unit_id: str
    title: str
    modules: tuple[str, ...]
    path: str | None = None
    due_on: date | None = None
    renew_months: int | None = None
    attendance_counts: bool = True


@dataclass(frozen=True, slots=True)
class Duty:
    """How a person stands, on any day. `until`: the last day it is done, None where something was never done.

    `late_from`: the first day it is late, if it ever is. `attended`: some module is attended only, not done alone.
    """

    until: date | None = None
    late_from: date | None = None
    attended: bool = False

    def done(self, today: date) -> bool:
        return self.until is not None and self.until >= today

    def expiring(self, today: date) -> bool:
        return self.until is not None and today <= self.until < today + SOON

    def late(self, today: date) -> bool:
        return self.late_from is not None and self.late_from <= today


NOTHING = Did()


def done_until(did: Did, asked: Asked) -> date | None:
    """The last day on which the module counts as done; None where it never was."""
    ends = []
    if did.completed_on:
        ends.append(_end(did.completed_on, did.completed_expires, asked.renew_months))
    if did.attended_on and asked.attendance_counts:
        ends.append(_end(did.attended_on, did.attended_expires, asked.renew_months))
    return max(ends, default=None)


def _end(on: date, expires: date | None, renew_months: int | None) -> date:
    renewed = add_months(on, renew_months) if renew_months else ALWAYS
    return min(expires or ALWAYS, renewed)


def duty_of(asked: Asked, did: Mapping[str, Did]) -> Duty:
    """How one person stands with one assignment."""
    ends = [done_until(did.get(module, NOTHING), asked) for module in asked.modules]
    attended = any(one.attended_on and not one.completed_on for one in map(did.get, asked.modules) if one)
    until = None if None in ends else min((end for end in ends if end), default=ALWAYS)
    starts = [end for end in ends if end is not None and end < ALWAYS]
    late = [day for day in (*([asked.due_on] if None in ends else []), *starts) if day]
    if asked.due_on:
        late = [max(day, asked.due_on) for day in late]
    last = min(late, default=ALWAYS)
    return Duty(until, last + DAY if last < ALWAYS else None, attended)


def whole(duties: Iterable[Duty]) -> Duty:
    """How one person stands with several assignments at once."""
    all = list(duties)
    ends = [one.until for one in all]
    until = None if None in ends else min((end for end in ends if end), default=ALWAYS)
    late_from = min((one.late_from for one in all if one.late_from), default=None)
    return Duty(until, late_from, any(one.attended for one in all))


def fingerprint(terms: Sequence[Sequence[object]]) -> str:
    """Another text as soon as what is asked for would give other sums. Raise VERSION when the rules change."""
    return hashlib.sha256(repr((VERSION, terms)).encode()).hexdigest()[:16]
