"""Many browsers that empty their outboxes at once: `python -m bench.outboxes DATABASE [BROWSERS] [--before N]`.

A real server process (`kurs serve`) on a free port. Every browser has a name and is in a unit; it has been offline and
sends a whole outbox: one batch of 49 exercises and a final, then ten statements, one at a time. Prints Markdown.
`--before`: statements by others that are in the database already.
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
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from kurs.model.course import course_to_json  # noqa: E402
from kurs.register.assignments import assign  # noqa: E402
from kurs.register.courses import remember  # noqa: E402
from kurs.register.devices import bind, meet_device  # noqa: E402
from kurs.register.people import add_person, join_unit  # noqa: E402
from kurs.register.schema import upgrade  # noqa: E402
from kurs.register.store import Store, open_engine  # noqa: E402
from kurs.register.tables import device, statement  # noqa: E402
from kurs.register.units import add_unit  # noqa: E402
from real_server import free_port, serve, write_site  # noqa: E402
from registered import COURSE, NOW, TODAY, Browser  # noqa: E402

from bench.durable import OUT, machine, register  # noqa: E402

BATCH, SINGLE = 50, 10  # as many as outbox.js sends at once; then so many one by one
HEAD = ("what", "ms, median", "p99", "most", "statements a second")


@dataclass
class Learner:
    """A browser with its outbox. `ids` are what the server said is stored."""

    browser: Browser = field(default_factory=Browser)
    ids: list[str] = field(default_factory=list)
    first: float = 0
    single: list[float] = field(default_factory=list)

    def send(self, connection: http.client.HTTPConnection, batch: list[object]) -> float:
        start = time.perf_counter()
        headers = {**self.browser.headers, "content-type": "application/json"}
        connection.request("POST", "/api/statements", json.dumps(batch), headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        assert answer.status == 200, told
        self.ids += told["stored"]
        return (time.perf_counter() - start) * 1000

    def run(self, port: int, start: threading.Barrier) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        practice = [self.browser.attempted(f"ovn-{number % 2 + 1}") for number in range(BATCH - 1)]
        final = self.browser.submitted()
        start.wait()
        self.first = self.send(connection, [*practice, final])
        for _ in range(SINGLE):
            self.single.append(self.send(connection, [self.browser.attempted("ovn-1")]))
        connection.close()


def prepare(address: str, learners: list[Learner], before: int) -> None:
    """Units with an assignment, people with their browsers, and what others have sent before."""
    store = Store(open_engine(address))
    upgrade(store.engine)

    def work(connection: sa.Connection) -> None:
        remember(connection, course_to_json(COURSE), now=NOW)
        unit = add_unit(connection, "Enhet")
        assign(connection, unit, course=COURSE, today=TODAY, modules=["grund", "kort"])
        for number, one in enumerate(learners):
            met = meet_device(connection, one.browser.id, one.browser.secret, today=TODAY)
            assert met
            person = add_person(connection, f"Person {number}", today=TODAY)
            join_unit(connection, person, unit)
            bind(connection, met, person, course=COURSE, today=TODAY)

    store.write(work)
    _fill(store.engine, before)
    store.close()


def _fill(engine: sa.Engine, number: int) -> None:
    """Statements of others, fifty each."""
    common = {"verb": "attempted", "module": "grund", "assessment": "ovn", "item": "ovn-1", "version": "1.0",
              "digest": "0" * 64, "timestamp": NOW, "stored_at": NOW}  # fmt: skip
    others = [str(uuid.uuid4()) for _ in range(number // 50)]
    rows = ({"id": str(uuid.uuid4()), "device_id": one, **common} for one in others for _ in range(50))
    with engine.begin() as connection:
        for some in (others[start : start + 5_000] for start in range(0, len(others), 5_000)):
            values = [{"id": one, "secret_hash": "0" * 64, "seen_on": TODAY} for one in some]
            connection.execute(sa.insert(device), values)
        while some_rows := list(islice(rows, 5_000)):
            connection.execute(sa.insert(statement), some_rows)


def run(port: int, learners: list[Learner]) -> float:
    """Seconds until the last browser has nothing left to send."""
    start = threading.Barrier(len(learners) + 1)
    threads = [threading.Thread(target=one.run, args=(port, start)) for one in learners]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def status_of(process: int) -> Callable[[str], float]:
    """MB of a line in /proc: VmRSS now, VmHWM at most."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return lambda name: next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def show(what: str, times: list[float], rate: float) -> None:
    late = sorted(times)[min(int(len(times) * 0.99), len(times) - 1)]
    print(f"| {what} | {statistics.median(times):.0f} | {late:.0f} | {max(times):.0f} | {rate:.0f} |", flush=True)


def measure(address: str, place: Path, browsers: int, before: int) -> None:
    learners, port = [Learner() for _ in range(browsers)], free_port()
    prepare(address, learners, before)
    process = serve(write_site(place), port, KURS_DATABASE_URL=address)
    try:
        idle = status_of(process.pid)("VmRSS")
        seconds = run(port, learners)
        most = status_of(process.pid)("VmHWM")
    finally:
        process.terminate()
        process.wait()
    assert all(len(set(one.ids)) == BATCH + SINGLE for one in learners), "not everything was acknowledged"
    rate = sum(len(one.ids) for one in learners) / seconds
    print(f"\n| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    show(f"a whole outbox of {BATCH} in one batch", [one.first for one in learners], rate)
    show("then one statement", [time for one in learners for time in one.single], rate)
    print(f"\nAll done in {seconds:.1f} s. Memory of the server: {idle:.0f} MB at rest, {most:.0f} MB at most.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.outboxes", description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("browsers", type=int, nargs="?", default=100)
    parser.add_argument("--before", type=int, default=0)
    asked = parser.parse_args()
    with register(asked.database) as address, tempfile.TemporaryDirectory(dir=OUT) as place:
        print(f"\n### {asked.database}, {asked.browsers} browsers, {asked.before} statements before\n\n{machine()}")
        measure(address, Path(place), asked.browsers, asked.before)
    print(f"\nAfterwards: {machine()}")


if __name__ == "__main__":
    main()
