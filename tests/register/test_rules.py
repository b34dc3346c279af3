"""Done, late, about to end: every rule of rules.py, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from kurs.register.rules import ALWAYS, Asked, Did, Duty, done_until, duty_of, whole

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)


def asked(**more: Any) -> Asked:
    return Asked(**({"id": "a", "unit_id": "u", "title": "Grunden", "modules": ("grund",)} | more))


def test_a_completion_lasts_for_ever_unless_the_proof_or_the_assignment_ends_it() -> None:
    done = date(2026, 3, 1)
    assert done_until(Did(completed_on=done), asked()) == ALWAYS
    assert done_until(Did(completed_on=done, completed_expires=date(2027, 3, 1)), asked()) == date(2027, 3, 1)
    assert done_until(Did(completed_on=done), asked(renew_months=6)) == date(2026, 9, 1)
    both = Did(completed_on=done, completed_expires=date(2027, 3, 1))
    assert done_until(both, asked(renew_months=24)) == date(2027, 3, 1), "the nearer of the two"


def test_attendance_counts_only_where_the_assignment_says_so_and_a_statement_of_one_s_own_never() -> None:
    met = Did(attended_on=date(2026, 3, 1), attended_expires=date(2027, 3, 1))
    assert done_until(met, asked()) == date(2027, 3, 1)
    assert done_until(met, asked(attendance_counts=False)) is None
    assert done_until(Did(stated_on=TODAY, started=True), asked()) is None


def test_the_longer_of_completion_and_attendance_counts() -> None:
    did = Did(completed_on=date(2025, 1, 1), completed_expires=date(2026, 1, 1), attended_on=date(2026, 2, 1))
    assert done_until(did, asked(renew_months=12)) == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("until", "done", "expiring"),
    [(None, False, False), (TODAY - DAY, False, False), (TODAY, True, True), (TODAY + 59 * DAY, True, True),
     (TODAY + 60 * DAY, True, False), (ALWAYS, True, False)],
)  # fmt: skip
def test_the_last_day_is_a_day_of_being_done(until: date | None, done: bool, expiring: bool) -> None:
    duty = Duty(until)
    assert (duty.done(TODAY), duty.expiring(TODAY)) == (done, expiring)


def test_late_is_the_day_after_the_due_date_and_only_while_something_is_missing() -> None:
    assert not duty_of(asked(due_on=TODAY), {}).late(TODAY)
    assert duty_of(asked(due_on=TODAY), {}).late(TODAY + DAY)
    assert not duty_of(asked(), {}).late(TODAY + 999 * DAY), "without a due date nobody is late"
    assert not duty_of(asked(due_on=TODAY), {"grund": Did(completed_on=TODAY)}).late(TODAY + 999 * DAY)
    assert not duty_of(asked(due_on=ALWAYS), {}).late(TODAY), "the last day there is"


def test_what_has_ended_is_late_at_once_but_never_before_the_due_date() -> None:
    ended = {"grund": Did(completed_on=date(2025, 11, 1), completed_expires=TODAY - DAY)}
    assert duty_of(asked(), ended).late(TODAY)
    assert not duty_of(asked(due_on=TODAY + DAY), ended).late(TODAY + DAY)
    assert duty_of(asked(due_on=TODAY + DAY), ended).late(TODAY + 2 * DAY)


def test_several_modules_are_done_when_all_are_and_end_with_the_first() -> None:
    two = asked(modules=("grund", "kort"), due_on=TODAY)
    first = {"grund": Did(completed_on=TODAY, completed_expires=TODAY + 10 * DAY)}
    assert duty_of(two, first) == Duty(None, TODAY + DAY)
    both = first | {"kort": Did(attended_on=TODAY, attended_expires=TODAY + 5 * DAY)}
    assert duty_of(two, both) == Duty(TODAY + 5 * DAY, TODAY + 6 * DAY, attended=True)


def test_several_assignments_together() -> None:
    assert whole([Duty(ALWAYS), Duty(TODAY, TODAY + DAY, attended=True)]) == Duty(TODAY, TODAY + DAY, attended=True)
    assert whole([Duty(ALWAYS), Duty(None, TODAY)]) == Duty(None, TODAY)
