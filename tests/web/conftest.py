"""A server on the small course, and people with fixed roles who ask it for pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kurs.model.course import course_to_json
from kurs.register.accounts import add_account, give_role, start_session
from kurs.register.people import add_person, join_unit
from kurs.register.settings import Settings
from kurs.register.units import add_unit
from kurs.web.app import create_app, open_server
from kurs.web.ask import Server
from registered import COURSE, NOW, TODAY
from starlette.testclient import TestClient

UNITS = {"forvaltning": None, "avdelning": "forvaltning", "egen": "avdelning", "annan": "avdelning", "privat": None}


@dataclass
class Clock:
    """The server's clock; tests move it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class World:
    """Units by a short name (UNITS: name → parent), and the server. `as_role` gives somebody at the browser."""

    server: Server
    clock: Clock
    units: dict[str, str] = field(default_factory=dict)

    def write(self, work: Callable[[Any], Any]) -> Any:
        return self.server.store.write(work)

    def client(self) -> TestClient:
        """Somebody with an empty browser. Redirects are not followed."""
        return TestClient(create_app(self.server), base_url=self.server.settings.address, follow_redirects=False)

    def as_role(self, role: str, *units: str) -> TestClient:
        """Somebody signed in with the role in the units (short names); none means everywhere."""

        def work(connection: Any) -> str:
            person = add_person(connection, f"{role.title()} Test", today=TODAY)
            account = add_account(connection, f"{role}-{person}", person_id=person)
            for unit in [self.units[one] for one in units] or [None]:
                give_role(connection, account, role, unit)
            return start_session(connection, account, now=self.clock())

        client = self.client()
        client.cookies.set("kurs_session", self.write(work))
        return client

    def person(self, name: str, *units: str, **options: Any) -> str:
        def work(connection: Any) -> str:
            id = add_person(connection, name, today=TODAY, **options)
            for unit in units:
                join_unit(connection, id, self.units[unit])
            return id

        return str(self.write(work))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from make_world(tmp_path)


def make_world(folder: Path, **settings: Any) -> Iterator[World]:
    """A server on SQLite in `folder`, unless `settings` says otherwise."""
    site = folder / "site/assets/kurs"
    site.mkdir(parents=True)
    (site / "manifest.json").write_text(json.dumps({"mode": "register", "assets": "assets/kurs/0123456789"}))
    (folder / "site/index.html").write_text("<!doctype html><title>Start</title>")
    (folder / "site/404.html").write_text("<!doctype html><title>Finns inte</title>")
    (folder / "course.json").write_text(course_to_json(COURSE))
    clock = Clock()
    base = Settings(data=folder / "register", site=folder / "site", course=folder / "course.json")
    server = open_server(replace(base, **settings), now=clock)
    one = World(server, clock)

    def work(connection: Any) -> None:
        for name, parent in UNITS.items():
            above = one.units[parent] if parent else None
            one.units[name] = add_unit(
                connection, name.title(), parent=above, provider="privat" if name == "privat" else "kommunal"
            )

    one.write(work)
    yield one
    server.store.close()


def csrf(client: TestClient, path: str = "/register/") -> str:
    """The word that forms of this session hold."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]
