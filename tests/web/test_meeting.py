"""The ombud ticks off a meeting on one screen; others' meetings are out of reach; it is logged."""

from __future__ import annotations

import re
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.errors import KursError
from kurs.model.identity import canonical
from kurs.model.proof import verify_text
from kurs.register.assignments import assign
from kurs.register.links import new_link
from kurs.register.tables import assignment, audit, completion, person
from registered import COURSE, TODAY, Browser
from starlette.testclient import TestClient

from .conftest import World, csrf


@pytest.fixture
def ombud(world: World) -> TestClient:
    return world.as_role("ombud", "egen")


@pytest.fixture
def page(world: World) -> str:
    return f"/register/enhet/{world.units['egen']}/mote"


def saves(client: TestClient, page: str, **fields: Any) -> Any:
    sent = {"csrf": csrf(client), "module": "grund", "date": "2026-11-25", "names": ""} | fields
    return client.post(page, data=sent)


def count(world: World, table: sa.Table) -> int:
    with world.server.store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_eight_are_ticked_off_one_is_written_and_all_undone(world: World, ombud: TestClient, page: str) -> None:
    people = [world.person(f"Test {letter}", "egen") for letter in "ABCDEFGH"]
    assert ombud.get(page).text.count('name="people"') == 8
    answer = saves(ombud, page, people=people, names="Ida Berg")
    text = ombud.get(answer.headers["location"]).text
    assert "2026-11-25: Grunden, 9 personer" in text and "Deltagandet är sparat" in text and "Ida Berg" in text
    assert saves(ombud, page, people=people).status_code == 303
    assert count(world, completion) == 9, "sent twice is one meeting"
    with world.server.store.read() as connection:
        assert ("meeting-attested", 9) in connection.execute(sa.select(audit.c.action, audit.c.count)).all()
    undo = re.search(r'action="([^"]+/angra)"', text)
    assert undo
    assert ombud.post(undo[1], data={"csrf": csrf(ombud)}).status_code == 303
    assert count(world, completion) == 0


def test_what_was_ticked_stays_when_something_is_wrong(world: World, ombud: TestClient, page: str) -> None:
    id = world.person("Test A", "egen")
    answer = saves(ombud, page, people=[id], date="2027-01-01", names="Ida Berg")
    assert answer.status_code == 422 and "dagen då mötet hölls" in answer.text
    assert f'value="{id}" checked' in answer.text and "Ida Berg</textarea>" in answer.text
    empty = saves(ombud, page)
    assert empty.status_code == 422 and "Kryssa i minst en person" in empty.text


def test_another_unit_s_people_and_meetings_are_out_of_reach(world: World, ombud: TestClient, page: str) -> None:
    theirs = world.person("Hemlig", "annan")
    assert "Hemlig" not in ombud.get(page).text
    assert saves(ombud, page, people=[theirs]).status_code == 422
    other = world.as_role("ombud", "annan")
    place = f"/register/enhet/{world.units['annan']}/mote"
    saves(other, place, people=[theirs])
    undo = re.search(r"mote/(\w+)/angra", other.get(place).text)
    assert undo
    assert ombud.post(f"{page}/{undo[1]}/angra", data={"csrf": csrf(ombud)}).status_code == 404
    assert count(world, completion) == 1


def test_two_clicks_from_a_meeting_to_a_link_for_those_who_missed_it(
    world: World, ombud: TestClient, page: str
) -> None:
    there, missing = world.person("Test A", "egen"), world.person("Test B", "egen")
    world.person("Hemlig", "annan")
    saves(ombud, page, people=[there])
    link = re.search(r'href="([^"]+/uppsamling)"', ombud.get(page).text)
    assert link
    text = ombud.get(link[1]).text
    assert "1 saknas" in text and "Test B" in text and "Test A" not in text and "Hemlig" not in text
    for due_on in ("2026-12-10", "2026-12-17"):
        answer = ombud.post(link[1], data={"csrf": csrf(ombud), "due_on": due_on})
        shown = ombud.get(answer.headers["location"]).text
        assert "Uppsamling: Grunden" in shown and "/delta/" in shown
    assert "17 december 2026" in shown
    assert count(world, assignment) == 1, "sent twice is one catch-up with the last date"
    saves(ombud, page, people=[missing], date="2026-11-26")
    assert "Ingen saknas" in ombud.get(link[1]).text, "the second meeting counts"


def test_a_second_date_that_has_been_is_refused_and_another_unit_s_meeting_is_out_of_reach(
    world: World, ombud: TestClient, page: str
) -> None:
    saves(ombud, page, people=[world.person("Test A", "egen")])
    world.person("Test B", "egen")
    link = re.search(r'href="([^"]+/uppsamling)"', ombud.get(page).text)
    assert link
    for due_on, says in (("2026-01-01", "Datumet har redan varit"), ("snart", "Skriv dagen för uppsamlingen")):
        answer = ombud.post(link[1], data={"csrf": csrf(ombud), "due_on": due_on})
        assert answer.status_code == 422 and says in answer.text
    other = world.as_role("ombud", "annan")
    theirs = link[1].replace(world.units["egen"], world.units["annan"])
    assert other.get(theirs).status_code == 404
    assert count(world, assignment) == 0


def test_who_took_part_has_a_signed_proof_that_is_no_completion(world: World, ombud: TestClient, page: str) -> None:
    def work(connection: Any) -> str:
        assigned = assign(connection, world.units["egen"], course=COURSE, today=TODAY, modules=["grund"])
        return new_link(connection, "assignment", assigned)

    browser, client = Browser(), world.client()
    client.post(f"/api/join/{world.write(work)}", json={"name": "Berit Test"}, headers=browser.headers)
    with world.server.store.read() as connection:
        id = connection.scalar(sa.select(person.c.id).where(person.c.name == "Berit Test"))
    for day in ("2026-11-20", "2026-11-25"):
        assert saves(ombud, page, people=[id], date=day).status_code == 303
    me = client.get("/api/me", headers=browser.headers).json()["me"]
    assert me["completions"] == []
    [took_part] = me["attended"]
    proof = verify_text(canonical(took_part["proof"]), keys=world.server.keys.public, attended=True)
    assert (took_part["module"], took_part["date"], proof.date) == ("grund", "2026-11-25", "2026-11-25")
    assert (proof.attended, proof.name, proof.percent, bool(proof.key)) == (True, "Berit Test", None, True)
    with pytest.raises(KursError, match="inte att modulen är klar"):
        verify_text(canonical(took_part["proof"]), keys=world.server.keys.public)
