"""Bring a database to the tables this version needs (Alembic), forward only."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kurs.register.tables import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 4_961_337  # PostgreSQL: one process at a time


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: sa.Engine) -> None:
    """Every migration that is missing. Two processes that start at once wait for each other."""
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        command.upgrade(_config(connection), "head")
        connection.commit()


def is_current(connection: sa.Connection) -> bool:
    """Whether the database has exactly the tables of this version."""
    newest = ScriptDirectory.from_config(_config(connection)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def differences(connection: sa.Connection) -> list[object]:
    """What the tables lack or have too much of, compared with register/tables.py."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))
