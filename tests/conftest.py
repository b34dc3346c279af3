"""A small course in a folder of its own, and a register of each kind."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_course import COURSE

if TYPE_CHECKING:
    from kurs.register.store import Store
    from postgres import Cluster


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """`project({"docs/a.md": "…"})`: the folder of a small right course with these files added or replaced."""

    def write(files: dict[str, str | bytes] | None = None) -> Path:
        for name, text in {**COURSE, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return write


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A running PostgreSQL, one for each process of the tests."""
    from postgres import cluster

    with cluster() as one:
        yield one


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty register of each kind: a test that asks for it runs on both."""
    if request.param == "postgresql":
        address: str = request.getfixturevalue("postgres").database()
        return address
    return f"sqlite:///{tmp_path / 'register.sqlite'}"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty register with its tables."""
    from kurs.register.schema import upgrade
    from kurs.register.store import Store, open_engine

    one = Store(open_engine(database_url))
    upgrade(one.engine)
    yield one
    one.close()
