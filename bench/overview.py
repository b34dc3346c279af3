"""The register's overview with many people: `python -m bench.overview DATABASE PEOPLE COMPLETIONS`; prints Markdown.

DATABASE is `sqlite` or `postgresql`: a register of its own in a temporary folder, with durable default settings.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from kurs.register.overview import sums  # noqa: E402
from kurs.register.store import Store  # noqa: E402
from kurs.register.tables import assignment, completion, membership, person, standing, unit  # noqa: E402
from kurs.register.units import read_tree  # noqa: E402
from kurs.report.figures import overview  # noqa: E402
from postgres import cluster  # noqa: E402
from registered import TODAY  # noqa: E402
from web.conftest import World, make_world  # noqa: E402

MODULES = [f"modul-{number:02}" for number in range(20)]
IN_UNIT, IN_DEPARTMENT = 25, 20  # people, units
ROUNDS = 15


def _rows(people: int, completions: int) -> Iterator[tuple[sa.Table, Iterator[dict[str, Any]]]]:
    """Tables with their rows, in the order they must be written."""
    chance = random.Random(26)
    units = [uuid.uuid4().hex for _ in range(-(-people // IN_UNIT))]
    above = [uuid.uuid4().hex for _ in range(-(-len(units) // IN_DEPARTMENT))]
    top = uuid.uuid4().hex
    ids = [uuid.uuid4().hex for _ in range(people)]
    tree = [(top, None), *((id, top) for id in above), *((id, above[n // IN_DEPARTMENT]) for n, id in enumerate(units))]
    common = {"provider": "kommunal", "target": 0.8, "asks_number": False}
    yield unit, ({"id": id, "parent_id": up, "name": f"Enhet {n}"} | common for n, (id, up) in enumerate(tree))
    yield person, ({"id": id, "name": f"Person {n}", "created_on": TODAY, "protected": False,
                    "identity": "self-stated"} for n, id in enumerate(ids))  # fmt: skip
    # One in thirty is in two units.
    places = [(id, n // IN_UNIT) for n, id in enumerate(ids)]
    places += [(id, (place + 1) % len(units)) for id, place in places[::30]] if len(units) > 1 else []
    yield membership, ({"person_id": id, "unit_id": units[place], "counted": chance.random() > 0.05,
                        "attended": False} for id, place in places)  # fmt: skip
    yield assignment, ({"id": uuid.uuid4().hex, "unit_id": id, "title": title, "modules": modules, "due_on": TODAY,
                        "renew_months": 12, "attendance_counts": True, "created_on": TODAY}
                       for id in units
                       for title, modules in (("Väg", MODULES[:6]), ("En", MODULES[6:7])))  # fmt: skip
    done: dict[tuple[str, str], date] = {}
    for _ in range(completions):
        key = chance.choice(ids), chance.choice(MODULES)
        done[key] = max(done.get(key, date.min), TODAY - timedelta(days=chance.randrange(900)))
    yield standing, ({"person_id": id, "module": module, "started": True, "completed_on": on,
                      "completed_version": "1.0"} for (id, module), on in done.items())  # fmt: skip
    latest = list(done.items())
    more = completions - len(latest)
    extra = ((key, on - timedelta(days=chance.randrange(1, 300))) for key, on in chance.choices(latest, k=more))
    yield completion, ({"id": uuid.uuid4().hex, "person_id": id, "module": module, "version": "1.0",
                        "source": "completed", "date": on}
                       for group in (latest, extra) for (id, module), on in group)  # fmt: skip


def fill(engine: sa.Engine, people: int, completions: int) -> None:
    with engine.begin() as connection:
        for table, rows in _rows(people, completions):
            if engine.dialect.name == "postgresql":
                _copy(connection, table, rows)
            else:
                for some in _hundreds(rows):
                    connection.execute(sa.insert(table), some)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("CHECKPOINT")  # filling is over, and is not measured


def _copy(connection: sa.Connection, table: sa.Table, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    names = ", ".join(f'"{name}"' for name in first)
    with connection.connection.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in (first, *rows):
            copy.write_row([json.dumps(one) if isinstance(one, list) else one for one in row.values()])


def _hundreds(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while some := list(islice(rows, 5_000)):
        yield some


def timed(run: Callable[[], object], *, rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of each round, by the clock on the wall."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return times


def _measure(world: World) -> Iterator[tuple[str, list[float]]]:
    store = world.server.store
    with store.read() as connection:
        tree = read_tree(connection)
        parents = {one.parent_id for one in tree.units.values()}
        leaf = next(id for id, one in tree.units.items() if id not in parents and one.name.startswith("Enhet "))
        department = tree.units[leaf].parent_id
        some = list(connection.scalars(sa.select(membership.c.person_id).limit(100)))
    seen = set(tree.units)

    def question() -> object:
        return overview(sums(store, seen, today=TODAY), tree, seen, named=seen, today=TODAY)

    yield "the first time, nothing summed", timed(question, rounds=1)
    if store.engine.dialect.name == "postgresql":  # what autovacuum does within a minute
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE membership")
    yield "**overview: question and figures**", timed(question)
    client = world.as_role("administrator")
    yield "overview: the whole page, as HTML", timed(lambda: client.get("/register/").raise_for_status())
    yield "overview after 100 people have done something", timed(lambda: (_changed(store, some), question()), rounds=5)
    yield "a unit's page, 25 people", timed(lambda: client.get(f"/register/enhet/{leaf}").raise_for_status())
    wide = f"/register/enhet/{department}"
    yield "a page of 20 units, 500 people", timed(lambda: client.get(wide).raise_for_status(), rounds=5)


def _changed(store: Store, people: list[str]) -> None:
    own = membership.c.person_id.in_(people)
    store.write(lambda connection: connection.execute(sa.update(membership).where(own).values(summed=None)))


@contextmanager
def _register(kind: str, folder: Path) -> Iterator[World]:
    if kind == "postgresql":
        with cluster(options="") as one:
            yield from make_world(folder, database_url=one.database())
    else:
        yield from make_world(folder)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.overview", description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("people", type=int)
    parser.add_argument("completions", type=int)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _register(asked.database, Path(folder)) as world:
        start = time.perf_counter()
        fill(world.server.store.engine, asked.people, asked.completions)
        print(f"\n### {asked.database}, {asked.people} people, {asked.completions} completions\n")
        load = os.getloadavg()[0]
        print(f"{platform.python_version()}, {os.cpu_count()} cores, load average {load:.1f}, "
              f"filled in {time.perf_counter() - start:.0f} s\n")  # fmt: skip
        print("| what | ms, median | min–max |\n|---|---|---|", flush=True)
        for what, times in _measure(world):
            print(f"| {what} | {statistics.median(times):.0f} | {min(times):.0f}–{max(times):.0f} |", flush=True)
        print(f"\nMemory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, filling included.")


if __name__ == "__main__":
    main()
