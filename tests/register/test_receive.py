"""Statements are stored once, finals graded by the register, completions written down from what was really done."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.model.course import course_to_json
from kurs.model.dates import add_months
from kurs.register.courses import remember
from kurs.register.devices import bind, meet_device
from kurs.register.people import add_person
from kurs.register.receive import Received, receive
from kurs.register.store import Store
from kurs.register.tables import completion, response, standing, statement
from registered import COURSE, NOW, TODAY, Browser

Send = Callable[..., Received]


@pytest.fixture
def send(store: Store) -> Send:
    """`send(browser, [statement, …])`: what the register answers; `days` later, with `course` as the current one."""
    store.write(lambda connection: remember(connection, course_to_json(COURSE), now=NOW))

    def sent(browser: Browser, batch: list[Any], *, days: int = 0, course: Any = COURSE) -> Received:
        def work(connection: sa.Connection) -> Received:
            device = meet_device(connection, browser.id, browser.secret, today=TODAY)
            assert device
            later = timedelta(days=days)
            return receive(connection, batch, device, course=course, now=NOW + later, today=TODAY + later)

        return store.write(work)

    return sent


def rows(store: Store, table: sa.Table) -> list[Any]:
    with store.read() as connection:
        return list(connection.execute(sa.select(table)))


def joins(store: Store, browser: Browser, name: str = "Berit") -> str:
    def work(connection: sa.Connection) -> str:
        device = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert device
        person = add_person(connection, name, today=TODAY)
        bind(connection, device, person, course=COURSE, today=TODAY)
        return person

    return store.write(work)


def test_a_whole_module_is_completed_with_the_register_s_own_grade(store: Store, send: Send) -> None:
    browser = Browser()
    person = joins(store, browser)
    *practice, final = browser.whole_module()
    assert send(browser, practice).outcomes == {}
    assert rows(store, completion) == []
    answer = send(browser, [final])
    assert answer.outcomes[final["id"]] == {"score": 1.0, "passed": True, "mastery": 0.8, "version": "1.0"}
    [row] = rows(store, completion)
    assert (row.person_id, row.module, row.version, row.percent) == (person, "grund", "1.0", 100)
    assert (row.source, row.date, row.expires) == ("completed", TODAY, TODAY.replace(year=2027))
    [stood] = rows(store, standing)
    assert (stood.module, stood.completed_on, stood.completed_expires) == ("grund", TODAY, TODAY.replace(year=2027))


def test_sending_again_is_harmless_and_answers_the_same(store: Store, send: Send) -> None:
    browser = Browser()
    joins(store, browser)
    batch = browser.whole_module()
    first = send(browser, batch)
    assert send(browser, batch) == first
    assert len(rows(store, statement)) == 3
    assert len(rows(store, completion)) == 1


def test_the_final_alone_does_not_complete_a_module(store: Store, send: Send) -> None:
    browser = Browser()
    send(browser, [browser.attempted("ovn-1"), browser.submitted()])
    assert rows(store, completion) == []


def test_a_module_without_a_final_is_completed_by_its_exercises(store: Store, send: Send) -> None:
    browser = Browser()
    send(browser, [browser.attempted("enda-1", module="kort", assessment="enda")])
    [row] = rows(store, completion)
    assert (row.module, row.version, row.percent, row.expires) == ("kort", "2.1", None, None)


def test_what_a_browser_claims_of_passing_is_refused(send: Send) -> None:
    browser = Browser()
    forged = browser.submitted(right=0)
    forged["result"] = {"success": True, "score": {"scaled": 1.0}}
    [refusal] = send(browser, [forged]).refused
    assert refusal.id == forged["id"]
    passed = browser.submitted(right=0)
    passed["verb"]["id"] = "http://adlnet.gov/expapi/verbs/passed"
    assert [one.id for one in send(browser, [passed]).refused] == [passed["id"]]


def test_sending_only_the_easy_ones_gives_only_their_points(send: Send) -> None:
    browser = Browser()
    few = browser.submitted(right=2, all=2)
    assert send(browser, [few]).outcomes[few["id"]]["score"] == 0.5
    twice = browser.submitted(right=1, all=1)
    items = twice["context"]["extensions"]["https://w3id.org/kurs/attempt"]["items"]
    items *= 4
    assert send(browser, [twice]).outcomes[twice["id"]]["score"] == 0.25


def test_more_than_was_to_be_drawn_counts_its_worst(send: Send) -> None:
    browser = Browser()
    many = browser.submitted(right=4, all=6)
    assert send(browser, [many]).outcomes[many["id"]]["score"] == 0.5


def test_an_attempt_counts_once_whatever_its_statement_is_called(store: Store, send: Send) -> None:
    browser = Browser()
    first = browser.submitted(right=0)
    send(browser, [first])
    second = browser.submitted(right=4, attempt=first["id"])
    second["id"] = str(Browser().id)
    assert [one.id for one in send(browser, [second]).refused] == [second["id"]]
    altered = browser.submitted(right=4, attempt=first["id"])
    assert [one.id for one in send(browser, [altered]).refused] == [first["id"]]
    [row] = rows(store, statement)
    assert row.passed is False


def test_an_old_final_is_graded_with_the_keys_it_was_answered_by(store: Store, send: Send) -> None:
    browser = Browser()
    final = browser.submitted()
    changed = replace(COURSE, assessments=tuple(one for one in COURSE.assessments if one.id != "prov"), title="Ny")
    store.write(lambda connection: remember(connection, course_to_json(changed), now=NOW + timedelta(days=1)))
    assert send(browser, [final], course=changed).outcomes[final["id"]]["score"] == 1.0


def test_an_unknown_key_is_kept_and_not_graded(store: Store, send: Send) -> None:
    browser = Browser()
    final = browser.submitted()
    final["context"]["extensions"]["https://w3id.org/kurs/attempt"]["items"][0]["hash"] = "f" * 12
    answer = send(browser, [final])
    assert answer.stored == [final["id"]]
    assert answer.outcomes[final["id"]]["score"] is None
    assert len(rows(store, response)) == 1


def test_a_removed_module_s_statement_is_kept(store: Store, send: Send) -> None:
    browser = Browser()
    gone = browser.attempted("borta-1", module="borta", assessment="borta")
    assert send(browser, [gone]).stored == [gone["id"]]
    assert rows(store, completion) == []


def test_a_clock_ten_years_off_changes_no_date(store: Store, send: Send) -> None:
    browser = Browser()
    batch = browser.whole_module()
    for one in batch:
        one["timestamp"] = "2036-11-26T09:00:00.000Z"
    send(browser, batch)
    assert rows(store, completion)[0].date == TODAY


def test_work_done_before_joining_belongs_to_whoever_joins(store: Store, send: Send) -> None:
    browser = Browser()
    send(browser, browser.whole_module())
    person = joins(store, browser)
    assert [row.person_id for row in rows(store, completion)] == [person]
    assert {row.person_id for row in rows(store, statement)} == {person}
    assert [row.completed_on for row in rows(store, standing)] == [TODAY]


def test_two_devices_of_one_learner_add_up(store: Store, send: Send) -> None:
    phone, computer = Browser(), Browser()
    person = joins(store, phone)
    send(phone, [phone.attempted("ovn-1")])
    send(computer, [computer.attempted("ovn-2"), computer.submitted()])
    assert rows(store, completion) == []

    def binds(connection: sa.Connection) -> None:
        device = meet_device(connection, computer.id, computer.secret, today=TODAY)
        assert device
        bind(connection, device, person, course=COURSE, today=TODAY)

    store.write(binds)
    assert [row.module for row in rows(store, completion)] == ["grund"]


def test_another_s_work_can_t_be_sent_as_one_s_own(store: Store, send: Send) -> None:
    owner, thief = Browser(), Browser()
    joins(store, owner)
    batch = owner.whole_module()
    send(owner, batch)
    joins(store, thief, "Tjuven")
    stolen = copy.deepcopy(batch)
    for one in stolen:
        one["actor"]["account"]["name"] = thief.id
    answer = send(thief, stolen)
    assert answer.stored == []
    assert len(answer.refused) == 3
    assert len(rows(store, completion)) == 1


def test_a_saved_file_brings_work_nobody_owns_to_the_learner(store: Store, send: Send) -> None:
    first, second = Browser(), Browser()
    batch = first.whole_module()
    send(first, batch)
    person = joins(store, second)
    for one in batch:
        one["actor"]["account"]["name"] = second.id
    assert len(send(second, batch).stored) == 3
    assert {row.person_id for row in rows(store, statement)} == {person}
    assert person in {row.person_id for row in rows(store, completion)}


def test_practice_afterwards_renews_nothing(store: Store, send: Send) -> None:
    browser = Browser()
    joins(store, browser)
    send(browser, browser.whole_module())
    send(browser, [browser.attempted("ovn-1"), browser.attempted("ovn-2")], days=10)
    assert [row.date for row in rows(store, completion)] == [TODAY]


def test_passing_again_renews_a_module_that_ends(store: Store, send: Send) -> None:
    browser = Browser()
    joins(store, browser)
    send(browser, browser.whole_module())
    send(browser, [browser.submitted()], days=300)
    dates = sorted(row.expires for row in rows(store, completion))
    assert dates == [add_months(TODAY, 12), add_months(TODAY + timedelta(days=300), 12)]
    assert rows(store, standing)[0].completed_expires == dates[1]


BAD = [
    None, 7, "text", [], {}, {"id": "x"}, {"id": "\ud800"},
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=repr)
def test_nonsense_is_refused_and_harms_nothing_else(send: Send, bad: Any) -> None:
    browser = Browser()
    good = browser.attempted("ovn-1")
    answer = send(browser, [bad, good])
    assert answer.stored == [good["id"]]
    assert len(answer.refused) == 1


HOSTILE = [
    "\x00",
    "'; DROP TABLE statement; --",
    "<script>alert(1)</script>",
    "\ud800",
    "å" * 20_000,
    {"a": {"b": [1]}},
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:20])
def test_a_hostile_response_is_kept_as_it_is_and_counts_as_wrong(store: Store, send: Send, text: Any) -> None:
    browser = Browser()
    final = browser.submitted()
    final["context"]["extensions"]["https://w3id.org/kurs/attempt"]["items"][0]["response"] = text
    assert send(browser, [final]).outcomes[final["id"]]["score"] == 0.75
    assert len(rows(store, response)) == 1


def test_a_name_in_a_statement_is_refused(send: Send) -> None:
    browser = Browser()
    named = browser.attempted("ovn-1")
    named["actor"]["name"] = "Berit"
    assert len(send(browser, [named]).refused) == 1
