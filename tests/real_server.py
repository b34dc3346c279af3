"""The real server as a process of its own, for tests that kill it or take its disk away, and browsers that send."""
from __future__ import annotations

import json
import os
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
from typing import Any

from kurs.model.course import course_to_json
from registered import COURSE, Browser


def write_site(folder: Path) -> Path:
    site = folder / "site/assets/kurs"
    site.mkdir(parents=True)
    (site / "manifest.json").write_text(json.dumps({"mode": "register", "assets": "assets/kurs/0123456789"}))
    (folder / "course.json").write_text(course_to_json(COURSE))
    return folder


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def serve(place: Path, port: int, **settings: str) -> subprocess.Popen[bytes]:
    """A server that listens."""
    environment = {
        **os.environ, "KURS_DATA": str(place / "data"), "KURS_SITE": str(place / "site"),
        "KURS_COURSE": str(place / "course.json"), "KURS_PORT": str(port), **settings,
    }  # fmt: skip
    command = [sys.executable, "-c", "from kurs.cli import main; main(['serve'])"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
            return process
    raise AssertionError("the server did not start")


def request(port: int, browser: Browser, batch: list[Any]) -> urllib.request.Request:
    headers = {**browser.headers, "content-type": "application/json"}
    return urllib.request.Request(f"http://127.0.0.1:{port}/api/statements", json.dumps(batch).encode(), headers)


def send(port: int, browser: Browser, batch: list[Any]) -> list[str]:
    """The acknowledged ids. Raises OSError, HTTPException or ValueError where the answer is not a whole good one."""
    with urllib.request.urlopen(request(port, browser, batch), timeout=20) as answer:
        return list(json.loads(answer.read())["stored"])


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
        return send(self.port, self.browser, batch)


def ids(place: Path) -> Iterator[str]:
    with closing(sqlite3.connect(place / "data/register.sqlite")) as database:
        yield from (id for (id,) in database.execute("SELECT id FROM statement"))
