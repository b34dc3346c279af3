"""Two rows that are one person: found, merged with all that is theirs, and made two again as they were."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.errors import InputError
from kurs.register.devices import bind, meet_device
from kurs.register.duplicates import likely
from kurs.register.merging import merge_people, merges_into, said_two, told_apart, undo_merge
from kurs.register.people import add_person, join_unit, person_of
from kurs.register.receive import receive
from kurs.register.roster import change_person, confirm_identity, member, members, set_membership
from kurs.register.standing import derive, record
from kurs.register.store import Store
from kurs.register.tables import completion, device, merge, statement
from kurs.register.units import add_unit
from registered import COURSE, NOW, TODAY, Browser

LATER = NOW + timedelta(days=3)


@pytest.fixture
def unit(store: Store) -> str:
    return store.write(lambda connection: add_unit(connection, "A"))


def add(store: Store, unit: str, name: str, **options: Any) -> str:
    def work(connection: sa.Connection) -> str:
        id = add_person(connection, name, today=TODAY, **options)
        join_unit(connection, id, unit)
        return id

    return store.write(work)


def sends(store: Store, browser: Browser, batch: list[Any], person: str | None = None, now: Any = NOW) -> None:
    def work(connection: sa.Connection) -> None:
        known = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert known
        if person:
            bind(connection, known, person, course=COURSE, today=TODAY)
            known = meet_device(connection, browser.id, browser.secret, today=TODAY)
        receive(connection, batch, known, course=COURSE, now=now, today=now.date())  # type: ignore[arg-type]

    store.write(work)


def merges(store: Store, kept: str, gone: str) -> str:
    return store.write(
        lambda connection: merge_people(connection, kept, gone, course=COURSE, now=NOW + timedelta(days=1), today=TODAY)
    )


def undoes(store: Store, id: str, kept: str) -> None:
    store.write(lambda connection: undo_merge(connection, id, kept, course=COURSE, now=LATER))


def everything(store: Store) -> dict[str, Any]:
    """Whose every row is, and what is derived of it."""
    with store.read() as connection:
        owned = {
            table.name: dict(connection.execute(sa.select(table.c.id, table.c.person_id)).all())
            for table in (device, statement, completion)
        }
        people = [
            tuple(one)
            for unit in connection.scalars(sa.text("SELECT id FROM unit"))
            for one in members(connection, unit)
        ]
        ids = {one[0] for one in people}
        return {"owned": owned, "people": people, "derived": {id: derive(connection, id) for id in ids}}


def test_merging_moves_everything_and_undoing_puts_it_back(store: Store, unit: str) -> None:
    other = store.write(lambda connection: add_unit(connection, "B"))
    kept, gone = add(store, unit, "Nils"), add(store, unit, "Nils Frisk", number="7", email="n@kommunen.se")
    store.write(lambda connection: join_unit(connection, gone, other))
    store.write(lambda connection: set_membership(connection, kept, unit, left_on=TODAY))
    store.write(lambda connection: confirm_identity(connection, gone, confirmed=True))
    browser = Browser()
    sends(store, browser, browser.whole_module(), gone)
    before = everything(store)
    id = merges(store, kept, gone)
    with store.read() as connection:
        one = member(connection, unit, kept)
        assert one and (one.number, one.email, one.identity, one.left_on) == (
            "7",
            "n@kommunen.se",
            "confirmed-by-ombud",
            None,
        )
        assert member(connection, other, kept) and member(connection, unit, gone) is None
        assert {row["module"] for row in derive(connection, kept)} == {"grund"} and derive(connection, gone) == []
        assert connection.scalar(sa.select(device.c.person_id)) == kept
        assert [row.name for row in merges_into(connection, kept)] == ["Nils Frisk"]
        moved = str(connection.scalar(sa.select(merge.c.moved)))
    assert "Frisk" not in moved and "kommunen" not in moved, "no personal data outside `person`"
    undoes(store, id, kept)
    assert everything(store) == before


def test_half_and_half_complete_a_module_only_as_long_as_they_are_one(store: Store, unit: str) -> None:
    one, other = Browser(), Browser()
    kept, gone = add(store, unit, "Eva Ek"), add(store, unit, "Eva Eek")
    sends(store, one, [one.attempted("ovn-1")], kept)
    sends(store, other, [other.attempted("ovn-2"), other.submitted()], gone)
    before = everything(store)
    id = merges(store, kept, gone)
    with store.read() as connection:
        assert connection.scalars(sa.select(completion.c.person_id)).all() == [kept]
    undoes(store, id, kept)
    assert everything(store) == before


def test_what_a_browser_sent_meanwhile_follows_its_owner(store: Store, unit: str) -> None:
    browser = Browser()
    kept, gone = add(store, unit, "Eva Ek"), add(store, unit, "Eva Eek")
    sends(store, browser, [browser.attempted("ovn-1"), browser.attempted("ovn-2")], gone)
    id = merges(store, kept, gone)
    sends(store, browser, [browser.submitted()], now=NOW + timedelta(days=2))
    undoes(store, id, kept)
    with store.read() as connection:
        [row] = connection.execute(sa.select(completion)).all()
        assert (row.person_id, row.date) == (gone, TODAY + timedelta(days=2)), "done alone, on the day it was done"
        assert set(connection.scalars(sa.select(statement.c.person_id))) == {gone}


def test_merging_gives_nobody_a_new_date(store: Store, unit: str) -> None:
    browser = Browser()
    kept, gone = add(store, unit, "Eva Ek"), add(store, unit, "Eva Eek")
    sends(store, browser, browser.whole_module(), gone)
    later = TODAY + timedelta(days=40)
    store.write(lambda connection: merge_people(connection, kept, gone, course=COURSE, now=LATER, today=later))
    with store.read() as connection:
        assert connection.scalars(sa.select(completion.c.date)).all() == [TODAY]


def test_attendance_moves_and_comes_back(store: Store, unit: str) -> None:
    kept, gone = add(store, unit, "Eva Ek"), add(store, unit, "Eva Eek")
    module = COURSE.modules[1]
    store.write(lambda connection: record(connection, ("person_id", gone), module, source="attended", today=TODAY))
    before = everything(store)
    id = merges(store, kept, gone)
    with store.read() as connection:
        assert derive(connection, kept)[0]["attended_on"] == TODAY
    undoes(store, id, kept)
    assert everything(store) == before


def test_the_protected_one_is_kept_and_its_alias_covers_what_was_merged_into_it(store: Store, unit: str) -> None:
    alias, named = add(store, unit, "Alias", protected=True), add(store, unit, "Eva Ek", number="7")
    with pytest.raises(InputError, match="skyddade"):
        merges(store, named, alias)
    merges(store, alias, named)
    with store.read() as connection:
        assert member(connection, unit, alias).number is None  # type: ignore[union-attr]
    store.write(lambda connection: change_person(connection, alias, "Ek", protected=True))
    with store.read() as connection:
        row = person_of(connection, named)
        assert row and (row.name, row.number) == ("Ek", None)


def test_merges_are_undone_in_order_and_only_once(store: Store, unit: str) -> None:
    first, second, third = (add(store, unit, name) for name in ("Eva Ek", "Eva Eek", "E Ek"))
    one, two = merges(store, first, second), merges(store, first, third)
    with pytest.raises(InputError):
        merges(store, second, third)
    with pytest.raises(InputError):
        undoes(store, two, second)
    store.write(
        lambda connection: connection.execute(sa.update(merge).where(merge.c.id == two).values(merged_at=LATER))
    )
    with pytest.raises(InputError, match="senaste"):
        undoes(store, one, first)
    undoes(store, two, first)
    undoes(store, one, first)
    with pytest.raises(InputError):
        undoes(store, one, first)
    with store.read() as connection:
        assert told_apart(connection) == {frozenset((first, second)), frozenset((first, third))}


SUGGESTED = [
    ("Åsa Öberg", "Asa Oberg", "name"), ("Frisk Nils", "Nils Frisk", "name"), ("Gun-Britt Ek", "Gun Britt Ek", "name"),
    ("Nils", "Nils Frisk", "near"), ("Berit Lindqvist", "Berit Lindkvist", "near"), ("Cecila Ek", "Cecilia Ek", "near"),
    ("Anna Ek", "Anna Ås", None), ("Eva Holm", "Ida Berg", None), ("Nils Frisk", "Nils Holm", None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "why"), SUGGESTED)
def test_the_same_and_nearly_the_same_name_is_suggested(
    store: Store, unit: str, one: str, other: str, why: str | None
) -> None:
    add(store, unit, one)
    add(store, unit, other)
    with store.read() as connection:
        assert [pair.why for pair in likely(members(connection, unit))] == ([why] if why else [])


def test_numbers_decide_and_what_was_told_apart_stays_apart(store: Store, unit: str) -> None:
    ids = [
        add(store, unit, name, number=number) for name, number in (("Eva Ek", "1"), ("Ida Berg", "1"), ("Eva Ek", "2"))
    ]
    add(store, unit, "Eva Ek", protected=True)
    with store.read() as connection:
        [pair] = likely(members(connection, unit))
    assert pair.why == "number" and pair.ids == frozenset(ids[:2])
    store.write(lambda connection: said_two(connection, ids[1], ids[0], now=NOW))
    with store.read() as connection:
        assert likely(members(connection, unit), apart=told_apart(connection)) == []
