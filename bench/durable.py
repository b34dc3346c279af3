"""What a durable statement costs beside a bare commit: `python -m bench.durable DATABASE`; prints Markdown.

The bare one is the database's own driver that inserts the same row into the same table and commits, alone. On SQLite it
is the same file with the same pragmas. DATABASE is `sqlite` or `postgresql`, with settings that survive a power cut.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from kurs.model.course import course_to_json  # noqa: E402
from kurs.register.courses import remember  # noqa: E402
from kurs.register.devices import meet_device  # noqa: E402
from kurs.register.receive import receive  # noqa: E402
from kurs.register.schema import upgrade  # noqa: E402
from kurs.register.statements import Statement, read_statement, store_statement  # noqa: E402
from kurs.register.store import Store, open_engine  # noqa: E402
from postgres import cluster  # noqa: E402
from registered import COURSE, IRI, NOW, TODAY, Browser  # noqa: E402

OUT = Path(__file__).parent / "out"
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=30000")
HEAD = ("what", "ms, median", "p99", "statements a second", "CPU ms each", "statements a commit")
ROUNDS, EACH = 7, 60  # rounds of every kind in turn, statements in a round of one sender
Times = list[float]  # milliseconds by the clock on the wall
One = Callable[[], object]  # stores one statement and returns when it is on the disk


@dataclass
class Figures:
    """`seconds` on the wall and `cpu` seconds of this process for all of it; `commits` where the register made them."""

    times: Times = field(default_factory=list)
    seconds: float = 0
    cpu: float = 0
    commits: int = 0

    def row(self, what: str) -> str:
        ordered, number = sorted(self.times), len(self.times)
        late, together = ordered[int(number * 0.99)], number / self.commits if self.commits else 1
        cells = (f"{statistics.median(ordered):.1f}", f"{late:.0f}", f"{number / self.seconds:.0f}",
                 f"{self.cpu / number * 1000:.2f}", f"{together:.1f}")  # fmt: skip
        return f"| {what} | {' | '.join(cells)} |"


def timed(one: One, times: Times, number: int) -> None:
    """`number` times, one after the other."""
    for _ in range(number):
        start = time.perf_counter()
        one()
        times.append((time.perf_counter() - start) * 1000)


def at_once(ones: list[One], number: int, figures: Figures, commits: Callable[[], int]) -> None:
    """Every one of `ones` in a thread of its own, `number` times."""
    threads = [threading.Thread(target=timed, args=(one, figures.times, number)) for one in ones]
    start, cpu, before = time.perf_counter(), time.process_time(), commits()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    figures.seconds += time.perf_counter() - start
    figures.cpu += time.process_time() - cpu
    figures.commits += commits() - before


def _row(browser: Browser) -> dict[str, Any]:
    """A row of `statement`, as the register writes it."""
    return {
        "id": browser.attempted("ovn-1")["id"], "device_id": browser.id, "verb": "attempted", "module": "grund",
        "assessment": "ovn", "item": "ovn-1", "version": "1.0", "digest": "0" * 64, "timestamp": NOW, "stored_at": NOW,
    }  # fmt: skip


@contextmanager
def bare(address: str, browser: Browser) -> Iterator[One]:
    """The driver alone: one row, one commit."""
    url = sa.make_url(address)
    names = list(_row(browser))
    columns = ", ".join(names)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database), isolation_level=None, check_same_thread=False)) as connection:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
            insert = f"INSERT INTO statement ({columns}) VALUES ({', '.join('?' * len(names))})"
            yield lambda: _sqlite_commit(connection, insert, [str(one) for one in _row(browser).values()])
        return
    where = str(url.query["host"])
    with psycopg.connect(host=where, user="postgres", dbname=str(url.database)) as database:
        insert = f"INSERT INTO statement ({columns}) VALUES ({', '.join(['%s'] * len(names))})"

        def commit() -> None:
            database.execute(insert, list(_row(browser).values()))  # type: ignore[arg-type]
            database.commit()

        yield commit


def _sqlite_commit(connection: sqlite3.Connection, insert: str, row: list[str]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(insert, row)
    connection.execute("COMMIT")


def only_stored(store: Store, browser: Browser) -> One:
    """The store's way to the disk: one statement read strictly and written, nothing worked out of it."""

    def one() -> object:
        read = read_statement(browser.attempted("ovn-1"), iri=IRI, actor=browser.id)
        assert isinstance(read, Statement)
        return store.write(lambda connection: store_statement(connection, read, iri=IRI, person=None, now=NOW))

    return one


def received(store: Store) -> One:
    """All that the register does with a browser's statement. A browser sends ten, then comes another."""
    browser, count = Browser(), 0

    def work(connection: sa.Connection) -> list[str]:
        device = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert device
        return receive(connection, [browser.attempted("ovn-1")], device, course=COURSE, now=NOW, today=TODAY).stored

    def one() -> None:
        nonlocal browser, count
        count += 1
        if count % 10 == 0:
            browser = Browser()
        assert len(store.write(work)) == 1

    return one


def counted(engine: sa.Engine) -> Callable[[], int]:
    """How many commits the engine has made until now."""
    made = 0

    def one_more(connection: sa.Connection) -> None:
        nonlocal made
        made += 1

    sa.event.listen(engine, "commit", one_more)
    return lambda: made


def measure(address: str) -> None:
    store, own = Store(open_engine(address)), Browser()
    upgrade(store.engine)
    store.write(lambda connection: remember(connection, course_to_json(COURSE), now=NOW))
    store.write(lambda connection: meet_device(connection, own.id, own.secret, today=TODAY))
    commits = counted(store.engine)
    alone = {"the driver alone: one row, one commit": Figures(), "`Store.write`, one row": Figures(),
             "`receive`": Figures()}  # fmt: skip
    with bare(address, own) as commit:
        for _ in range(ROUNDS):
            for one, figures in zip((commit, only_stored(store, own), received(store)), alone.values(), strict=True):
                at_once([one], EACH, figures, commits)
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    for what, figures in alone.items():
        print(figures.row(what), flush=True)
    for senders in (10, 100):
        for what, make in (("`Store.write`, one row", lambda: only_stored(store, own)),
                           ("`receive`", lambda: received(store))):  # fmt: skip
            figures = Figures()
            at_once([make() for _ in range(senders)], 20, figures, commits)
            print(figures.row(f"{what}, {senders} senders at once"), flush=True)
    store.close()


@contextmanager
def register(kind: str) -> Iterator[str]:
    """The address of an empty register on the disk that the project is on."""
    OUT.mkdir(exist_ok=True)
    if kind == "postgresql":
        with cluster(options="") as one:
            yield one.database()
    else:
        with tempfile.TemporaryDirectory(dir=OUT) as folder:
            yield f"sqlite:///{folder}/register.sqlite"


def machine() -> str:
    return f"{platform.python_version()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.durable", description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    asked = parser.parse_args()
    with register(asked.database) as address:
        print(f"\n### {asked.database}\n\n{machine()}\n")
        measure(address)
    print(f"\nAfterwards: {machine()}")


if __name__ == "__main__":
    main()
