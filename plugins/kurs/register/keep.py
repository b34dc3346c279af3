"""Look after the database: a copy while it runs, back again, to another database, and whether all adds up."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kurs.errors import KursError, Problem
from kurs.register.overview import wrong_sums
from kurs.register.schema import differences, is_current, upgrade
from kurs.register.standing import derive, refresh
from kurs.register.store import open_engine
from kurs.register.tables import membership, metadata, person, standing

FORMAT = 1
MANY = 2_000  # rows read and written at a time
KEYS = ("signing.pem", "hiding.key", "public-keys.json")


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = metadata.sorted_tables
    return {one.name: connection.scalar(sa.select(sa.func.count()).select_from(one)) or 0 for one in tables}


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
    found = connection.execution_options(stream_results=True).execute(sa.select(table))
    for part in found.mappings().partitions(MANY):
        yield [dict(row) for row in part]


@contextmanager
def _upgraded(address: str) -> Iterator[sa.Engine]:
    """The database with its tables; let go of whatever happens."""
    engine = open_engine(address)
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()


def move(source: sa.Engine, address: str) -> dict[str, int]:
    """Copy everything to the empty database at `address`, and prove the counts equal. Raises KursError.

    All or nothing: the new database is committed only when every table has as many rows as the old one.
    """
    with _upgraded(address) as target, source.connect() as old, target.connect() as new:
        if any(counts(new).values()):
            raise KursError([Problem("databasen", 1, 1, "är inte tom. Välj en ny databas att flytta till.")])
        for table in metadata.sorted_tables:
            for rows in _rows(old, table):
                new.execute(sa.insert(table), rows)
        before, after = counts(old), counts(new)
        if before != after:
            new.rollback()
            lost = [name for name, number in before.items() if after[name] != number]
            raise KursError([Problem(name, 1, 1, f"{before[name]} rader blev {after[name]}.") for name in lost])
        new.commit()
    return after


def backup(engine: sa.Engine, data: Path, file: Path) -> dict[str, int]:
    """Write the whole register and its keys to a zip, as one moment saw it, while it runs. The counts it holds.

    The zip opens everything: keep it as safe as the register itself.
    """
    part = file.with_suffix(file.suffix + ".part")
    with engine.connect() as connection, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        held = counts(connection)
        archive.writestr("backup.json", json.dumps({"format": FORMAT, "counts": held}))
        for table in metadata.sorted_tables:
            with archive.open(f"{table.name}.jsonl", "w") as out:
                for rows in _rows(connection, table):
                    out.writelines(json.dumps(_plain(table, row)).encode() + b"\n" for row in rows)
        for name in KEYS:
            if (data / name).exists():
                archive.write(data / name, name)
    part.chmod(0o600)
    part.replace(file)
    return held


def restore(address: str, data: Path, file: Path) -> dict[str, int]:
    """Fill the empty database at `address` and the folder `data` from a backup. Raises KursError, nothing changed."""
    with _archive(file) as archive, _upgraded(address) as engine, engine.connect() as connection:
        about = json.loads(archive.read("backup.json"))
        if any(counts(connection).values()):
            raise KursError([Problem("databasen", 1, 1, "är inte tom. Återställ till en ny databas.")])
        for table in metadata.sorted_tables:
            _fill(connection, table, archive)
        if counts(connection) != about["counts"]:
            raise KursError([Problem(str(file), 1, 1, "är inte hel: antalet rader stämmer inte. Inget är återställt.")])
        connection.commit()
        for name in set(KEYS) & set(archive.namelist()):
            data.mkdir(parents=True, exist_ok=True, mode=0o700)
            (data / name).write_bytes(archive.read(name))
            (data / name).chmod(0o600)
    return dict(about["counts"])


def _archive(file: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
        if archive.testzip() is None and json.loads(archive.read("backup.json"))["format"] == FORMAT:
            return archive
    except (zipfile.BadZipFile, KeyError, ValueError):
        pass
    raise KursError([Problem(str(file), 1, 1, "är ingen säkerhetskopia, eller är skadad.")])


def _fill(connection: sa.Connection, table: sa.Table, archive: zipfile.ZipFile) -> None:
    with archive.open(f"{table.name}.jsonl") as lines:
        rows = [_typed(table, json.loads(line)) for line in lines]
    for start in range(0, len(rows), MANY):
        connection.execute(sa.insert(table), rows[start : start + MANY])


def _plain(table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    def text(value: Any) -> Any:
        if isinstance(value, bytes):
            return value.hex()
        return value.isoformat() if hasattr(value, "isoformat") else value

    return {name: text(value) for name, value in row.items()}


def _typed(table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    def value(name: str, held: Any) -> Any:
        kind = table.c[name].type.python_type
        if not isinstance(held, str) or kind not in (bytes, date, datetime):
            return held
        return bytes.fromhex(held) if kind is bytes else kind.fromisoformat(held)

    return {name: value(name, held) for name, held in row.items()}


def check(engine: sa.Engine) -> list[str]:
    """What is wrong, each in a Swedish sentence: tables, references, and what is derived but says something else."""
    with engine.connect() as connection:
        if not is_current(connection):
            return ["Databasen har inte den här versionens tabeller. Kör kurs register init."]
        found = [f"Tabellerna avviker: {one}" for one in differences(connection)]
        if connection.dialect.name == "sqlite":
            found += [f"Databasfilen är skadad: {text}" for (text,) in _sqlite(connection) if text != "ok"]
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            found += [f"En rad i {row[0]} pekar på något som inte finns." for row in broken]
        for id in connection.scalars(sa.select(person.c.id).order_by(person.c.id)).all():
            if _held(connection, id) != _derived(connection, id):
                found.append(f"Läget för person {id} stämmer inte med loggen. Kör kurs register check --repair.")
        for who, where in wrong_sums(connection):
            found.append(f"Summan för person {who} i enhet {where} stämmer inte. Kör kurs register check --repair.")
    return found


def repair(connection: sa.Connection) -> int:
    """Derive everybody's standing anew; how many people there are."""
    ids = connection.scalars(sa.select(person.c.id)).all()
    for id in ids:
        refresh(connection, id)
    connection.execute(sa.update(membership).values(summed=None))
    return len(ids)


def _sqlite(connection: sa.Connection) -> list[Any]:
    return list(connection.exec_driver_sql("PRAGMA integrity_check"))


def _held(connection: sa.Connection, id: str) -> list[dict[str, Any]]:
    query = sa.select(standing).where(standing.c.person_id == id).order_by(standing.c.module)
    return [dict(row) for row in connection.execute(query).mappings()]


def _derived(connection: sa.Connection, id: str) -> list[dict[str, Any]]:
    return sorted(derive(connection, id), key=lambda row: str(row["module"]))
