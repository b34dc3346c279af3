"""What the server's log says, and a server of several processes."""

from __future__ import annotations

import json
import logging
import os
import re
import socket
import subprocess
import sys
import urllib.request
import uuid
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.cli import main
from kurs.register.accounts import add_account, set_password
from kurs.register.first import invite
from kurs.register.people import add_person
from kurs.register.store import Store
from kurs.register.tables import person
from postgres import Cluster
from registered import TODAY

from .conftest import World, csrf
from .test_another import Phone, link_token  # noqa: F401 – a fixture

NAME, LOGIN, PASSWORD = "Berit Beritsdotter", "berit.b@kommunen.example", "en mening att minnas"
FIELDS = {"at", "method", "route", "status", "ms"}


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the server logged; the tests' own browser logs too."""
    return [one.getMessage() for one in caplog.records if not one.name.startswith(("httpx", "httpcore"))]


def test_the_log_has_no_name_no_secret_and_no_id(
    world: World, link_token: str, caplog: pytest.LogCaptureFixture,  # noqa: F811
) -> None:  # fmt: skip
    def work(connection: Any) -> str:
        account = add_account(connection, LOGIN, person_id=add_person(connection, NAME, today=TODAY))
        set_password(connection, account, PASSWORD)
        return invite(connection, account, now=world.clock())

    invitation = world.write(work)
    caplog.set_level(logging.INFO)
    phone, visitor, ombud = Phone(world), world.client(), world.as_role("ombud", "egen")
    visitor.get(f"/delta/{link_token}")
    phone.joins(link_token, NAME)
    batch = phone.browser.whole_module()
    phone.post("statements", [*batch, {"id": NAME}])
    code = phone.code()
    phone.post("continue", {"code": code})
    visitor.post("/register/logga-in", data={"login": LOGIN, "password": "fel fel fel fel"})
    assert visitor.post("/register/logga-in", data={"login": LOGIN, "password": PASSWORD}).status_code == 303
    visitor.get(f"/register/valkommen/{invitation}")
    people = f"/register/enhet/{world.units['egen']}/personer"
    [id] = re.findall(rf"{people}/(\w{{32}})\"", ombud.get(people).text)
    assert NAME in ombud.get(f"{people}/{id}?sok={NAME}").text
    ombud.post(f"{people}/ny", data={"csrf": csrf(ombud, people), "name": NAME})

    logged = lines(caplog)
    assert len(logged) == 12 and all(set(json.loads(line)) == FIELDS for line in logged)
    secret = [NAME, LOGIN, PASSWORD, link_token, invitation, code, phone.browser.id, phone.browser.secret, id]
    secret += [NAME.split()[1], world.units["egen"], *(one["id"] for one in batch), *visitor.cookies.values()]
    assert [one for one in secret if one.casefold() in "\n".join(logged).casefold()] == []


def test_a_failing_question_to_the_database_does_not_say_what_was_sent(store: Store) -> None:
    row = {"id": uuid.uuid4().hex, "name": NAME, "created_on": TODAY}

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.insert(person), [{**row, "protected": False, "identity": "self-stated"}] * 2)

    with pytest.raises(sa.exc.IntegrityError) as failure:
        store.write(work)
    assert NAME not in str(failure.value)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--workers", "2"], "kurs: --workers behöver PostgreSQL. Med SQLite kör servern som en enda process. Sätt"),
        (["--workers", "0"], "kurs: --workers ska vara ett tal mellan 1 och 64."),
        (["--workers", "65"], "kurs: --workers ska vara ett tal mellan 1 och 64."),
    ],
)
def test_several_processes_are_refused_where_they_cannot_be(
    words: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--data", str(tmp_path / "data"), *words]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def start(world: World, place: Path, *words: str, database: str) -> tuple[subprocess.Popen[str], str]:
    """A server process on the world's site and course, and its address; it may not listen yet."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    settings = {"SITE": world.server.settings.site, "COURSE": world.server.settings.course, "DATABASE_URL": database}
    environment = os.environ | {f"KURS_{name}": str(value) for name, value in settings.items()}
    said = ["serve", "--data", str(place), "--port", str(port), *words]
    command = [sys.executable, "-c", "import sys; from kurs.cli import main; sys.exit(main(sys.argv[1:]))", *said]
    with (place.parent / "log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, text=True)
    return process, f"http://127.0.0.1:{port}"


def workers_of(process: subprocess.Popen[str]) -> int:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return sum("spawn_main" in Path(f"/proc/{one}/cmdline").read_text() for one in children)


def test_two_processes_serve_one_postgresql_and_log_nothing_of_others(
    world: World, tmp_path: Path, postgres: Cluster
) -> None:
    process, address = start(world, tmp_path / "data", "--workers", "2", database=postgres.database())
    try:
        answered = 0
        while process.poll() is None and not answered:
            with suppress(OSError), urllib.request.urlopen(f"{address}/halsa/redo", timeout=30) as answer:
                answered = answer.status
        assert (answered, workers_of(process)) == (200, 2)
    finally:
        process.terminate()
        assert process.wait(30) in (0, -15)
    first, *more = [line for line in (tmp_path / "log").read_text("utf-8").splitlines() if not line.startswith("  ")]
    assert first.startswith("Registret har ingen administratör än.")
    assert f"Kursen finns på {address}" in more[0]
    assert {json.loads(line)["route"] for line in more[1:]} == {"/halsa/redo"}
