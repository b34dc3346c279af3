"""A list for another system: chosen columns in a chosen order, seen before it is taken, and saved for the next time."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.register.profiles import EXAMPLE, add_example, profiles
from kurs.register.tables import audit, membership
from starlette.testclient import TestClient

from .conftest import World, csrf
from .test_follow import does

CHOSEN = {
    "use-name": "1", "order-name": "2", "heading-name": "Medarbetare", "use-number": "1", "order-number": "1",
    "heading-number": "=Nr", "use-module": "1", "order-module": "3", "use-date": "1", "order-date": "4",
    "use-how": "1", "order-how": "5", "format": "csv", "separator": "comma", "encoding": "utf-8", "dates": "compact",
}  # fmt: skip


@pytest.fixture
def done(world: World) -> World:
    for name, unit, module, source in (
        ("Åsa", "egen", "grund", "completed"), ("Bo", "egen", "kort", "attended"),
        ("=cmd()", "egen", "kort", "completed"), ("Fel", "annan", "grund", "completed"),
        ("Egen uppgift", "egen", "grund", "self-stated"),
        ("Slutat", "egen", "grund", "completed"),
    ):  # fmt: skip
        person = world.person(name, unit, number=f"+{name}")
        does(world, person, module, source)
    gone = membership.c.person_id == person
    world.write(lambda connection: connection.execute(sa.update(membership).where(gone).values(left_on=world.clock())))
    return world


def post(world: World, client: TestClient, do: str, **more: Any) -> Any:
    path = f"/register/enhet/{world.units['egen']}/lamna-ut"
    return client.post(path, data=CHOSEN | {"csrf": csrf(client), "do": do} | more)


def test_the_file_has_the_chosen_columns_and_nobody_of_another_unit(done: World) -> None:
    answer = post(done, done.as_role("manager", "egen"), "download")
    assert answer.headers["content-disposition"] == 'attachment; filename="kurs-2026-11-26.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8"))))
    assert rows[0] == ["'=Nr", "Medarbetare", "Modul", "Datum", "Hur"]
    assert sorted(rows[1:]) == [
        ["'+=cmd()", "'=cmd()", "Det korta", "20261126", "Genomförd"],
        ["'+Bo", "Bo", "Det korta", "20261126", "Deltagit, intygat av ombud"],
        ["'+Åsa", "Åsa", "Grunden", "20261126", "Genomförd"],
    ]


def test_the_preview_is_what_the_file_will_be(done: World) -> None:
    text = post(done, done.as_role("manager", "egen"), "preview").text
    table = text.partition("Så här blir det")[2]
    assert "3 rader" in table and "<td>20261126</td>" in table and "Fel" not in table
    assert re.findall(r'<th scope="col">([^<]*)</th>', table)[:2] == ["=Nr", "Medarbetare"]


def test_only_the_first_twenty_are_shown_and_all_are_taken(done: World) -> None:
    for number in range(30):
        does(done, done.person(f"Person {number}", "egen"))
    client = done.as_role("manager", "egen")
    text = post(done, client, "preview").text.partition("Så här blir det")[2]
    assert "33 rader" in text and text.count("<tr>") == 21
    assert post(done, client, "download").content.count(b"\r\n") == 34


def test_since_leaves_out_what_is_older(done: World) -> None:
    client = done.as_role("manager", "egen")
    assert "Ingen har gjort något" in post(done, client, "preview", since="2026-11-27").text
    wrong = post(done, client, "download", since="i går")
    assert wrong.status_code == 422 and "2026-11-26" in wrong.text


def test_a_letter_that_the_encoding_lacks_is_told_of(done: World) -> None:
    does(done, done.person("Łukasz", "egen"))
    answer = post(done, done.as_role("manager", "egen"), "download", encoding="cp1252")
    assert answer.status_code == 422 and "Ł" in answer.text and "Välj UTF-8" in answer.text
    assert 'value="Medarbetare"' in answer.text, "what was typed is kept"


def test_a_profile_is_saved_used_replaced_and_removed(done: World) -> None:
    client = done.as_role("manager", "egen")
    for _ in range(2):
        assert post(done, client, "save", name="Personalsystemet").status_code == 303
    (saved,) = all_profiles(done)
    assert saved.columns[0] == ("number", "=Nr") and saved.options["dates"] == "compact"
    path = f"/register/enhet/{done.units['egen']}/lamna-ut?profil={saved.id}"
    text = client.get(path).text
    assert 'value="Medarbetare"' in text and '<option value="compact" selected>' in text
    assert post(done, client, "remove", profile=saved.id).status_code == 303
    assert all_profiles(done) == []
    assert "Skriv ett namn" in post(done, client, "save", name=" ").text


def all_profiles(world: World) -> Any:
    with world.server.store.read() as connection:
        return profiles(connection)


def test_the_example_profile_opens(done: World) -> None:
    done.write(add_example)
    (one,) = all_profiles(done)
    assert one.name == EXAMPLE
    text = done.as_role("manager", "egen").get(f"/register/enhet/{done.units['egen']}/lamna-ut?profil={one.id}").text
    assert "Kursdatum" in text and '<option value="cp1252" selected>' in text


def test_unknown_choices_are_as_usual_and_no_column_is_refused(done: World) -> None:
    client = done.as_role("manager", "egen")
    assert post(done, client, "download", format="exe", separator="x", encoding="utf-7", dates="%s").status_code == 200
    path = f"/register/enhet/{done.units['egen']}/lamna-ut"
    nothing = client.post(path, data={"csrf": csrf(client), "do": "download"})
    assert nothing.status_code == 422 and "minst en kolumn" in nothing.text


def test_who_took_a_list_is_logged(done: World) -> None:
    post(done, done.as_role("manager", "egen"), "download")
    with done.server.store.read() as connection:
        rows = connection.execute(sa.select(audit.c.action, audit.c.count)).all()
    assert ("hand-over", 3) in rows
