"""A real server process is killed in the middle of work: what it acknowledged is in the database, once."""
from __future__ import annotations

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path

import pytest
from kurs.model.course import course_to_json
from registered import COURSE, Browser

ROUNDS = 4
BROWSERS = 4


@pytest.fixture
def place(tmp_path: Path) -> Path:
    site = tmp_path / "site/assets/kurs"
    site.mkdir(parents=True)
    (site / "manifest.json").write_text(json.dumps({"mode": "register", "assets": "assets/kurs/0123456789"}))
    (tmp_path / "course.json").write_text(course_to_json(COURSE))
    return tmp_path


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def serve(place: Path, port: int) -> subprocess.Popen[bytes]:
    """A server that listens."""
    environment = {
        **os.environ, "KURS_DATA": str(place / "data"), "KURS_SITE": str(place / "site"),
        "KURS_COURSE": str(place / "course.json"), "KURS_PORT": str(port),
    }  # fmt: skip
    command = [sys.executable, "-c", "from kurs.cli import main; main(['serve'])"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
            return process
    raise AssertionError("the server did not start")


class Sender(threading.Thread):
    """Sends one statement at a time until the server is gone; `acknowledged` are the ids it was told are stored."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port, self.browser, self.acknowledged = port, Browser(), list[str]()
        self.sending: dict[str, object] | None = None

    def run(self) -> None:
        while True:
            self.sending = self.browser.attempted("ovn-1")
            try:
                self.acknowledged += self.send([self.sending])
            except (OSError, ValueError, HTTPException):
                return

    def send(self, batch: list[object]) -> list[str]:
        url, body = f"http://127.0.0.1:{self.port}/api/statements", json.dumps(batch).encode()
        headers = {**self.browser.headers, "content-type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=10) as answer:
            return list(json.loads(answer.read())["stored"])


def ids(place: Path) -> Iterator[str]:
    with closing(sqlite3.connect(place / "data/register.sqlite")) as database:
        yield from (id for (id,) in database.execute("SELECT id FROM statement"))


def test_no_acknowledged_statement_is_lost_or_doubled_when_the_server_is_killed(place: Path) -> None:
    chance, told = random.Random(2026), list[str]()
    for _ in range(ROUNDS):
        port = free_port()
        process = serve(place, port)
        senders = [Sender(port) for _ in range(BROWSERS)]
        for one in senders:
            one.start()
        wanted = chance.randint(10, 60)
        while sum(len(one.acknowledged) for one in senders) < wanted:
            assert any(one.is_alive() for one in senders)
            senders[0].join(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for one in senders:
            one.join()
        told += [id for one in senders for id in one.acknowledged]
        kept = list(ids(place))
        assert set(told) <= set(kept), "acknowledged and lost"
        assert len(kept) == len(set(kept))
        # What was under way is sent again to the next server, whether it was stored or not.
        port = free_port()
        process = serve(place, port)
        for one in senders:
            one.port = port
            assert one.sending
            told += one.send([one.sending])
        process.terminate()
        process.wait()
        assert sorted(ids(place)) == sorted(set(told))
