"""What is too old goes, what is not stays, and the preview says how much."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.errors import InputError
from kurs.register import retention
from kurs.register.accounts import add_account
from kurs.register.devices import bind, meet_device
from kurs.register.people import add_person, join_unit
from kurs.register.receive import receive
from kurs.register.roster import set_membership
from kurs.register.store import Store
from kurs.register.tables import completion, device, person, response, statement
from kurs.register.units import add_unit
from registered import COURSE, NOW, TODAY, Browser


@pytest.fixture
def worked(store: Store) -> Store:
    """One learner who has joined and one browser that has not, a module each."""
    joined, other = Browser(), Browser()

    def work(connection: sa.Connection) -> None:
        for browser in (joined, other):
            met = meet_device(connection, browser.id, browser.secret, today=TODAY)
            assert met
            if browser is joined:
                bind(connection, met, add_person(connection, "Berit", today=TODAY), course=COURSE, today=TODAY)
                met = meet_device(connection, browser.id, browser.secret, today=TODAY)
                assert met
            receive(connection, browser.whole_module(), met, course=COURSE, now=NOW, today=TODAY)

    store.write(work)
    return store


def count(store: Store, table: sa.Table) -> int:
    with store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def prunes(store: Store, days: int) -> dict[str, Any]:
    today = TODAY + timedelta(days=days)
    with store.read() as connection:
        shown = retention.preview(connection, today=today)
    gone = store.write(lambda connection: retention.prune(connection, today=today))
    assert {id: number for id, number in gone.items() if id != "unbound"} == {
        id: number for id, number in shown.items() if id != "unbound"
    }
    return gone


def test_responses_go_after_thirty_days_and_the_completion_stays(worked: Store) -> None:
    prunes(worked, 30)
    assert count(worked, response) == 2
    prunes(worked, 31)
    assert (count(worked, response), count(worked, statement), count(worked, completion)) == (0, 6, 2)


def test_what_nobody_joined_with_goes_after_ninety_days_and_a_learner_s_work_stays(worked: Store) -> None:
    prunes(worked, 91)
    assert (count(worked, statement), count(worked, device)) == (3, 1)


def test_days_are_set_and_wrong_ones_are_refused_together(worked: Store) -> None:
    with pytest.raises(InputError) as refused:
        worked.write(lambda connection: retention.set_days(connection, {"responses": 0, "audit": 9999}))
    assert set(refused.value.fields) == {"responses", "audit"}
    worked.write(lambda connection: retention.set_days(connection, {"responses": 5}))
    worked.write(lambda connection: retention.set_days(connection, {"responses": 7}))
    prunes(worked, 8)
    assert count(worked, response) == 0


def person_in(connection: sa.Connection, name: str, *, left: int | None) -> str:
    """A person of a new unit, who left it so many days after TODAY."""
    id = add_person(connection, name, today=TODAY)
    where = add_unit(connection, f"Enhet {name}")
    join_unit(connection, id, where)
    if left is not None:
        set_membership(connection, id, where, left_on=TODAY + timedelta(days=left))
    return id


def people(store: Store) -> set[str]:
    with store.read() as connection:
        return set(connection.scalars(sa.select(person.c.name)))


def test_who_has_left_everywhere_goes_after_two_years_and_the_others_stay(store: Store) -> None:
    def work(connection: sa.Connection) -> None:
        gone = person_in(connection, "Slutat", left=0)
        connection.execute(sa.insert(completion).values(
            id="c", person_id=gone, module="grund", version="1.0", source="completed", date=TODAY))  # fmt: skip
        back = person_in(connection, "Kvar i en annan", left=0)
        join_unit(connection, back, add_unit(connection, "Annan"))
        person_in(connection, "Slutade senare", left=1)
        person_in(connection, "Arbetar", left=None)
        add_account(connection, "chef", person_id=person_in(connection, "Har konto", left=0))
        add_person(connection, "Aldrig i en enhet", today=TODAY)
        active = person_in(connection, "Gjorde en modul sedan", left=0)
        connection.execute(sa.insert(completion).values(
            id="d", person_id=active, module="kort", version="1.0", source="completed",
            date=TODAY + timedelta(days=5)))  # fmt: skip

    store.write(work)
    everybody = people(store)
    assert prunes(store, 730)["left"] == 0 and people(store) == everybody
    assert prunes(store, 731)["left"] == 1
    assert everybody - people(store) == {"Slutat"}
    assert count(store, completion) == 1
