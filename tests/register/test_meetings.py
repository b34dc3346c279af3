"""A meeting gives everybody attendance, once, and nobody a pass; taken back it leaves no trace in the figures."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.errors import InputError
from kurs.model.dates import add_months
from kurs.register.meetings import hold, meetings_of, undo_meeting
from kurs.register.people import add_person, join_unit
from kurs.register.roster import members, set_membership
from kurs.register.standing import derive, record
from kurs.register.store import Store
from kurs.register.tables import completion, meeting, standing
from kurs.register.units import add_unit
from registered import COURSE, TODAY

WHEN = TODAY - timedelta(days=2)


@pytest.fixture
def unit(store: Store) -> str:
    return store.write(lambda connection: add_unit(connection, "A"))


@pytest.fixture
def people(store: Store, unit: str) -> list[str]:
    def work(connection: sa.Connection) -> list[str]:
        ids = [add_person(connection, name, today=TODAY) for name in ("Åsa Öberg", "Nils Frisk", "Eva Ny")]
        for id in ids:
            join_unit(connection, id, unit)
        return ids

    return store.write(work)


def holds(store: Store, unit: str, people: list[str], *, names: tuple[str, ...] = (), **options: Any) -> int:
    given: dict[str, Any] = {"module_id": "grund", "on": WHEN} | options
    return store.write(
        lambda connection: hold(
            connection, unit, people=people, names=names, course=COURSE, today=TODAY, by="x", **given
        )
    )


def stood(store: Store) -> dict[str, Any]:
    with store.read() as connection:
        return {row.person_id: row for row in connection.execute(sa.select(standing))}


def test_who_was_there_has_attended_and_has_not_passed(store: Store, unit: str, people: list[str]) -> None:
    assert holds(store, unit, people[:2]) == 2
    found = stood(store)
    assert set(found) == set(people[:2])
    for row in found.values():
        assert (row.attended_on, row.attended_expires) == (WHEN, add_months(WHEN, 12))
        assert row.completed_on is None and row.stated_on is None and not row.started
    with store.read() as connection:
        assert set(connection.scalars(sa.select(completion.c.source))) == {"attended"}


def test_the_same_meeting_again_adds_only_who_was_missing(store: Store, unit: str, people: list[str]) -> None:
    holds(store, unit, people[:2])
    assert holds(store, unit, people) == 1
    assert holds(store, unit, people) == 0
    with store.read() as connection:
        [held] = meetings_of(connection, unit)
    assert held.names == ("Eva Ny", "Nils Frisk", "Åsa Öberg")
    with store.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(completion)) == 3
    holds(store, unit, people, module_id="kort")
    with store.read() as connection:
        assert len(meetings_of(connection, unit)) == 2


def test_a_written_name_is_the_one_in_the_list_or_somebody_new(store: Store, unit: str, people: list[str]) -> None:
    store.write(lambda connection: set_membership(connection, people[1], unit, left_on=TODAY))
    assert holds(store, unit, people[:1], names=("asa oberg", " Nils  Frisk", "", "Ida Berg")) == 3
    with store.read() as connection:
        rows = members(connection, unit)
    assert [row.name for row in rows] == ["Eva Ny", "Ida Berg", "Nils Frisk", "Åsa Öberg"]
    assert all(row.left_on is None for row in rows), "who was there is back"


def test_undone_it_is_as_if_it_had_not_been(store: Store, unit: str, people: list[str]) -> None:
    store.write(
        lambda connection: record(
            connection, ("person_id", people[0]), COURSE.modules[0], source="completed", today=TODAY
        )
    )
    other = store.write(lambda connection: add_unit(connection, "B"))
    before = stood(store)
    holds(store, unit, people)
    with store.read() as connection:
        [held] = meetings_of(connection, unit)
    assert store.write(lambda connection: undo_meeting(connection, held.id, other)) is None
    assert store.write(lambda connection: undo_meeting(connection, held.id, unit)) == 3
    assert stood(store) == before
    with store.read() as connection:
        assert connection.execute(sa.select(meeting)).all() == []
        assert derive(connection, people[0])[0]["attended_on"] is None


def test_everything_that_is_wrong_is_told_and_nothing_kept(store: Store, unit: str, people: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        holds(store, unit, [], module_id="finns-inte", on=TODAY + timedelta(days=1))
    assert set(caught.value.fields) == {"module", "date", "people"}
    for options in ({"on": None}, {"on": TODAY - timedelta(days=400)}, {"names": ("481118-2391",)}):
        with pytest.raises(InputError):
            holds(store, unit, people, **options)  # type: ignore[arg-type]
    stranger = store.write(lambda connection: add_person(connection, "Främling", today=TODAY))
    with pytest.raises(InputError, match="Listan har ändrats"):
        holds(store, unit, [*people, stranger])
    with store.read() as connection:
        assert connection.execute(sa.select(completion)).all() == []
