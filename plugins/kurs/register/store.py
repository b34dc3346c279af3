"""How rows reach the disk: one engine, and one writer that lets waiting transactions share a commit (group commit).

SQLite runs in WAL with `synchronous=FULL`: what `write` has returned is on the disk. PostgreSQL keeps its default
`synchronous_commit=on`. A piece of work that fails is rolled back to its own savepoint and harms no other.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")
Work = Callable[[sa.Connection], Any]
TOGETHER = 200  # how much work shares one commit at most


def open_engine(url: str) -> sa.Engine:
    """`url` as SQLAlchemy has it: `sqlite:///file` or `postgresql+psycopg://…`. Raises sqlalchemy.exc.ArgumentError.

    What an error says goes to logs, so it never says which values were sent.
    """
    if url.startswith(("postgres://", "postgresql://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True)
    engine = sa.create_engine(url, connect_args={"timeout": 30}, hide_parameters=True)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: Python's sqlite3 would begin too late
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}").close()


def insert_once(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> int:
    """Insert the rows whose primary or unique key is new; how many they were."""
    if not rows:
        return 0
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    added = dialect.insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)
    # Rows beside the statement, not inside it: SQLAlchemy then works the SQL out once.
    return len(connection.execute(added, rows if len(rows) > 1 else rows[0]).all())


class Store:
    """The register's database. `read` and `write` may be used from any thread."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._waiting: queue.SimpleQueue[tuple[Work, Future[Any]] | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._starting = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One transaction's view. Nothing written in it stays."""
        with self.engine.connect() as connection:
            yield connection

    def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Carry out `work` in a transaction and return its answer once it is on the disk. Raises what it raises."""
        with self._starting:
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_all, daemon=True, name="register-writer")
                self._writer.start()
        future: Future[T] = Future()
        self._waiting.put((work, future))
        return future.result()

    def close(self) -> None:
        """Finish what waits, then let go of the database."""
        if self._writer:
            self._waiting.put(None)
            self._writer.join()
            self._writer = None
        self.engine.dispose()

    def _write_all(self) -> None:
        while (first := self._waiting.get()) is not None:
            together = [first]
            while len(together) < TOGETHER and not self._waiting.empty():
                together.append(self._waiting.get())  # type: ignore[arg-type]
            last = together[-1] is None
            self._commit(together[:-1] if last else together)
            if last:
                return

    def _commit(self, together: list[tuple[Work, Future[Any]]]) -> None:
        answers: list[tuple[Future[Any], Any, BaseException | None]] = []
        try:
            with self.engine.connect() as connection:
                _begin_writing(connection)
                for work, future in together:
                    answers.append((future, *_attempt(connection, work)))
                connection.commit()
        except BaseException as failure:  # the commit itself: nobody may believe that it was stored
            for _, future in together:
                future.set_exception(failure)
            return
        for future, answer, error in answers:
            if error:
                future.set_exception(error)
            else:
                future.set_result(answer)


def _begin_writing(connection: sa.Connection) -> None:
    """SQLite: take the lock to write at once, so that a read in the same transaction can't be out of date."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("UPDATE setting SET value = value WHERE 0")


def _attempt(connection: sa.Connection, work: Work) -> tuple[Any, BaseException | None]:
    savepoint = connection.begin_nested()
    try:
        answer = work(connection)
        savepoint.commit()
    except sa.exc.DBAPIError as error:
        if error.connection_invalidated:
            raise
        savepoint.rollback()
        return None, error
    except Exception as error:
        savepoint.rollback()
        return None, error
    return answer, None
