"""A real PostgreSQL of the tests' own: a cluster in a temporary folder, thrown away afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from kurs.register.schema import upgrade
from kurs.register.store import open_engine

PROGRAMS = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), Path("/usr/bin"))
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # tests of what is kept, not of power cuts
TEMPLATE = "kurs_template"


def _run(command: list[str], *, check: bool = True) -> None:
    """As `postgres` where we are root: PostgreSQL refuses to run as root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*prefix, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stdout + done.stderr


class Cluster:
    """`address` is SQLAlchemy's, without the database's name. `stop` and `start` take it away and back."""

    def __init__(self, folder: Path, *, options: str = FAST) -> None:
        self.folder, self.data, self.options = folder, folder / "data", options
        self.address = f"postgresql+psycopg://postgres@/{{}}?host={folder}"

    def create(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        _run(
            [
                str(PROGRAMS / "initdb"),
                "-D",
                str(self.data),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
            ]
        )

    def start(self) -> None:
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c max_connections=200 {self.options}"
        log = str(self.folder / "log")
        _run([str(PROGRAMS / "pg_ctl"), "-D", str(self.data), "-w", "-l", log, "-o", options, "start"])

    def stop(self) -> None:
        _run([str(PROGRAMS / "pg_ctl"), "-D", str(self.data), "-w", "-m", "immediate", "stop"], check=False)

    def database(self) -> str:
        """The address of a new database with the register's tables."""
        name = f"kurs_{uuid.uuid4().hex}"
        with self._admin() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self.address.format(name)

    def make_template(self) -> None:
        with self._admin() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {TEMPLATE}")
        engine = open_engine(self.address.format(TEMPLATE))
        upgrade(engine)
        engine.dispose()

    @contextmanager
    def _admin(self) -> Iterator[sa.Connection]:
        engine = sa.create_engine(self.address.format("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            yield connection
        engine.dispose()


@contextmanager
def cluster(*, options: str = FAST) -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="kurs-pg-", dir="/tmp"))  # a short path: a socket's may have 107 bytes
    folder.chmod(0o755)
    one = Cluster(folder, options=options)
    try:
        one.create()
        one.start()
        one.make_template()
        yield one
    finally:
        one.stop()
        shutil.rmtree(folder, ignore_errors=True)
