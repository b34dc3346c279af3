"""A copy holds everything, another database gets everything, and what does not add up is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.errors import KursError
from kurs.model.course import course_to_json
from kurs.register import keep
from kurs.register.assignments import assign
from kurs.register.courses import remember
from kurs.register.devices import bind, meet_device
from kurs.register.keys import load_keys
from kurs.register.links import new_link
from kurs.register.people import add_person, join_unit
from kurs.register.receive import receive
from kurs.register.schema import differences
from kurs.register.store import Store, open_engine
from kurs.register.tables import metadata, standing, unit
from kurs.register.units import add_unit
from postgres import Cluster
from registered import COURSE, NOW, TODAY, Browser


def filled(store: Store) -> None:
    """A row in most tables; a unit whose parent comes later in every order of ids."""
    browser = Browser()

    def work(connection: sa.Connection) -> None:
        remember(connection, course_to_json(COURSE), now=NOW)
        child = add_unit(connection, "Enhet")
        connection.execute(
            sa.insert(unit).values(id="zzz", name="Förvaltning Åäö", provider="kommunal", target=0.8, asks_number=False)
        )
        connection.execute(sa.update(unit).where(unit.c.id == child).values(parent_id="zzz"))
        person = add_person(connection, "Östen", today=TODAY)
        join_unit(connection, person, child)
        new_link(connection, "assignment", assign(connection, child, course=COURSE, today=TODAY, modules=["grund"]))
        device = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert device
        bind(connection, device, person, course=COURSE, today=TODAY)
        device = meet_device(connection, browser.id, browser.secret, today=TODAY)
        assert device
        receive(connection, browser.whole_module(), device, course=COURSE, now=NOW, today=TODAY)

    store.write(work)


def contents(address: str) -> dict[str, list[Any]]:
    engine = open_engine(address)
    with engine.connect() as connection:
        found = {one.name: sorted(map(repr, connection.execute(sa.select(one)))) for one in metadata.sorted_tables}
    engine.dispose()
    return found


def test_the_migrations_make_the_tables_of_the_code(store: Store) -> None:
    with store.read() as connection:
        assert differences(connection) == []


def test_everything_moves_to_postgresql_and_back(tmp_path: Path, postgres: Cluster) -> None:
    first, there, back = f"sqlite:///{tmp_path}/a.sqlite", postgres.database(), f"sqlite:///{tmp_path}/b.sqlite"
    engine = open_engine(first)
    keep.upgrade(engine)
    store = Store(engine)
    filled(store)
    before = contents(first)
    assert sum(map(bool, before.values())) > 10
    keep.move(store.engine, there)
    assert contents(there) == before
    moved = open_engine(there)
    keep.move(moved, back)
    moved.dispose()
    assert contents(back) == before
    with pytest.raises(KursError, match="inte tom"):
        keep.move(store.engine, there)
    store.close()


def test_a_backup_restores_every_row_and_the_keys(store: Store, database_url: str, tmp_path: Path) -> None:
    filled(store)
    keys = load_keys(tmp_path / "data")
    held = keep.backup(store.engine, tmp_path / "data", tmp_path / "kopia.zip")
    assert (tmp_path / "kopia.zip").stat().st_mode & 0o077 == 0
    new = f"sqlite:///{tmp_path}/ny.sqlite"
    assert keep.restore(new, tmp_path / "ny", tmp_path / "kopia.zip") == held
    assert contents(new) == contents(database_url)
    assert load_keys(tmp_path / "ny").id == keys.id
    restored = open_engine(new)
    assert keep.check(restored) == []
    restored.dispose()


def test_half_a_backup_is_refused_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    filled(store)
    keep.backup(store.engine, tmp_path / "data", tmp_path / "kopia.zip")
    whole = (tmp_path / "kopia.zip").read_bytes()
    (tmp_path / "halv.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(KursError, match="skadad"):
        keep.restore(f"sqlite:///{tmp_path}/ny.sqlite", tmp_path / "ny", tmp_path / "halv.zip")
    assert not (tmp_path / "ny.sqlite").exists()


def test_a_standing_that_says_something_else_is_found_and_mended(store: Store) -> None:
    filled(store)
    assert keep.check(store.engine) == []
    store.write(lambda connection: connection.execute(sa.update(standing).values(completed_on=None)))
    [found] = keep.check(store.engine)
    assert "stämmer inte med loggen" in found
    store.write(keep.repair)
    assert keep.check(store.engine) == []
