"""Headers on every answer (OWASP secure headers), a line in the log without personal data, and the client's address."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kurs.render.offline import SERVER_PATHS
from kurs.render.policy import HEADER
from kurs.web.ask import Server

log = logging.getLogger("kurs.web")
COMMON = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), microphone=(), payment=(), usb=()",
}
# Our own pages have no inline script and no inline style.
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
OURS = tuple(f"/{path}" for path in SERVER_PATHS)


class Headers:
    """The outermost middleware. Logs the route's pattern, never the address: tokens and ids stand in addresses."""

    def __init__(self, app: ASGIApp, server: Server) -> None:
        self.app, self.server = app, server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["client"] = _client(scope, self.server.settings.proxies)
        started, status = time.perf_counter(), 500

        async def with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._add(scope, MutableHeaders(scope=message))
            await send(message)

        try:
            await self.app(scope, receive, with_headers)
        finally:
            _log(scope, status, time.perf_counter() - started)

    def _add(self, scope: Scope, headers: MutableHeaders) -> None:
        for name, value in COMMON.items():
            headers.setdefault(name, value)
        if scope["path"].startswith(OURS):
            headers.setdefault("content-security-policy", STRICT)
            headers.setdefault("cache-control", "no-store")
        headers.setdefault("content-security-policy", HEADER)  # The course's pages have the rest in themselves.
        if self.server.settings.secure:
            headers.setdefault("strict-transport-security", "max-age=31536000")


def _client(scope: Scope, proxies: int) -> tuple[str, int] | None:
    """The address that the innermost trusted proxy saw; nobody else's word is taken."""
    client: tuple[str, int] | None = scope.get("client")
    if not proxies:
        return client
    named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
    chain = [one.strip() for one in ",".join(named).split(",") if one.strip()]
    return (chain[-proxies], 0) if len(chain) >= proxies else client


def _log(scope: Scope, status: int, seconds: float) -> None:
    route: MutableMapping[str, Any] | Any = scope.get("route")
    line = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "method": scope["method"],
        "route": getattr(route, "path", "?"),
        "status": status,
        "ms": round(seconds * 1000, 1),
    }
    log.info(json.dumps(line))
