"""The ombud's assignments: made, shared, changed and closed; those of other units are out of reach."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from .conftest import World, csrf


@pytest.fixture
def ombud(world: World) -> TestClient:
    return world.as_role("ombud", "egen")


def address(world: World, unit: str = "egen") -> str:
    return f"/register/enhet/{world.units[unit]}/tilldelningar"


def assigns(client: TestClient, where: str, **fields: Any) -> Any:
    sent = {"csrf": csrf(client), "path": "", "modules": ["grund", "kort"], "attendance_counts": "ja"} | fields
    return client.post(f"{where}/ny", data=sent)


def link(client: TestClient, page: str) -> str:
    found = re.search(r'id="link" readonly value="([^"]+)"', client.get(page).text)
    assert found
    return html.unescape(found[1]).removeprefix("http://127.0.0.1:8000")


def test_an_assignment_is_made_and_shared(world: World, ombud: TestClient) -> None:
    answer = assigns(ombud, address(world), due_on="2027-03-05", renew_months="12")
    page = answer.headers["location"].partition("?")[0]
    text = ombud.get(page).text
    assert "5 mars 2027" in text and "<svg" in text
    token = link(ombud, page).removeprefix("/delta/")
    assert f"/grund/?visa=bilder#delta={token}" in text, "its chapters as slides, with the assignment's own code"
    opened = world.client().get(link(ombud, page)).text
    assert "Grunden" in opened and "Det korta" in opened and "senast 2027-03-05" in opened
    assert "Grunden och 1 till" in ombud.get(address(world)).text
    poster = ombud.get(f"{page}/affisch").text
    assert link(ombud, page) in poster and "<svg" in poster and "5 mars 2027" in poster


def test_the_due_date_goes_into_a_calendar(world: World, ombud: TestClient) -> None:
    page = (
        assigns(ombud, address(world), due_on="2027-03-05", title="Före, sommaren; Å")
        .headers["location"]
        .partition("?")[0]
    )
    answer = ombud.get(f"{page}/kalender.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Senast i dag: Före, sommaren; Å"
    assert event["dtstart"].dt.isoformat() == "2027-03-05"
    assert str(event["url"]).endswith(link(ombud, page))


def test_without_a_due_date_there_is_no_calendar_file(world: World, ombud: TestClient) -> None:
    page = assigns(ombud, address(world)).headers["location"].partition("?")[0]
    assert ombud.get(f"{page}/kalender.ics").status_code == 404
    assert "kalender.ics" not in ombud.get(page).text


def test_all_mistakes_are_shown_and_what_was_typed_stays(world: World, ombud: TestClient) -> None:
    answer = assigns(ombud, address(world), modules=[], due_on="2026-01-01", renew_months="7", title="Min rubrik")
    assert answer.status_code == 422
    for text in ("Välj minst en modul", "Datumet har redan varit", "Välj ett av alternativen", "Min rubrik"):
        assert text in answer.text
    unreadable = assigns(ombud, address(world), due_on="5/3", modules=["kort"])
    assert unreadable.status_code == 422 and "till exempel 2027-03-05" in unreadable.text
    assert re.search(r'value="kort" checked', unreadable.text)


def test_a_new_link_stops_the_old_one(world: World, ombud: TestClient) -> None:
    page = assigns(ombud, address(world)).headers["location"].partition("?")[0]
    old = link(ombud, page)
    ombud.post(f"{page}/ny-lank", data={"csrf": csrf(ombud)})
    assert world.client().get(old).status_code == 404
    assert world.client().get(link(ombud, page)).status_code == 200


def test_a_closed_assignment_opens_nothing_until_it_is_opened_again(world: World, ombud: TestClient) -> None:
    page = assigns(ombud, address(world)).headers["location"].partition("?")[0]
    shared = link(ombud, page)
    ombud.post(f"{page}/avsluta", data={"csrf": csrf(ombud)})
    assert world.client().get(shared).status_code == 404
    assert ombud.get(f"{page}/affisch").status_code == 404
    assert "Avslutad 2026-11-26" in ombud.get(page).text
    ombud.post(f"{page}/avsluta", data={"csrf": csrf(ombud), "open": "ja"})
    assert world.client().get(shared).status_code == 200


def test_date_and_renewal_change_while_the_link_stays(world: World, ombud: TestClient) -> None:
    page = assigns(ombud, address(world), due_on="2026-12-01").headers["location"].partition("?")[0]
    shared = link(ombud, page)
    world.clock.passes(days=10)
    ombud = world.as_role("ombud", "egen")
    sent = {"csrf": csrf(ombud), "title": "Till våren", "due_on": "2026-12-01", "renew_months": ""}
    assert ombud.post(page, data=sent).status_code == 303, "the date that has been may stay"
    text = ombud.get(page).text
    assert "Till våren" in text and not re.search(r'value="ja" checked', text)
    assert link(ombud, page) == shared
    wrong = ombud.post(page, data=sent | {"title": " ", "due_on": "2026-11-30"})
    assert wrong.status_code == 422 and "Skriv ett namn" in wrong.text and "redan varit" in wrong.text


def test_another_unit_s_assignment_does_not_exist(world: World, ombud: TestClient) -> None:
    theirs = world.as_role("ombud", "annan")
    page = assigns(theirs, address(world, "annan")).headers["location"].partition("?")[0]
    mine = address(world) + "/" + page.rpartition("/")[2]
    word = {"csrf": csrf(ombud)}
    for path in (mine, f"{mine}/affisch", f"{mine}/kalender.ics"):
        assert ombud.get(path).status_code == 404
    for path in (mine, f"{mine}/ny-lank", f"{mine}/avsluta"):
        assert ombud.post(path, data=word).status_code == 404
    assert world.client().get(link(theirs, page)).status_code == 200


def test_a_link_whose_key_is_lost_is_made_anew(world: World, ombud: TestClient) -> None:
    from dataclasses import replace

    from cryptography.fernet import Fernet

    page = assigns(ombud, address(world)).headers["location"].partition("?")[0]
    world.server = replace(world.server, keys=replace(world.server.keys, hiding=Fernet(Fernet.generate_key())))
    ombud = world.as_role("ombud", "egen")
    assert "går inte att visa" in ombud.get(page).text
    ombud.post(f"{page}/ny-lank", data={"csrf": csrf(ombud)})
    assert world.client().get(link(ombud, page)).status_code == 200
