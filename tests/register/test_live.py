"""A meeting on the screen: answers without names, bars only from five, nothing left when it ends; on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet
from kurs.errors import InputError
from kurs.register.erasure import erase
from kurs.register.live import (
    BARS_FROM,
    CODE,
    attendees,
    check_done,
    end_live,
    live_of,
    open_live,
    opened,
    present,
    read_screen,
    respond,
    secrets_of,
    standing_of,
    take_part,
)
from kurs.register.people import add_person
from kurs.register.retention import prune
from kurs.register.store import Store
from kurs.register.tables import link, live, live_person, live_response
from kurs.register.units import add_unit
from registered import NOW, TODAY

KEEP = Fernet(Fernet.generate_key())
ASKED = {
    "id": "frukost", "lead": "", "title": "Vad är bäst?", "many": False,
    "options": [{"id": "a", "letter": "A", "text": "Ett"}, {"id": "b", "letter": "B", "text": "Två"}],
}  # fmt: skip


def screen(step: str, **question: Any) -> Any:
    asked = ASKED | question if step in ("ask", "told") else None
    found = read_screen({"step": step, "question": asked, "by": "ett"})
    assert found
    return found


@pytest.fixture
def meeting(store: Store) -> str:
    def work(connection: sa.Connection) -> str:
        unit = add_unit(connection, "A")
        return open_live(connection, unit, "grund", on=TODAY, now=NOW, keep=KEEP)

    return store.write(work)


def answers(store: Store, id: str, voter: str, *options: str, question: str = "frukost") -> bool:
    return store.write(lambda connection: respond(connection, _one(connection, id), question, voter, list(options)))


def _one(connection: sa.Connection, id: str) -> Any:
    found = live_of(connection, id)
    assert found
    return found


def standing(store: Store, id: str) -> dict[str, Any]:
    with store.read() as connection:
        return standing_of(connection, _one(connection, id))


def shows(store: Store, id: str, step: str, **question: Any) -> None:
    store.write(lambda connection: present(connection, id, screen(step, **question)))


def person(store: Store, name: str) -> str:
    return store.write(lambda connection: add_person(connection, name, today=TODAY))


def test_bars_come_with_the_fifth_answer_and_the_latest_from_each_holds(store: Store, meeting: str) -> None:
    shows(store, meeting, "ask")
    for number in range(BARS_FROM - 1):
        assert answers(store, meeting, f"v{number}", "a")
        assert answers(store, meeting, f"v{number}", "b"), "somebody who changes their mind"
        assert standing(store, meeting)["bars"] is None
    assert answers(store, meeting, "v9", "a")
    told = standing(store, meeting)
    assert (told["answers"], told["bars"]) == (BARS_FROM, {"b": BARS_FROM - 1, "a": 1})


@pytest.mark.parametrize(
    ("step", "options", "question"),
    [
        ("wait", ["a"], "frukost"), ("told", ["a"], "frukost"), ("check", ["a"], "frukost"), ("ask", ["a"], "lunch"),
        ("ask", [], "frukost"), ("ask", ["a", "b"], "frukost"), ("ask", ["c"], "frukost"),
    ],
)  # fmt: skip
def test_only_the_open_question_takes_an_answer(
    store: Store, meeting: str, step: str, options: list[str], question: str
) -> None:
    shows(store, meeting, step)
    assert not answers(store, meeting, "v", *options, question=question)
    shows(store, meeting, "ask")
    assert standing(store, meeting)["answers"] == 0


def test_several_options_where_the_question_has_several(store: Store, meeting: str) -> None:
    shows(store, meeting, "ask", many=True)
    for number in range(BARS_FROM):
        assert answers(store, meeting, f"v{number}", "a", "b", "b")
    assert standing(store, meeting)["bars"] == {"a": BARS_FROM, "b": BARS_FROM}


@pytest.mark.parametrize(
    "wrong",
    [
        None, [], "ask", {"step": "ask"}, {"step": "wait", "question": ASKED}, {"step": "over"},
        {"step": "ask", "question": ASKED | {"options": ASKED["options"][:1]}},
        {"step": "ask", "question": ASKED | {"title": "x" * 2000}}, {"step": "ask", "question": ASKED | {"id": "\0"}},
        {"step": "wait", "more": 1},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_screen_is_refused(wrong: Any) -> None:
    assert read_screen(wrong) is None


def test_joined_twice_is_once_and_the_nickname_can_be_changed(store: Store, meeting: str) -> None:
    who = person(store, "Rut Test")
    for nickname in ("Solen", "  Månen "):
        store.write(lambda connection, nickname=nickname: take_part(connection, meeting, who, nickname))
    store.write(lambda connection: check_done(connection, meeting, who))
    told = standing(store, meeting)
    assert (told["joined"], told["names"], told["checked"]) == (1, ["Månen"], 1)
    assert "Rut" not in str(told), "names are for the register only"
    with pytest.raises(InputError) as refused:
        store.write(lambda connection: take_part(connection, meeting, who, "x" * 25))
    assert set(refused.value.fields) == {"nickname"}
    with store.read() as connection:
        assert [(row.id, row.name, row.checked) for row in attendees(connection, meeting)] == [(who, "Rut Test", True)]


def test_started_again_the_same_day_is_the_same_meeting(store: Store, meeting: str) -> None:
    with store.read() as connection:
        unit, secrets = _one(connection, meeting).unit_id, secrets_of(connection, meeting, keep=KEEP, now=NOW)
    again = store.write(lambda connection: open_live(connection, unit, "grund", on=TODAY, now=NOW, keep=KEEP))
    other = store.write(lambda connection: open_live(connection, unit, "kort", on=TODAY, now=NOW, keep=KEEP))
    assert again == meeting != other
    assert secrets and len(secrets[0]) == 6
    with store.read() as connection:
        assert opened(connection, CODE, secrets[0], now=NOW).id == meeting  # type: ignore[union-attr]
        assert opened(connection, CODE, secrets[0], now=NOW + timedelta(hours=13)) is None, "an old code"
        assert opened(connection, CODE, secrets[1], now=NOW) is None, "the screen's token is no code"


def left(store: Store) -> list[int]:
    with store.read() as connection:
        tables = (live, live_person, live_response, link)
        return [connection.scalar(sa.select(sa.func.count()).select_from(one)) or 0 for one in tables]


def test_nothing_of_it_is_left_when_it_ends(store: Store, meeting: str) -> None:
    who = person(store, "Rut Test")
    store.write(lambda connection: take_part(connection, meeting, who, "Solen"))
    shows(store, meeting, "ask")
    answers(store, meeting, "v", "a")
    assert left(store) == [1, 1, 1, 2]
    store.write(lambda connection: end_live(connection, meeting))
    assert left(store) == [0, 0, 0, 0]


def test_one_that_nobody_ends_goes_after_some_days(store: Store, meeting: str) -> None:
    shows(store, meeting, "ask")
    answers(store, meeting, "v", "a")
    store.write(lambda connection: prune(connection, today=TODAY + timedelta(days=2)))
    assert left(store)[0] == 1
    store.write(lambda connection: prune(connection, today=TODAY + timedelta(days=3)))
    assert left(store)[:3] == [0, 0, 0]


def test_who_is_erased_in_the_middle_is_gone_from_it(store: Store, meeting: str) -> None:
    who = person(store, "Rut Test")
    store.write(lambda connection: take_part(connection, meeting, who, "Solen"))
    store.write(lambda connection: erase(connection, who, today=TODAY))
    assert standing(store, meeting)["joined"] == 0
