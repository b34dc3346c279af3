"""A meeting with a screen and phones, on the real server: joining, answering, and what each is told as it happens."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
import uvicorn
from kurs.register.live import BARS_FROM, end_live, open_live, secrets_of
from kurs.register.tables import completion, live, live_response, person
from kurs.web.app import create_app
from registered import TODAY, Browser
from starlette.testclient import TestClient

from .conftest import World, csrf

ASKED = {
    "id": "frukost", "lead": "", "title": "Vad är bäst?", "many": False,
    "options": [{"id": "a", "letter": "A", "text": "Ett"}, {"id": "b", "letter": "B", "text": "Två"}],
}  # fmt: skip
ASKS = {"step": "ask", "question": ASKED, "by": "skärm 1"}


class Meeting:
    """A meeting about `grund` in the unit "egen": its secrets, and people with phones."""

    def __init__(self, world: World) -> None:
        self.world, self.keep = world, world.server.keys.hiding

        def work(connection: sa.Connection) -> tuple[str, tuple[str, str] | None]:
            id = open_live(connection, world.units["egen"], "grund", on=TODAY, now=world.clock(), keep=self.keep)
            return id, secrets_of(connection, id, keep=self.keep, now=world.clock())

        self.id, secrets = world.write(work)
        assert secrets
        self.code, self.token = secrets
        self.client = world.client()

    def shows(self, screen: dict[str, Any]) -> int:
        return self.client.post(f"/api/screen/{self.token}", json=screen).status_code

    def phone(self, name: str, **more: str) -> Browser:
        browser = Browser()
        assert self.post(browser, "join", {"name": name, **more}).status_code == 200
        return browser

    def post(self, browser: Browser, what: str, body: Any) -> Any:
        return self.client.post(f"/api/live/{self.code}/{what}", json=body, headers=browser.headers)

    def answers(self, browser: Browser, *options: str) -> bool:
        answer = self.post(browser, "answer", {"question": "frukost", "options": list(options)})
        assert answer.status_code == 200
        return bool(answer.json()["taken"])

    def ends(self) -> None:
        self.world.write(lambda connection: end_live(connection, self.id))
        self.world.server.rooms.wake(self.id)


@pytest.fixture
def meeting(world: World) -> Meeting:
    return Meeting(world)


@pytest.fixture
def ombud(world: World) -> TestClient:
    return world.as_role("ombud", "egen")


@contextmanager
def served(world: World) -> Iterator[Callable[[str], Stream]]:
    """Streams by path from the real server: the test client can't follow one without an end."""
    config = uvicorn.Config(create_app(world.server), port=0, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    streams: list[Stream] = []

    def stream(path: str) -> Stream:
        streams.append(Stream(server.servers[0].sockets[0].getsockname()[1], path))
        return streams[-1]

    yield stream
    for one in streams:
        one.close()
    server.should_exit = True
    thread.join()


class Stream:
    """Server-sent events from the first on."""

    def __init__(self, port: int, path: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.connection.request("GET", path, headers={"accept": "text/event-stream", "accept-encoding": "gzip"})
        self.answer = self.connection.getresponse()

    def close(self) -> None:
        self.answer.close()
        self.connection.close()

    def next(self) -> dict[str, Any] | str:
        """The data of the next event, or its name where it has one."""
        name = ""
        while line := self.answer.readline().decode().rstrip("\r\n") or " ":
            if line.startswith("event:"):
                name = line.removeprefix("event:").strip()
            if line.startswith("data:"):
                return name or json.loads(line.removeprefix("data:"))
        raise AssertionError

    def until(self, **wanted: Any) -> dict[str, Any]:
        """The first event with these values; changes that come close together may be told as one."""
        while True:
            told = self.next()
            assert isinstance(told, dict), told
            if all(told[name] == value for name, value in wanted.items()):
                return told


def test_phones_and_screen_are_told_as_it_happens(world: World, meeting: Meeting) -> None:
    with served(world) as stream:
        screen = stream(f"/api/screen/{meeting.token}/events")
        phone = stream(f"/api/live/{meeting.code}/events")
        assert screen.answer.headers["content-type"].startswith("text/event-stream")
        assert phone.next() == {"step": "wait", "question": None}
        assert meeting.shows(ASKS) == 200
        assert phone.next() == {"step": "ask", "question": ASKED}
        for number in range(BARS_FROM):
            told = screen.until(answers=number)
            assert told["bars"] is None, "too few to show"
            assert meeting.answers(meeting.phone(f"Test {number}"), "a" if number else "b")
        told = screen.until(answers=BARS_FROM)
        assert told["bars"] == {"a": BARS_FROM - 1, "b": 1} and told["joined"] == BARS_FROM
        assert "Test" not in json.dumps(told), "no names on the screen"
        meeting.shows({"step": "told", "question": ASKED, "by": "skärm 2"})
        assert phone.next() == {"step": "told", "question": ASKED}, "answers and who leads are not told to phones"
        assert screen.until(screen={"step": "told", "question": ASKED, "by": "skärm 2"})
        meeting.ends()
        assert phone.next() == screen.next() == "over"


def test_a_change_by_another_process_is_told_too(world: World, meeting: Meeting) -> None:
    with served(world) as stream:
        phone = stream(f"/api/live/{meeting.code}/events")
        phone.next()
        screen = {"step": "ask", "question": ASKED, "by": ""}
        world.write(lambda connection: connection.execute(sa.update(live).values(screen=screen, number=7)))
        assert phone.next() == {"step": "ask", "question": ASKED}


def test_answered_twice_counts_once_and_too_late_is_said(world: World, meeting: Meeting) -> None:
    phone = meeting.phone("Rut Test")
    meeting.shows(ASKS)
    assert meeting.answers(phone, "a") and meeting.answers(phone, "b")
    with world.server.store.read() as connection:
        rows = connection.execute(sa.select(live_response)).all()
        assert [row.options for row in rows] == [["b"]]
        known = {*connection.scalars(sa.select(person.c.id)), phone.id, meeting.id}
    assert not known & {rows[0].voter}, "nobody can be told from an answer"
    meeting.shows({"step": "told", "question": ASKED})
    assert not meeting.answers(phone, "a")


def test_whoever_has_not_joined_answers_nothing(world: World, meeting: Meeting) -> None:
    meeting.shows(ASKS)
    joined_elsewhere, unknown = meeting.phone("Rut Test"), Browser()
    meeting.ends()
    again = Meeting(world)
    again.shows(ASKS)
    body = {"question": "frukost", "options": ["a"]}
    assert again.post(joined_elsewhere, "answer", body).status_code == 403
    assert again.post(unknown, "answer", body).status_code == 401
    for wrong in ({}, {"question": 1, "options": []}, {"question": "frukost", "options": "a"}):
        assert again.post(joined_elsewhere, "answer", wrong).status_code == 400


@pytest.mark.parametrize("path", ["", "/events"])
def test_an_old_code_and_an_old_token_open_nothing(world: World, meeting: Meeting, path: str) -> None:
    addresses = [f"/api/live/{meeting.code}{path}", f"/api/screen/{meeting.token}{path}"]
    assert meeting.client.get(f"/api/live/{meeting.code.lower()[:3]}-{meeting.code[3:]}").status_code == 200
    world.clock.passes(hours=13)
    assert [meeting.client.get(one).status_code for one in addresses] == [404, 404]
    assert meeting.post(Browser(), "join", {"name": "Rut Test"}).status_code == 404
    assert meeting.shows(ASKS) == 404


def test_a_name_is_asked_for_once(world: World, meeting: Meeting) -> None:
    nobody = meeting.post(Browser(), "join", {"name": " "})
    assert nobody.status_code == 422 and nobody.json()["fields"]["name"] == "Skriv ditt namn."
    phone = meeting.phone("Rut Test", nickname="Solen")
    assert meeting.post(phone, "join", {}).json()["me"]["name"] == "Rut Test"
    assert meeting.post(phone, "join", {"nickname": "x" * 30}).status_code == 422


def test_from_start_to_who_was_there(world: World, ombud: TestClient) -> None:
    page = f"/register/enhet/{world.units['egen']}/mote"
    started = ombud.post(f"{page}/skarm", data={"csrf": csrf(ombud), "module": "grund"}).headers["location"]
    text = ombud.get(started).text
    code, token = re.search(r'live-code">(\w{6})<', text), re.search(r"visa=bilder#skarm=([\w-]+)", text)
    assert code and token and f"#mote={code[1]}" in text
    meeting = Meeting(world)
    assert (meeting.code, meeting.token) == (code[1], token[1]), "started twice is the same meeting"
    phone = meeting.phone("Rut Test")
    meeting.phone("Nils Test")
    assert meeting.post(phone, "checked", {}).json() == {"taken": True}
    text = ombud.get(started).text
    assert "Nils Test, Rut Test" in text or "Rut Test, Nils Test" in text
    assert "2 har gått med. 1 har gjort" in text
    saves = ombud.get(f"{page}?fran={meeting.id}").text
    ids = re.findall(r'name="people" value="(\w+)" checked', saves)
    assert len(ids) == 2 and saves.count("kontrollfrågorna gjorda") == 1
    sent = {"csrf": csrf(ombud), "module": "grund", "date": TODAY.isoformat(), "people": ids, "live": meeting.id}
    assert ombud.post(page, data=sent | {"date": "2030-01-01"}).status_code == 422
    assert meeting.client.get(f"/api/live/{code[1]}").status_code == 200, "nothing is lost when something is wrong"
    assert ombud.post(page, data=sent).status_code == 303
    with world.server.store.read() as connection:
        assert [row.source for row in connection.execute(sa.select(completion))] == ["attended", "attended"]
        assert connection.scalar(sa.select(sa.func.count()).select_from(live)) == 0
    assert meeting.client.get(f"/api/live/{code[1]}").status_code == 404
    assert ombud.get(started).status_code == 404


def test_ended_without_saving_nobody_was_there(world: World, ombud: TestClient) -> None:
    meeting = Meeting(world)
    meeting.phone("Rut Test")
    path = f"/register/enhet/{world.units['egen']}/mote/skarm/{meeting.id}/avbryt"
    assert ombud.post(path, data={"csrf": csrf(ombud)}).headers["location"].endswith("?sagt=mote-avbrutet")
    with world.server.store.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(completion)) == 0
    assert meeting.shows(ASKS) == 404


def test_another_units_meeting_is_out_of_reach(world: World) -> None:
    meeting, other = Meeting(world), world.as_role("ombud", "annan")
    for unit, status in (("egen", 404), ("annan", 404)):
        page = f"/register/enhet/{world.units[unit]}/mote"
        assert other.get(f"{page}/skarm/{meeting.id}").status_code == status
        assert other.get(f"{page}?fran={meeting.id}").status_code == status
        assert other.post(f"{page}/skarm/{meeting.id}/avbryt", data={"csrf": csrf(other)}).status_code == status
        sent = {"csrf": csrf(other), "module": "grund", "date": TODAY.isoformat(), "names": "Rut", "live": meeting.id}
        assert other.post(page, data=sent).status_code == status
    assert meeting.shows(ASKS) == 200
