"""The database goes away or the disk fills up: browsers are told to try again, and nothing unstored is acknowledged."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.register.tables import statement
from postgres import Cluster
from registered import Browser

from .conftest import World, make_world


def sends(world: World, browser: Browser) -> Any:
    return world.client().post("/api/statements", headers=browser.headers, json=browser.whole_module())


def stored(world: World) -> int:
    with world.server.store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(statement)) or 0


def test_a_failing_database_is_503_and_try_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk and a failed fsync reach us as an OperationalError when the writer commits."""
    browser = Browser()
    real = sa.Connection.commit

    def full(connection: sa.Connection) -> None:
        raise sa.exc.OperationalError("COMMIT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(sa.Connection, "commit", full)
    answer = sends(world, browser)
    assert answer.status_code == 503 and answer.headers["retry-after"]
    assert "full" not in answer.text
    monkeypatch.setattr(sa.Connection, "commit", real)
    assert stored(world) == 0
    assert len(sends(world, browser).json()["stored"]) == 3
    assert stored(world) == 3


def test_postgresql_away_and_back_needs_no_restart(tmp_path: Path, postgres: Cluster) -> None:
    for world in make_world(tmp_path, database_url=postgres.database()):
        browser = Browser()
        assert len(sends(world, browser).json()["stored"]) == 3
        postgres.stop()
        try:
            assert sends(world, Browser()).status_code == 503
            assert world.client().get("/halsa/redo").status_code == 503
            assert world.client().get("/halsa/lever").status_code == 200
        finally:
            postgres.start()
        assert world.client().get("/halsa/redo").status_code == 200
        assert len(sends(world, browser).json()["stored"]) == 3
        assert stored(world) == 3
