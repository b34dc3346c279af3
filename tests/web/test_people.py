"""The ombud keeps the people of the unit: adds, changes, merges, imports; names only for those who may; all logged."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.model.proof import checksum
from kurs.register.assignments import assign
from kurs.register.people import person_of, units_of
from kurs.register.roster import member
from kurs.register.standing import record
from kurs.register.tables import audit, completion, person, standing
from registered import COURSE, TODAY
from starlette.testclient import TestClient

from .conftest import World, csrf


@pytest.fixture
def ombud(world: World) -> TestClient:
    return world.as_role("ombud", "egen")


@pytest.fixture
def base(world: World) -> str:
    return f"/register/enhet/{world.units['egen']}/personer"


def post(client: TestClient, path: str, **fields: Any) -> Any:
    return client.post(path, data={"csrf": csrf(client)} | fields)


def row(world: World, id: str) -> Any:
    return world.write(lambda connection: person_of(connection, id))


def here(world: World, id: str, unit: str = "egen") -> Any:
    return world.write(lambda connection: member(connection, world.units[unit], id))


def log(world: World) -> list[tuple[str, str | None, int | None]]:
    with world.server.store.read() as connection:
        return [tuple(one) for one in connection.execute(sa.select(audit.c.action, audit.c.person_id, audit.c.count))]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def test_the_list_shows_who_has_done_what_of_what_is_assigned(world: World, ombud: TestClient, base: str) -> None:
    done, attended, nothing = (world.person(name, "egen") for name in ("Åsa Öberg", "Nils Frisk", "Eva Ny"))
    grund, kort = COURSE.modules

    def work(connection: Any) -> None:
        assign(connection, world.units["egen"], course=COURSE, today=TODAY, modules=["grund", "kort"])
        record(connection, ("person_id", done), grund, source="completed", today=TODAY, percent=90)
        record(connection, ("person_id", done), kort, source="self-stated", today=TODAY)
        record(connection, ("person_id", attended), grund, source="attended", today=date(2024, 1, 1))

    world.write(work)
    text = text_of(ombud.get(base).text)
    assert "Åsa Öberg Grunden: klar Det korta: egen uppgift" in text
    assert "Nils Frisk Grunden: har gått ut 1 inte börjad" in text
    assert "Eva Ny 2 inte började" in text
    assert text.index("Eva Ny") < text.index("Åsa Öberg") and nothing
    assert ("people", None, 3) in log(world)


def test_a_person_is_added_and_a_namesake_asked_about(world: World, ombud: TestClient, base: str) -> None:
    assert post(ombud, f"{base}/ny", name="Åsa Öberg", number="7").status_code == 303
    again = post(ombud, f"{base}/ny", name="Asa  Öberg")
    assert again.status_code == 422 and "Är det en annan person?" in again.text
    assert post(ombud, f"{base}/ny", name="Asa  Öberg", sure="ja").status_code == 303
    wrong = post(ombud, f"{base}/ny", name=" ", number="481118-2391", email="x@")
    assert wrong.status_code == 422
    for problem in ("Skriv ett namn", "personnummer", "hela e-postadressen"):
        assert problem in wrong.text


def test_what_is_wrong_is_put_right_and_a_protected_person_keeps_only_an_alias(
    world: World, ombud: TestClient, base: str
) -> None:
    id = world.person("Asa", "egen", number="1")
    assert post(ombud, f"{base}/{id}", name="Åsa Öberg", number="2", email="a@kommunen.se").status_code == 303
    assert (row(world, id).name, row(world, id).number, row(world, id).email) == ("Åsa Öberg", "2", "a@kommunen.se")
    post(ombud, f"{base}/{id}", name="Kim", number="2", email="a@kommunen.se", protected="ja")
    assert (row(world, id).name, row(world, id).number, row(world, id).email) == ("Kim", None, None)
    wrong = post(ombud, f"{base}/{id}", name="", number="55")
    assert wrong.status_code == 422 and 'value="55"' in wrong.text
    assert ("person-changed", id, None) in log(world)


def test_not_counted_left_back_and_a_second_unit(world: World, base: str) -> None:
    id = world.person("Nils Frisk", "egen")
    ombud = world.as_role("ombud", "egen", "annan")
    post(ombud, f"{base}/{id}/enhet", how="uncounted")
    assert here(world, id).counted is False
    assert "räknas inte just nu" in ombud.get(base).text
    post(ombud, f"{base}/{id}/enhet", how="counted")
    post(ombud, f"{base}/{id}/enhet", how="join", to=world.units["annan"])
    assert here(world, id).counted and here(world, id, "annan")
    assert "Hör till Annan, Egen" in text_of(ombud.get(f"{base}/{id}").text)
    post(ombud, f"{base}/{id}/enhet", how="left")
    assert here(world, id).left_on == TODAY
    assert "Har slutat (1)" in ombud.get(base).text
    assert post(ombud, f"{base}/{id}", name="Ny").status_code == 404, "who has left is no longer mine to change"
    post(ombud, f"{base}/{id}/enhet", how="back")
    assert here(world, id).left_on is None


def test_the_ombud_confirms_who_it_is_and_takes_it_back(world: World, ombud: TestClient, base: str) -> None:
    id, signed = world.person("Nils Frisk", "egen"), world.person("Chef", "egen", identity="signed-in")
    post(ombud, f"{base}/{id}/identitet", confirmed="ja")
    assert row(world, id).identity == "confirmed-by-ombud"
    post(ombud, f"{base}/{id}/identitet", confirmed="")
    assert row(world, id).identity == "self-stated"
    post(ombud, f"{base}/{signed}/identitet", confirmed="")
    assert row(world, signed).identity == "signed-in"


def test_likely_the_same_are_merged_told_apart_and_made_two_again(world: World, ombud: TestClient, base: str) -> None:
    one, other = world.person("Nils", "egen"), world.person("Nils Frisk", "egen", number="7")
    assert "Nästan samma namn" in ombud.get(base).text
    answer = post(ombud, f"{base}/samma", one=one, other=other, keep=other, how="same")
    page = answer.headers["location"].partition("?")[0]
    assert row(world, one).merged_into == other and page.endswith(other)
    assert ombud.get(f"{base}/{one}").status_code == 404
    id = re.search(r'name="merge" value="(\w+)"', ombud.get(page).text)
    assert id
    post(ombud, f"{page}/isar", merge=id[1])
    assert row(world, one).merged_into is None
    assert "Nästan samma namn" not in ombud.get(base).text, "made two again is told apart"
    third = world.person("Nills Frisk", "egen")
    post(ombud, f"{base}/samma", one=other, other=third, keep=other, how="two")
    assert "samma namn" not in ombud.get(base).text
    assert {action for action, _, _ in log(world)} >= {"people-merged", "people-merge-undone", "people-told-apart"}
    assert post(ombud, f"{page}/isar", merge=id[1]).status_code == 422


def test_the_same_number_in_another_of_my_units_is_suggested_and_nobody_else_s(world: World, base: str) -> None:
    here, mine = world.person("Nils Frisk", "egen", number="7"), world.person("N Frisk", "annan", number="7")
    theirs = world.person("N F", "privat", number="7")
    assert "N Frisk" not in world.as_role("ombud", "egen").get(base).text
    ombud = world.as_role("ombud", "egen", "annan")
    page = ombud.get(base).text
    assert "N Frisk" in page and "N F<" not in page
    assert post(ombud, f"{base}/samma", one=here, other=theirs, keep=here, how="same").status_code == 404
    assert post(ombud, f"{base}/samma", one=mine, other=theirs, keep=mine, how="same").status_code == 404
    assert post(ombud, f"{base}/samma", one=here, other=mine, keep=here, how="same").status_code == 303


def test_people_of_other_units_do_not_exist_here(world: World, ombud: TestClient, base: str) -> None:
    theirs = world.person("Hemlig Person", "annan")
    assert "Hemlig" not in ombud.get(base).text
    assert ombud.get(f"{base}/{theirs}").status_code == 404
    for path in ("", "/enhet", "/identitet", "/isar", "/intyg", "/intyg/bort"):
        assert post(ombud, f"{base}/{theirs}{path}", how="left", name="X", proof="{}").status_code == 404, path
    mine = world.person("Min", "egen")
    assert post(ombud, f"{base}/{mine}/enhet", how="join", to=world.units["privat"]).status_code == 404
    assert world.write(lambda connection: units_of(connection, mine)) == [world.units["egen"]]


def test_html_and_sql_in_a_name_stay_text(world: World, ombud: TestClient, base: str) -> None:
    name = "<b onclick=x>'; DROP TABLE person;--"
    post(ombud, f"{base}/ny", name=name)
    page = ombud.get(base).text
    assert "<b onclick" not in page and "DROP TABLE person" in page


LIST = "Namn;Anst.nr\nÅsa Öberg;1\nNils Frisk;2\n".encode("cp1252")


def hidden(page: str) -> dict[str, Any]:
    found = {
        name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    }
    return found | {"take": re.findall(r'name="take" value="(\d+)" checked', page)}


def sends(client: TestClient, base: str, content: bytes, **fields: str) -> Any:
    return client.post(f"{base}/lista", data={"csrf": csrf(client)} | fields, files={"file": ("lista.csv", content)})


def test_a_list_is_shown_then_carried_out_and_the_second_time_nothing(
    world: World, ombud: TestClient, base: str
) -> None:
    gone = world.person("Har Slutat", "egen")
    shown = sends(ombud, base, LIST, leave="ja")
    assert "Nya: 2" in shown.text and "Har slutat: 1" in shown.text
    assert "Åsa" not in ombud.get(base).text, "nothing is changed by looking"
    assert ombud.post(f"{base}/lista/spara", data=hidden(shown.text)).status_code == 303
    page = ombud.get(base).text
    assert "Åsa Öberg" in page and here(world, gone).left_on == TODAY
    again = sends(ombud, base, LIST, leave="ja").text
    assert "Listan stämmer redan" in again and "2 i filen stämmer redan" in again


def test_only_what_is_ticked_is_carried_out(world: World, ombud: TestClient, base: str) -> None:
    form = hidden(sends(ombud, base, LIST).text)
    ombud.post(f"{base}/lista/spara", data=form | {"take": form["take"][:1]})
    page = ombud.get(base).text
    assert "Åsa Öberg" in page and "Nils Frisk" not in page


def test_what_was_not_shown_is_not_carried_out(world: World, ombud: TestClient, base: str) -> None:
    form = hidden(sends(ombud, base, LIST).text)
    world.person("Nils Frisk", "egen")
    answer = ombud.post(f"{base}/lista/spara", data=form)
    assert answer.status_code == 409 and "Inget är sparat" in answer.text and "Ändras: 1" in answer.text
    assert "Åsa" not in ombud.get(base).text
    assert ombud.post(f"{base}/lista/spara", data=hidden(answer.text)).status_code == 303
    for rows in ("", "[", "[1]", '[{"row": 1, "name": 5}]', '[{"row": 1, "name": "A", "number": "481118-2391"}]'):
        assert ombud.post(f"{base}/lista/spara", data=form | {"rows": rows}).status_code == 400, rows


def test_a_list_with_mistakes_changes_nothing_and_tells_all_rows(world: World, ombud: TestClient, base: str) -> None:
    answer = sends(ombud, base, b"Namn;Anst.nr\n;1\nEva;481118-2391\nIda;3\n")
    assert answer.status_code == 422
    assert "Rad 2: Skriv ett namn." in answer.text and "Rad 3: Det ser ut som ett personnummer" in answer.text
    assert "Ida" not in ombud.get(base).text
    assert "Välj en fil först" in post(ombud, f"{base}/lista").text
    assert sends(ombud, base, b"x" * 2_100_000).status_code == 413


def proof(**changes: Any) -> str:
    fields = {
        "format": "kurs-proof", "v": 1, "course": COURSE.iri, "issuer": "Kommunen", "percent": 90, "date": "2026-05-04",
        "learner": {"id": "x", "name": "Nils Frisk"}, "module": {"id": "grund", "title": "Grunden", "version": "1.0"},
        "expires": None, "identity": "self-stated",
    } | changes  # fmt: skip
    return json.dumps({**fields, "checksum": checksum(fields)})


def test_a_proof_from_elsewhere_is_kept_as_the_person_s_own_word(world: World, ombud: TestClient, base: str) -> None:
    id = world.person("Nils Frisk", "egen")
    assert post(ombud, f"{base}/{id}/intyg", proof=proof()).status_code == 303
    with world.server.store.read() as connection:
        [kept] = connection.execute(sa.select(completion)).all()
        [stood] = connection.execute(sa.select(standing)).all()
    assert (kept.source, kept.date, kept.percent, kept.version) == ("self-stated", date(2026, 5, 4), 90, "1.0")
    assert stood.stated_on == date(2026, 5, 4) and stood.completed_on is None and stood.attended_on is None
    assert "Egen uppgift 2026-05-04" in text_of(ombud.get(f"{base}/{id}").text)
    assert "finns redan" in post(ombud, f"{base}/{id}/intyg", proof=proof()).text
    post(ombud, f"{base}/{id}/intyg/bort", completion=kept.id)
    with world.server.store.read() as connection:
        assert connection.execute(sa.select(completion)).all() == []


def test_a_proof_as_a_file_in_another_name_is_asked_about(world: World, ombud: TestClient, base: str) -> None:
    id = world.person("Eva Ny", "egen")
    files = {"file": ("intyg-1.json", proof().encode())}
    asked = ombud.post(f"{base}/{id}/intyg", data={"csrf": csrf(ombud)}, files=files)
    assert asked.status_code == 422 and "utställt på Nils Frisk" in asked.text
    assert post(ombud, f"{base}/{id}/intyg", proof=proof(), sure="ja").status_code == 303


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nej", "går inte att läsa"), (proof().replace("90", "100"), "kontrollsumman"),
        (proof(course="https://annan.example"), "en annan kurs"),
        (proof(module={"id": "x", "title": "", "version": "1"}), "en modul som inte finns kvar"),
        (proof(date="2031-01-01"), "2031-01-01"), (proof(date="i går"), "datum"),
    ],
)  # fmt: skip
def test_a_proof_that_is_damaged_foreign_or_impossible_is_refused(
    world: World, ombud: TestClient, base: str, text: str, problem: str
) -> None:
    id = world.person("Nils Frisk", "egen")
    answer = post(ombud, f"{base}/{id}/intyg", proof=text)
    assert answer.status_code == 422 and problem in answer.text


def test_what_was_completed_here_cannot_be_taken_back(world: World, ombud: TestClient, base: str) -> None:
    id = world.person("Nils Frisk", "egen")
    done = world.write(
        lambda connection: record(connection, ("person_id", id), COURSE.modules[0], source="completed", today=TODAY)
    )
    post(ombud, f"{base}/{id}/intyg/bort", completion=done)
    with world.server.store.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(completion)) == 1
        assert connection.scalar(sa.select(sa.func.count()).select_from(person).where(person.c.id == id)) == 1
