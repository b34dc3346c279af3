"""A meeting with many phones at once on the real server: `python -m bench.live DATABASE [PHONES] [--questions N]`.

Every phone joins, follows the events and answers each question the moment it comes; the screen follows too. Measured
from the moment a phone sends its answer until the screen has been told a number of answers that includes it. One asks
the next question when all have answered. Prints Markdown. DATABASE is an SQLAlchemy address of an empty database;
without one, an SQLite file in a folder of its own.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from kurs.register.keys import load_keys  # noqa: E402
from kurs.register.live import BARS_FROM, open_live, secrets_of  # noqa: E402
from kurs.register.schema import upgrade  # noqa: E402
from kurs.register.store import Store, open_engine  # noqa: E402
from kurs.register.tables import live_response  # noqa: E402
from kurs.register.units import add_unit  # noqa: E402
from kurs.web.ask import clock, today_in_sweden  # noqa: E402
from real_server import free_port, serve, write_site  # noqa: E402
from registered import Browser  # noqa: E402

from bench.durable import OUT, machine  # noqa: E402
from bench.outboxes import status_of  # noqa: E402

OPTIONS = [{"id": id, "letter": id.upper(), "text": f"Ett svar att välja, nummer {id}"} for id in "abcd"]
HEAD = ("phones", "answers", "answer → told, ms, median", "p95", "most", "kB per phone", "server MB at rest", "at most")


def question(number: int) -> dict[str, Any]:
    asked = {"id": f"fraga-{number}", "lead": "", "title": "Vad är bäst i den här situationen?", "many": False}
    return {"step": "ask", "question": asked | {"options": OPTIONS}, "by": "bench"}


class Events:
    """Server-sent events with how many bytes they were."""

    def __init__(self, port: int, path: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.connection.request("GET", path)
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200, self.answer.status
        self.bytes = 0

    def next(self) -> dict[str, Any]:
        while line := self.answer.readline():
            self.bytes += len(line)
            if line.startswith(b"data:"):
                told: dict[str, Any] = json.loads(line[5:])
                return told
        raise AssertionError("the stream ended")


@dataclass
class Phone:
    """`sent` maps a question to when its answer left."""

    port: int
    code: str
    browser: Browser = field(default_factory=Browser)
    sent: dict[str, float] = field(default_factory=dict)
    bytes: int = 0

    def post(self, connection: http.client.HTTPConnection, what: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {**self.browser.headers, "content-type": "application/json"}
        text = json.dumps(body)
        connection.request("POST", f"/api/live/{self.code}/{what}", text, headers)
        answer = connection.getresponse()
        read = answer.read()
        assert answer.status == 200, (answer.status, read)
        self.bytes += len(text) + len(read) + len(str(answer.headers)) + sum(map(len, map(str, headers.items())))
        told: dict[str, Any] = json.loads(read)
        return told

    def run(self, number: int, questions: int, joined: threading.Barrier) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.post(connection, "join", {"name": f"Person {number}"})
        events = Events(self.port, f"/api/live/{self.code}/events")
        joined.wait()
        while len(self.sent) < questions:
            told = events.next()
            if told["step"] != "ask" or told["question"]["id"] in self.sent:
                continue
            self.sent[told["question"]["id"]] = time.perf_counter()
            answer = {"question": told["question"]["id"], "options": ["abcd"[number % 4]]}
            assert self.post(connection, "answer", answer)["taken"], "an answer was lost"
        self.bytes += events.bytes


def show(port: int, token: str, screen: dict[str, Any]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", f"/api/screen/{token}", json.dumps(screen), {"content-type": "application/json"})
    assert connection.getresponse().status == 200
    connection.close()


def hold(port: int, code: str, token: str, phones: list[Phone], questions: int) -> list[float]:
    """Milliseconds of every answer until the screen was told a count that must have it."""
    joined = threading.Barrier(len(phones) + 1)
    threads = [threading.Thread(target=one.run, args=(n, questions, joined)) for n, one in enumerate(phones)]
    for thread in threads:
        thread.start()
    joined.wait()
    screen, times = Events(port, f"/api/screen/{token}/events"), list[float]()
    for number in range(questions):
        show(port, token, question(number))
        told_at = list[float]()
        while len(told_at) < len(phones):
            told = screen.next()
            if told["screen"]["question"] and told["screen"]["question"]["id"] == f"fraga-{number}":
                assert (told["bars"] is not None) == (told["answers"] >= BARS_FROM)
                told_at += [time.perf_counter()] * (told["answers"] - len(told_at))
        # The count can't say whose answers it has: the first told are held to be the first sent.
        sent = sorted(one.sent[f"fraga-{number}"] for one in phones)
        times += [(told - left) * 1000 for left, told in zip(sent, told_at, strict=True)]
    for thread in threads:
        thread.join()
    return times


def prepare(address: str, data: Path) -> tuple[str, str]:
    """(code, token) of a meeting that has begun."""
    store, keep = Store(open_engine(address)), load_keys(data).hiding
    upgrade(store.engine)

    def work(connection: sa.Connection) -> tuple[str, str]:
        unit = add_unit(connection, "Enhet")
        id = open_live(connection, unit, "grund", on=today_in_sweden(), now=clock(), keep=keep)
        secrets = secrets_of(connection, id, keep=keep, now=clock())
        assert secrets
        return secrets

    secrets = store.write(work)
    store.close()
    return secrets


def stored(address: str) -> int:
    engine = open_engine(address)
    with engine.connect() as connection:
        count = connection.scalar(sa.select(sa.func.count()).select_from(live_response)) or 0
    engine.dispose()
    return count


def measure(address: str, place: Path, number: int, questions: int) -> None:
    code, token = prepare(address, place / "data")
    port = free_port()
    phones = [Phone(port, code) for _ in range(number)]
    process = serve(write_site(place), port, KURS_DATABASE_URL=address)
    try:
        idle = status_of(process.pid)("VmRSS")
        times = sorted(hold(port, code, token, phones, questions))
        most = status_of(process.pid)("VmHWM")
    finally:
        process.terminate()
        process.wait()
    assert stored(address) == number * questions, "not every answer is in the database"
    late, kilobytes = times[int(len(times) * 0.95)], statistics.mean(one.bytes for one in phones) / 1024
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    cells = [number, len(times), f"{statistics.median(times):.0f}", f"{late:.0f}", f"{times[-1]:.0f}"]
    print("|", *(f"{one} |" for one in [*cells, f"{kilobytes:.1f}", f"{idle:.0f}", f"{most:.0f}"]))


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.live", description=__doc__)
    parser.add_argument("database", nargs="?")
    parser.add_argument("phones", nargs="?", type=int, default=40)
    parser.add_argument("--questions", type=int, default=10)
    asked = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        place = Path(folder)
        print(f"{machine()}\n")
        measure(asked.database or f"sqlite:///{place}/register.sqlite", place, asked.phones, asked.questions)


if __name__ == "__main__":
    main()
