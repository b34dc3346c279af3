"""Put the server together: pages, the site's files, headers, errors, the database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route

from kurs.errors import KursError, Problem
from kurs.register.courses import remember
from kurs.register.keys import load_keys
from kurs.register.schema import upgrade
from kurs.register.settings import Settings
from kurs.register.store import Store, open_engine
from kurs.web.ask import Server, clock
from kurs.web.guard import guarded, refused, unavailable
from kurs.web.headers import Headers
from kurs.web.pages import PAGES
from kurs.web.site import Site
from kurs.words import SAID


def open_server(settings: Settings, *, now: Callable[[], datetime] = clock) -> Server:
    """The database with the tables it needs, the keys and the course. Raises KursError, saying what to do."""
    manifest = settings.site / "assets/kurs/manifest.json"
    for path in (settings.course, manifest):
        if not path.exists():
            raise KursError([Problem(str(path), 1, 1, "finns inte. Bygg kursen först: make build MODE=register")])
    assets = json.loads(manifest.read_text("utf-8"))
    if assets.get("mode") != "register":
        raise KursError([Problem(str(manifest), 1, 1, "är byggd utan register. Bygg om: make build MODE=register")])
    store = Store(open_engine(settings.database))
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        upgrade(store.engine)
        text = settings.course.read_text("utf-8")
        course = store.write(lambda connection: remember(connection, text, now=now()))
    except sa.exc.OperationalError as error:
        raise KursError([Problem("KURS_DATABASE_URL", 1, 1, f"databasen svarar inte: {error.orig}")]) from None
    return Server(
        settings=settings, store=store, keys=load_keys(settings.data), course=course,
        templates=_templates(), assets="/" + assets["assets"], now=now,
    )  # fmt: skip


def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("kurs.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["SAID"] = SAID
    return environment


def create_app(server: Server) -> Starlette:
    """The ASGI application of one process."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        server.store.close()

    routes: list[Route | Mount] = [
        Route(page.path, guarded(page, server), methods=[page.method], name=f"{page.method} {page.path}")
        for page in PAGES
    ]
    routes.append(Mount("/register/static", Site(Path(__file__).parent / "static")))
    routes.append(Mount("/", Site(server.settings.site)))
    handlers: dict[Any, Any] = {HTTPException: refused, sa.exc.SQLAlchemyError: unavailable, Exception: refused}
    app = Starlette(
        routes=routes, lifespan=lifespan, exception_handlers=handlers,
        middleware=[Middleware(Headers, server=server), Middleware(GZipMiddleware, minimum_size=1_000)],
    )  # fmt: skip
    app.state.server = server
    return app
