"""Erased is gone: nothing with the person's id or name is left in any table, and sending again brings nothing back."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet
from kurs.errors import InputError
from kurs.model.course import course_to_json
from kurs.register.accounts import add_account, give_role, start_session
from kurs.register.assignments import assign
from kurs.register.courses import remember
from kurs.register.devices import bind, meet_device
from kurs.register.erasure import ask_erasure, asked, erase
from kurs.register.links import CODE_LENGTH, new_link
from kurs.register.live import open_live, take_part
from kurs.register.merging import merge_people
from kurs.register.people import add_person, join_unit
from kurs.register.receive import Received, receive
from kurs.register.standing import record
from kurs.register.store import Store
from kurs.register.tables import account, audit, completion, device, metadata, person, reminder, response, statement
from kurs.register.units import add_unit
from registered import COURSE, NOW, TODAY, Browser

KEEP = Fernet(Fernet.generate_key())
NAME, NUMBER, MAIL = "Torbjörn Raderadsson", "998877", "torbjorn@example.se"


def sends(store: Store, browser: Browser, batch: list[Any]) -> Received:
    def work(connection: sa.Connection) -> Received:
        one = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert one
        return receive(connection, batch, one, course=COURSE, now=NOW, today=TODAY)

    return store.write(work)


def owned_by(store: Store, browser: Browser, owner: str) -> None:
    def work(connection: sa.Connection) -> None:
        one = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert one
        bind(connection, one, owner, course=COURSE, today=TODAY)

    store.write(work)


def everything(store: Store) -> dict[str, str]:
    """All that each table holds, as text."""
    with store.read() as connection:
        return {
            table.name: json.dumps([list(row) for row in connection.execute(sa.select(table))], default=repr)
            for table in metadata.sorted_tables
        }


def known(store: Store, *texts: str) -> dict[str, list[str]]:
    """Which of the texts stand in which table."""
    held = everything(store).items()
    found = {name: [text for text in texts if json.dumps(text)[1:-1] in rows] for name, rows in held}
    return {name: texts for name, texts in found.items() if texts}


def lives(store: Store) -> tuple[str, Browser]:
    """Somebody with a row in every table that can hold one of a person."""
    store.write(lambda connection: remember(connection, course_to_json(COURSE), now=NOW))
    browser = Browser()

    def work(connection: sa.Connection) -> str:
        id = add_person(connection, NAME, number=NUMBER, email=MAIL, today=TODAY)
        unit = add_unit(connection, "Solgården")
        join_unit(connection, id, unit)
        task = assign(connection, unit, course=COURSE, today=TODAY, modules=["grund"])
        new_link(connection, "device", id, code=CODE_LENGTH)
        take_part(connection, open_live(connection, unit, "grund", on=TODAY, now=NOW, keep=KEEP), id, NAME)
        sent = {"id": "r", "person_id": id, "assignment_id": task, "week": "2026-W48", "sent_at": NOW}
        connection.execute(sa.insert(reminder).values(sent))
        seen = {"id": "a", "at": NOW, "account_id": "någon", "action": "see-people", "person_id": id}
        connection.execute(sa.insert(audit).values(seen))
        record(connection, ("person_id", id), COURSE.modules[1], source="attended", today=TODAY)
        login = add_account(connection, "torbjorn", person_id=id)
        give_role(connection, login, "ombud", unit)
        start_session(connection, login, now=NOW)
        connection.execute(sa.update(account).values(closed_on=TODAY))
        return id

    id = store.write(work)
    sends(store, browser, [browser.attempted("enda", module="kort", assessment="enda")])
    owned_by(store, browser, id)
    sends(store, browser, browser.whole_module())
    return id, browser


def test_nothing_is_left_in_any_table(store: Store) -> None:
    id, browser = lives(store)
    texts = (id, NAME, NUMBER, MAIL, "torbjorn", browser.id)
    assert len(known(store, *texts)) >= 9, "the test has somebody to look for"
    assert store.write(lambda connection: erase(connection, id, today=TODAY)) == 4
    assert known(store, *texts) == {}
    with store.read() as connection:
        assert [row.action for row in connection.execute(sa.select(audit))] == ["see-people"]
        assert connection.scalar(sa.select(sa.func.count()).select_from(response)) == 0


def test_every_table_with_a_person_is_looked_at(store: Store) -> None:
    """A new table that refers to people must have a row of the one that is erased here."""
    id, _ = lives(store)
    referring = {table.name for table in metadata.sorted_tables for one in table.c if one.references(person.c.id)}
    assert referring <= set(known(store, id))


def test_sending_again_brings_nothing_back(store: Store) -> None:
    id, browser = lives(store)
    batch = [browser.attempted("ovn-1"), browser.submitted()]
    sends(store, browser, batch)
    store.write(lambda connection: erase(connection, id, today=TODAY))
    answer = sends(store, browser, batch)
    assert answer.stored == [one["id"] for one in batch], "acknowledged, so that the browser stops sending"
    assert (answer.outcomes, answer.refused) == ({}, [])
    for table in (statement, response, completion):
        assert len(json.loads(everything(store)[table.name])) == 0


def test_another_s_work_in_the_same_browser_stays(store: Store) -> None:
    id, browser = lives(store)
    other = store.write(lambda connection: add_person(connection, "Anna Test", today=TODAY))
    owned_by(store, browser, other)
    sends(store, browser, [browser.attempted("ovn-2")])
    store.write(lambda connection: erase(connection, id, today=TODAY))
    assert known(store, id, NAME) == {}
    with store.read() as connection:
        assert list(connection.scalars(sa.select(statement.c.person_id))) == [other]
        assert list(connection.scalars(sa.select(device.c.person_id))) == [other]


def test_a_browser_that_somebody_else_used_before_is_nobody_s(store: Store) -> None:
    id, browser = lives(store)
    other = store.write(lambda connection: add_person(connection, "Anna Test", today=TODAY))
    store.write(lambda connection: erase(connection, id, today=TODAY))
    owned_by(store, browser, other)
    sends(store, browser, [browser.attempted("ovn-2")])
    later = store.write(lambda connection: add_person(connection, NAME, today=TODAY))
    owned_by(store, browser, later)
    store.write(lambda connection: erase(connection, later, today=TODAY))
    with store.read() as connection:
        assert list(connection.scalars(sa.select(statement.c.person_id))) == [other]
        assert list(connection.scalars(sa.select(device.c.person_id))) == [None]


def test_those_who_were_found_to_be_the_same_go_too(store: Store) -> None:
    id, _ = lives(store)

    def twin(connection: sa.Connection) -> str:
        other = add_person(connection, "Torbjörn R", today=TODAY)
        merge_people(connection, id, other, course=COURSE, now=NOW, today=TODAY)
        return other

    other = store.write(twin)
    store.write(lambda connection: erase(connection, id, today=TODAY))
    assert known(store, id, other, "Torbjörn R", NAME) == {}


def test_who_has_an_open_account_is_not_erased(store: Store) -> None:
    id, _ = lives(store)
    store.write(lambda connection: connection.execute(sa.update(account).values(closed_on=None)))
    before = everything(store)
    with pytest.raises(InputError, match="Stäng kontot"):
        store.write(lambda connection: erase(connection, id, today=TODAY))
    assert everything(store) == before


def test_asking_can_be_taken_back(store: Store) -> None:
    id, _ = lives(store)
    store.write(lambda connection: ask_erasure(connection, id, on=TODAY))
    with store.read() as connection:
        assert [(row.id, row.erasure_asked_on, row.has_account) for row in asked(connection)] == [(id, TODAY, False)]
    store.write(lambda connection: ask_erasure(connection, id, on=None))
    with store.read() as connection:
        assert asked(connection) == []
