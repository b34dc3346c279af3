"""Alembic's way in: the connection comes from register/schema.py, never from a file."""

from alembic import context
from kurs.register.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
