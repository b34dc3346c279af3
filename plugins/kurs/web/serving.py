"""The running server: one process, or several on one PostgreSQL; and what may stand in its log."""

from __future__ import annotations

import logging
import os

import uvicorn
from starlette.applications import Starlette

from kurs.errors import KursError
from kurs.register.settings import settings_from
from kurs.web.app import create_app, open_server
from kurs.web.ask import Server


def keep_log() -> None:
    """Our own lines, and only warnings of others: Alembic would tell of itself at every look at the server's health."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("kurs").setLevel(logging.INFO)


def from_environment() -> Starlette:
    """What each of several processes makes for itself."""
    keep_log()
    try:
        return create_app(open_server(settings_from(os.environ)))
    except KursError as error:
        raise SystemExit(str(error)) from None


def run(server: Server, *, workers: int) -> None:
    """Serve until told to stop. With several workers `server` is closed: each opens its own, from the environment."""
    keep_log()
    several = workers > 1
    if several:
        server.store.close()
    uvicorn.run(
        "kurs.web.serving:from_environment" if several else create_app(server), factory=several,
        workers=workers, host=server.settings.host, port=server.settings.port, access_log=False, server_header=False,
        proxy_headers=False, log_level="warning", timeout_graceful_shutdown=10,
    )  # fmt: skip
