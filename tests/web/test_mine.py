"""A learner sees everything that is kept about them, corrects the name, asks to be erased; an administrator erases."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.register.assignments import assign
from kurs.register.links import new_link
from kurs.register.tables import audit, person
from registered import COURSE, TODAY, Browser

from .conftest import World, csrf


class Learner:
    """One who has joined, with a whole module done."""

    def __init__(self, world: World, name: str = "Berit Test") -> None:
        def work(connection: Any) -> str:
            id = assign(connection, world.units["egen"], course=COURSE, today=TODAY, modules=["grund"])
            return new_link(connection, "assignment", id)

        self.world, self.browser, self.client = world, Browser(), world.client()
        self.post(f"join/{world.write(work)}", {"name": name})
        self.post("statements", self.browser.whole_module())

    def post(self, path: str, body: Any) -> Any:
        return self.client.post(f"/api/{path}", json=body, headers=self.browser.headers)

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/{path}", headers=self.browser.headers)

    @property
    def row(self) -> Any:
        with self.world.server.store.read() as connection:
            return connection.execute(sa.select(person)).one()


def test_everything_that_points_to_the_person_is_shown(world: World) -> None:
    learner = Learner(world)
    all = learner.get("mine").json()
    assert all["person"]["name"] == "Berit Test"
    assert [one["name"] for one in all["units"]] == ["Egen"]
    assert [one["module"] for one in all["completions"]] == ["grund"]
    assert [one["verb"] for one in all["statements"]] == ["attempted", "attempted", "submitted"]
    assert all["final_responses"][0]["items"][0]["response"] == ["a"]
    assert [one["id"] for one in all["browsers"]] == [learner.browser.id]
    assert "secret" not in json.dumps(all)


def test_nobody_else_is_in_it(world: World) -> None:
    Learner(world, "Anders Annan")
    other = Learner(world)
    assert "Anders" not in other.get("mine").text


def test_who_has_not_joined_has_nothing_here(world: World) -> None:
    browser, client = Browser(), world.client()
    assert client.get("/api/mine", headers=browser.headers).status_code == 401
    client.post("/api/statements", json=[], headers=browser.headers)
    assert client.get("/api/mine", headers=browser.headers).status_code == 409


def test_the_name_is_corrected_in_the_proof_too(world: World) -> None:
    learner = Learner(world)
    world.write(lambda connection: connection.execute(sa.update(person).values(identity="confirmed-by-ombud")))
    me = learner.post("mine/name", {"name": "  Berit   Rätt "}).json()["me"]
    assert me["name"] == "Berit Rätt"
    proof = me["completions"][0]["proof"]
    assert (proof["learner"]["name"], proof["identity"]) == ("Berit Rätt", "self-stated"), "nobody confirmed it"
    assert [one["action"] for one in learner.get("mine").json()["looks"]] == ["name-corrected"]


def test_the_same_name_keeps_what_was_confirmed(world: World) -> None:
    learner = Learner(world)
    world.write(lambda connection: connection.execute(sa.update(person).values(identity="confirmed-by-ombud")))
    learner.post("mine/name", {"name": "Berit Test"})
    assert learner.row.identity == "confirmed-by-ombud"


@pytest.mark.parametrize("name", ["", "  ", None, "\u200b", [], {}])
def test_an_empty_name_is_refused_at_the_field(world: World, name: Any) -> None:
    learner = Learner(world)
    answer = learner.post("mine/name", {"name": name})
    assert (answer.status_code, answer.json()) == (422, {"fields": {"name": "Skriv ditt namn."}})
    assert learner.row.name == "Berit Test"


def test_a_protected_name_is_changed_by_the_ombud(world: World) -> None:
    learner = Learner(world)
    world.write(lambda connection: connection.execute(sa.update(person).values(protected=True, name="Alias")))
    assert learner.post("mine/name", {"name": "Berit Test"}).status_code == 422
    assert learner.row.name == "Alias"


def test_asking_to_be_erased_and_taking_it_back(world: World) -> None:
    learner = Learner(world)
    learner.post("mine/erasure", {"ask": True})
    assert learner.row.erasure_asked_on == TODAY
    assert learner.get("mine").json()["person"]["erasure_asked_on"] == TODAY.isoformat()
    learner.post("mine/erasure", {"ask": False})
    assert learner.row.erasure_asked_on is None


def test_an_administrator_erases_who_has_asked(world: World) -> None:
    learner = Learner(world)
    client = world.as_role("administrator")
    with world.server.store.read() as connection:
        id = connection.scalar(sa.select(person.c.id).where(person.c.name == "Berit Test"))
    path, word = f"/register/radera/{id}", csrf(client, "/register/radera")
    assert "Ingen har bett om det." in client.get("/register/radera").text
    assert client.post(path, data={"csrf": word, "sure": "ja"}).status_code == 404, "who has not asked"
    learner.post("mine/erasure", {"ask": True})
    assert "Berit Test" in client.get("/register/radera").text
    unsure = client.post(path, data={"csrf": word})
    assert (unsure.status_code, "Kryssa i rutan" in unsure.text) == (422, True)
    done = client.post(path, data={"csrf": word, "sure": "ja"})
    assert (done.status_code, done.headers["location"]) == (303, "/register/radera?sagt=raderad")
    assert learner.get("mine").status_code == 401
    assert learner.post("statements", learner.browser.whole_module()[:0]).json()["me"]["joined"] is False
    with world.server.store.read() as connection:
        assert id not in str(connection.execute(sa.select(audit)).all())


def test_only_administrators_erase(world: World) -> None:
    for role in ("ombud", "manager"):
        assert world.as_role(role, "egen").get("/register/radera").status_code == 404
