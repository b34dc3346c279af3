"""Between the request and the page: who asks, may they, is what they send theirs to send."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from kurs.register.access import access_of
from kurs.register.accounts import session_of
from kurs.register.units import read_tree
from kurs.web.ask import Ask, Server
from kurs.web.pages import Page

COOKIE = "kurs_session"


class TooLarge(HTTPException):
    def __init__(self) -> None:
        super().__init__(413)


def guarded(page: Page, server: Server) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page."""

    async def endpoint(request: Request) -> Response:
        await _read(request, page.body)
        ask = Ask(request=request, server=server)
        if page.method == "POST" and not page.path.startswith("/api/"):
            ask = replace(ask, form=await request.form(max_files=2, max_fields=5_000))
        try:
            return await run_in_threadpool(_run, page, ask)
        finally:
            await request.close()  # uploaded files

    return endpoint


async def _read(request: Request, most: int) -> None:
    """The whole body, so that pages needn't wait for it; refused as soon as it is too long."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > most:
        raise TooLarge
    parts, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise TooLarge
        parts.append(chunk)
    request._body = b"".join(parts)


def _run(page: Page, ask: Ask) -> Response:
    if page.who in ("anybody", "device"):
        return page.run(ask)
    ask = _signed_in(ask)
    if ask.session is None:
        return RedirectResponse("/register/logga-in", 303)
    if page.method == "POST":
        _same_site(ask)
    if page.who == "account":
        return page.run(ask)
    return page.run(_allowed(page, ask))


def _signed_in(ask: Ask) -> Ask:
    token = ask.request.cookies.get(COOKIE, "")
    with ask.server.store.read() as connection:
        session = session_of(connection, token, now=ask.now) if token else None
        if session is None:
            return ask
        tree = read_tree(connection)
        access = access_of(connection, session.account.id, tree.parents)
    return replace(ask, session=session, access=access, tree=tree)


def _same_site(ask: Ask) -> None:
    """A form from our own page: it holds the session's word. Raises 403."""
    sent, known = ask.sent("csrf"), ask.session.csrf if ask.session else ""
    if not known or not hmac.compare_digest(sent.encode(), known.encode()):
        raise HTTPException(403)


def _allowed(page: Page, ask: Ask) -> Ask:
    """With the unit in place. What an account may not see does not exist for it: 404, whatever there is."""
    if "{unit}" not in page.path:
        if not ask.access.may(page.who):
            raise HTTPException(404)
        return ask
    unit = ask.tree.units.get(ask.part("unit"))
    if unit is None or not ask.access.may(page.who, unit.id):
        raise HTTPException(404)
    return replace(ask, unit=unit)


def unavailable(request: Request, error: Exception) -> Response:
    """The database does not answer, or its disk is full: nothing was acknowledged, so try again in a while."""
    logging.getLogger("kurs.web").error(json.dumps({"database": type(error).__name__}))
    answer = refused(request, HTTPException(503))
    answer.headers["retry-after"] = "10"
    return answer


def refused(request: Request, error: Exception) -> Response:
    """Every error as a person or a browser can read it; never a traceback."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    server: Server = request.app.state.server
    if request.url.path.startswith("/api/"):
        return JSONResponse({"problem": status}, status)
    return Ask(request=request, server=server).page("error", status=status, code=status)
