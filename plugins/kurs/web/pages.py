"""Every address of the server, and who may open it. A page without a row here does not exist.

`who`: "anybody"; "device" (a browser with its credentials); "account" (signed in); else a right in roles.toml, asked
for in the unit that the address names, or everywhere where it names none. The access test walks this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from kurs.web import another, api, home, join, sign_in, unit
from kurs.web.ask import Ask


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is how many bytes may be sent to it at most."""

    method: str
    path: str
    who: str
    run: Callable[[Ask], Response]
    body: int = 100_000


PAGES = (
    Page("GET", "/api/keys", "anybody", api.public_keys),
    Page("POST", "/api/statements", "device", api.statements, body=1_000_000),
    Page("GET", "/api/me", "device", api.me),
    Page("GET", "/halsa/lever", "anybody", api.alive),
    Page("GET", "/halsa/redo", "anybody", api.ready),
    Page("GET", "/delta/{token}", "anybody", join.show),
    Page("POST", "/api/join/{token}", "device", join.take),
    Page("GET", "/fortsatt", "anybody", another.show),
    Page("POST", "/api/another", "device", another.offer),
    Page("POST", "/api/continue", "device", another.take),
    Page("GET", "/register/logga-in", "anybody", sign_in.show),
    Page("POST", "/register/logga-in", "anybody", sign_in.take),
    Page("POST", "/register/logga-ut", "account", sign_in.leave),
    Page("GET", "/register/valkommen/{token}", "anybody", sign_in.welcome),
    Page("POST", "/register/valkommen/{token}", "anybody", sign_in.choose),
    Page("GET", "/register/", "account", home.show),
    Page("GET", "/register/enhet/{unit}", "see-figures", unit.show),
)
