"""What durable statements cost: `python -m bench.writes`; prints Markdown.

Single statements through the store beside raw SQLite commits with synchronous=FULL on the same file, group commit, and
a hundred browsers' outboxes at once against a real server process.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from kurs.register.devices import meet_device  # noqa: E402
from kurs.register.receive import receive  # noqa: E402
from kurs.register.schema import upgrade  # noqa: E402
from kurs.register.store import Store, open_engine  # noqa: E402
from real_server import free_port, send, serve, write_site  # noqa: E402
from registered import COURSE, NOW, TODAY, Browser  # noqa: E402

ROUNDS, IN_ROUND = 7, 100
THREADS, BROWSERS, OUTBOX = 20, 100, 20
CLEAR = "CREATE TABLE IF NOT EXISTS raw (id TEXT PRIMARY KEY, text TEXT)"


def one(store: Store, browser: Browser) -> None:
    """One statement as the API takes it, without HTTP."""
    batch = [browser.attempted("ovn-1")]

    def work(connection: object) -> None:
        device = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert device
        assert receive(connection, batch, device, course=COURSE, now=NOW, today=TODAY).stored

    store.write(work)


def raw(file: Path, count: int) -> None:
    """The least that keeps a row: one prepared INSERT in a commit of its own. The text is as long as a statement."""
    text = str(Browser().attempted("ovn-1"))
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            database.execute(f"PRAGMA {pragma}")
        database.execute(CLEAR)
        for _ in range(count):
            database.execute("INSERT INTO raw VALUES (hex(randomblob(16)), ?)", (text,))


def a_second(run: Callable[[], object], count: int) -> float:
    start = time.perf_counter()
    run()
    return count / (time.perf_counter() - start)


def together(store: Store, count: int) -> None:
    """THREADS browsers at once, `count` statements between them."""

    def sends() -> None:
        browser = Browser()
        for _ in range(count // THREADS):
            one(store, browser)

    threads = [threading.Thread(target=sends) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def statements(folder: Path) -> dict[str, list[float]]:
    """Statements a second, rounds interleaved so that the machine's other work meets all alike."""
    file = folder / "register.sqlite"
    store = Store(open_engine(f"sqlite:///{file}"))
    upgrade(store.engine)
    alone, found = Browser(), {"raw": [], "single": [], "group": []}  # type: tuple[Browser, dict[str, list[float]]]
    runs: dict[str, tuple[Callable[[], object], int]] = {
        "raw": (lambda: raw(file, IN_ROUND), IN_ROUND),
        "single": (lambda: [one(store, alone) for _ in range(IN_ROUND)], IN_ROUND),
        "group": (lambda: together(store, IN_ROUND * 4), IN_ROUND * 4),
    }
    for round in range(ROUNDS + 1):
        for name, (run, count) in runs.items():
            rate = a_second(run, count)
            if round:  # the first warms up
                found[name].append(rate)
    store.close()
    return found


def memory(pid: int, field: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024


def outboxes(folder: Path) -> tuple[list[float], float, tuple[float, float]]:
    """(seconds of each browser's batch, statements a second, the server's memory in MB before and at most)."""
    port = free_port()
    process = serve(write_site(folder), port)
    try:
        send(port, Browser(), Browser().whole_module()[:0])
        before, took, start_line = memory(process.pid, "VmRSS"), list[float](), threading.Barrier(BROWSERS)

        def sends() -> None:
            browser = Browser()
            batch = [*(browser.attempted("ovn-1") for _ in range(OUTBOX - 1)), browser.submitted()]
            start_line.wait()
            start = time.perf_counter()
            assert len(send(port, browser, batch)) == OUTBOX
            took.append(time.perf_counter() - start)

        threads = [threading.Thread(target=sends) for _ in range(BROWSERS)]
        rate = a_second(lambda: ([one.start() for one in threads], [one.join() for one in threads]), BROWSERS * OUTBOX)
        assert len(took) == BROWSERS, "a browser got no answer"
        return took, rate, (before, memory(process.pid, "VmHWM"))
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    # Not in /tmp: that may be memory, where nothing has to reach a disk.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, "
              f"load average {os.getloadavg()[0]:.1f} before\n")  # fmt: skip
        found = statements(Path(folder))
        base = statistics.median(found["raw"])
        print("| durable statements, SQLite | a second, median (min–max) | of raw |\n|---|---|---|")
        names = {"raw": "raw INSERT, a commit each", "single": "one browser, one statement at a time",
                 "group": f"{THREADS} at once (group commit)"}  # fmt: skip
        for name, rates in found.items():
            middle = statistics.median(rates)
            print(f"| {names[name]} | {middle:.0f} ({min(rates):.0f}–{max(rates):.0f}) | {middle / base:.2f}× |")
        load = os.getloadavg()[0]
        took, rate, (before, most) = outboxes(Path(folder) / "served")
        cuts = statistics.quantiles(took, n=100)
        print(f"\n{BROWSERS} browsers at once, {OUTBOX} statements each with a final, over HTTP (load average {load:.1f}):"
              f" median {statistics.median(took) * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms, {rate:.0f} statements"
              f" a second. The server's memory: {before:.0f} MB before, at most {most:.0f} MB.")  # fmt: skip


if __name__ == "__main__":
    main()
