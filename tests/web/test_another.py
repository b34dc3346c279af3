"""A learner goes on with another browser: the code is short-lived, for one use, and for its owner only."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from kurs.register.assignments import assign
from kurs.register.links import new_link
from kurs.register.tables import link, statement
from registered import COURSE, TODAY, Browser

from .conftest import World


@pytest.fixture
def link_token(world: World) -> str:
    def work(connection: Any) -> str:
        id = assign(connection, world.units["egen"], course=COURSE, today=TODAY, modules=["grund"])
        return new_link(connection, "assignment", id)

    return str(world.write(work))


class Phone:
    """A browser and what it asks the server for."""

    def __init__(self, world: World) -> None:
        self.browser, self.client = Browser(), world.client()

    def joins(self, token: str, name: str = "Berit Test") -> Phone:
        assert self.post(f"join/{token}", {"name": name}).status_code == 200
        return self

    def post(self, path: str, body: Any) -> Any:
        return self.client.post(f"/api/{path}", json=body, headers=self.browser.headers)

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/{path}", headers=self.browser.headers).json()

    def code(self) -> str:
        return str(self.post("another", {}).json()["code"])


def test_the_work_follows_to_the_other_browser(world: World, link_token: str) -> None:
    first = Phone(world).joins(link_token)
    batch = first.browser.whole_module()
    first.post("statements", batch)
    second = Phone(world)
    code = first.code()
    assert second.post("continue", {"code": code}).json() == {"name": "Berit Test"}
    assert second.get("me") == {"problem": 401} or not second.get("me")["me"]["joined"], "a look binds nothing"
    answer = second.post("continue", {"code": code.lower().replace("-", " "), "yes": True}).json()
    assert (answer["me"]["joined"], answer["me"]["name"], answer["me"]["elsewhere"]) == (True, "Berit Test", 3)
    assert [one["id"] for one in answer["log"]] == [one["id"] for one in batch]
    assert answer["log"][-1]["passed"] is True
    assert answer["me"]["completions"][0]["proof"]["learner"]["name"] == "Berit Test"
    assert "response" not in str(answer)
    assert first.get("me?log")["log"] == [], "only what others have sent"


def test_work_done_before_is_taken_along(world: World, link_token: str) -> None:
    first, second = Phone(world).joins(link_token), Phone(world)
    second.post("statements", [second.browser.attempted("ovn-1")])
    second.post("continue", {"code": first.code(), "yes": True})
    assert [one["item"] for one in first.get("me?log")["log"]] == ["ovn-1"]
    with world.server.store.read() as connection:
        assert len(set(connection.scalars(sa.select(statement.c.person_id)))) == 1


def test_a_code_works_once_and_for_ten_minutes(world: World, link_token: str) -> None:
    first = Phone(world).joins(link_token)
    used = first.code()
    assert Phone(world).post("continue", {"code": used, "yes": True}).status_code == 200
    assert Phone(world).post("continue", {"code": used, "yes": True}).status_code == 404
    old = first.code()
    world.clock.passes(minutes=10)
    assert Phone(world).post("continue", {"code": old, "yes": True}).status_code == 404


def test_a_new_code_ends_the_one_before(world: World, link_token: str) -> None:
    first = Phone(world).joins(link_token)
    before = first.code()
    first.code()
    assert Phone(world).post("continue", {"code": before, "yes": True}).status_code == 404


def test_another_s_browser_is_refused_and_the_code_lives_on(world: World, link_token: str) -> None:
    first, other = Phone(world).joins(link_token), Phone(world).joins(link_token, "Anders Test")
    code = first.code()
    refused = other.post("continue", {"code": code, "yes": True})
    assert refused.status_code == 409
    assert "Berit" not in refused.text
    assert other.get("me")["me"]["name"] == "Anders Test"
    assert Phone(world).post("continue", {"code": code, "yes": True}).status_code == 200


def test_the_learner_s_own_browser_may_use_its_code(world: World, link_token: str) -> None:
    first = Phone(world).joins(link_token)
    assert first.post("continue", {"code": first.code(), "yes": True}).json()["me"]["name"] == "Berit Test"


def test_only_who_has_joined_gets_a_code(world: World) -> None:
    alone = Phone(world)
    assert alone.post("another", {}).status_code == 401
    alone.post("statements", [])
    assert alone.post("another", {}).status_code == 409


def test_guessing_and_making_codes_is_slowed_down(world: World, link_token: str) -> None:
    first, guesser = Phone(world).joins(link_token), Phone(world)
    tries = [guesser.post("continue", {"code": f"{number:010}"}).status_code for number in range(32)]
    assert (tries[0], tries[-1]) == (404, 429)
    assert [first.post("another", {}).status_code for _ in range(21)][-1] == 429


@pytest.mark.parametrize("body", [[], {}, {"code": None}, {"code": ["A"]}, {"code": "x" * 90_000}, "text", 7])
def test_anything_else_is_refused_calmly(world: World, body: Any) -> None:
    assert Phone(world).post("continue", body).status_code in (400, 404)


def test_the_code_is_kept_as_a_hash(world: World, link_token: str) -> None:
    first = Phone(world).joins(link_token)
    code = first.code()
    with world.server.store.read() as connection:
        row = connection.execute(sa.select(link).where(link.c.kind == "device")).one()
    assert code.replace("-", "") not in str(row)


def test_the_page_says_what_to_do(world: World) -> None:
    page = world.client().get("/fortsatt")
    assert page.status_code == 200
    assert "Din kod" in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
