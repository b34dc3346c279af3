"""Signing in: one answer for every mistake, limits on tries, a second factor that counts once, own sessions."""

from __future__ import annotations

import re
from typing import Any

import pyotp
import pytest
from kurs.register.accounts import add_account, give_role, set_password
from kurs.register.first import first_administrator, invite
from kurs.register.people import add_person
from registered import TODAY
from starlette.testclient import TestClient

from .conftest import World, csrf

PASSWORD = "en mening att minnas"


@pytest.fixture
def ombud(world: World) -> str:
    """Her login."""

    def work(connection: Any) -> None:
        person = add_person(connection, "Ombud Test", today=TODAY)
        account = add_account(connection, "ombud@kommunen.example", person_id=person)
        give_role(connection, account, "ombud", world.units["egen"])
        set_password(connection, account, PASSWORD)

    world.write(work)
    return "ombud@kommunen.example"


def signs_in(client: TestClient, login: str, password: str = PASSWORD, code: str = "") -> int:
    sent = {"login": login, "password": password, "code": code}
    return client.post("/register/logga-in", data=sent).status_code


def test_the_right_password_opens_and_signing_out_closes(world: World, ombud: str) -> None:
    client = world.client()
    assert signs_in(client, ombud.upper()) == 303
    page = client.get("/register/").text
    assert "Egen" in page and "Annan" not in page
    cookie = client.cookies["kurs_session"]
    assert client.post("/register/logga-ut", data={"csrf": csrf(client)}).status_code == 303
    client.cookies.set("kurs_session", cookie)
    assert client.get("/register/").headers["location"] == "/register/logga-in"


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(world: World, ombud: str) -> None:
    answers = []
    for login in (ombud, "finns@inte.example"):
        answer = world.client().post("/register/logga-in", data={"login": login, "password": "fel fel fel fel"})
        answers.append((answer.status_code, answer.text.replace(login, "")))
    assert answers[0] == answers[1]


def test_after_ten_tries_even_the_right_password_waits_a_quarter(world: World, ombud: str) -> None:
    for _ in range(10):
        assert signs_in(world.client(), ombud, "fel fel fel fel") == 403
    assert signs_in(world.client(), ombud) == 403
    world.clock.passes(minutes=16)
    assert signs_in(world.client(), ombud) == 303


def test_a_session_ends_after_eight_hours(world: World, ombud: str) -> None:
    client = world.client()
    signs_in(client, ombud)
    world.clock.passes(hours=7.9)
    assert client.get("/register/").status_code == 200
    world.clock.passes(hours=0.2)
    assert client.get("/register/").status_code == 303


def test_the_session_s_cookie_is_out_of_reach_of_scripts_and_other_sites(world: World, ombud: str) -> None:
    answer = world.client().post("/register/logga-in", data={"login": ombud, "password": PASSWORD})
    flags = answer.headers["set-cookie"].lower()
    assert "httponly" in flags and "samesite=lax" in flags


def test_the_first_administrator_chooses_a_password_and_an_app_once(world: World) -> None:
    now = world.clock()
    token = world.write(lambda connection: first_administrator(connection, today=TODAY, now=now))
    client = world.client()
    page = client.get(f"/register/valkommen/{token}").text
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert secret
    code = pyotp.TOTP(secret[1]).at(now)
    wrong = client.post(f"/register/valkommen/{token}", data={"password": PASSWORD, "code": "000000"})
    assert wrong.status_code == 422 and "Koden stämmer inte" in wrong.text
    short = client.post(f"/register/valkommen/{token}", data={"password": "kort", "code": code})
    assert short.status_code == 422 and "minst 12 tecken" in short.text
    right = client.post(f"/register/valkommen/{token}", data={"password": PASSWORD, "code": code})
    assert right.status_code == 303
    assert client.get("/register/").status_code == 200
    assert client.get(f"/register/valkommen/{token}").status_code == 404
    assert world.write(lambda connection: first_administrator(connection, today=TODAY, now=now)) is None

    world.clock.passes(minutes=1)
    code = pyotp.TOTP(secret[1]).at(world.clock())
    assert signs_in(world.client(), "admin") == 403
    assert signs_in(world.client(), "admin", code=code) == 303
    assert signs_in(world.client(), "admin", code=code) == 403, "a code counts once"


def test_an_invitation_ends_after_a_day(world: World, ombud: str) -> None:
    def work(connection: Any) -> str:
        person = add_person(connection, "Ny", today=TODAY)
        account = add_account(connection, "ny@kommunen.example", person_id=person)
        return invite(connection, account, now=world.clock())

    token = world.write(work)
    assert world.client().get(f"/register/valkommen/{token}").status_code == 200
    world.clock.passes(days=1)
    assert world.client().get(f"/register/valkommen/{token}").status_code == 404
