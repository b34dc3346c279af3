"""What a page gets, and the few ways it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from jinja2 import Environment
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kurs.model.assessment import Course
from kurs.register.access import Access
from kurs.register.accounts import Session
from kurs.register.audit_log import add_line
from kurs.register.keys import Keys
from kurs.register.settings import Settings
from kurs.register.store import Store
from kurs.register.units import Tree, Unit
from kurs.web.rooms import Rooms

SWEDEN = ZoneInfo("Europe/Stockholm")


def clock() -> datetime:
    """Now, in UTC; tests put another in its place."""
    return datetime.now(UTC)


def today_in_sweden(now: datetime | None = None) -> date:
    """The day in Sweden: due dates and proofs are days there."""
    return (now or clock()).astimezone(SWEDEN).date()


@dataclass(frozen=True, kw_only=True)
class Server:
    """What lives as long as the process. `assets`: the versioned folder of the runtime below the site."""

    settings: Settings
    store: Store
    keys: Keys
    course: Course
    templates: Environment
    assets: str
    now: Callable[[], datetime] = clock
    rooms: Rooms = field(default_factory=Rooms)


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One request. `session`, `access` and `tree` are set on pages for those who are signed in, `unit` where the
    address names one that the account may see; `form` where something was sent.
    """

    request: Request
    server: Server
    session: Session | None = None
    access: Access = field(default_factory=lambda: Access((), {}))
    tree: Tree = field(default_factory=lambda: Tree({}))
    unit: Unit | None = None
    form: FormData = field(default_factory=FormData)

    @property
    def now(self) -> datetime:
        return self.server.now()

    @property
    def today(self) -> date:
        return today_in_sweden(self.now)

    @property
    def course(self) -> Course:
        return self.server.course

    @property
    def here(self) -> Unit:
        """The unit of the address. Raises 404 where there is none."""
        if self.unit is None:
            raise HTTPException(404)
        return self.unit

    @property
    def account_id(self) -> str | None:
        return self.session.account.id if self.session else None

    def part(self, name: str) -> str:
        """A part of the address. Raises 404 for what no database can hold."""
        value = str(self.request.path_params[name])
        if "\0" in value:
            raise HTTPException(404)
        return value

    def sent(self, name: str) -> str:
        """What was filled in, without surrounding space and NUL; empty where nothing was."""
        value = self.form.get(name)
        return value.replace("\0", "").strip() if isinstance(value, str) else ""

    def all_sent(self, name: str) -> list[str]:
        return [one.replace("\0", "") for one in self.form.getlist(name) if isinstance(one, str)]

    def address(self, path: str) -> str:
        """The whole address of a path of the site, as it stands in links and QR codes."""
        return self.server.settings.address.rstrip("/") + path

    def site_page(self, kind: str) -> str:
        """The path of the page with that block (`::: kind`), or of the start page."""
        return self.chapter(self.course.parts.get(kind, "index.md"))

    def chapter(self, source: str) -> str:
        """The path of a page of the course, from its source below docs/."""
        path = source.removesuffix("index.md").removesuffix(".md").strip("/")
        return f"/{path}/" if path else "/"

    def page(self, template: str, *, status: int = 200, **variables: Any) -> HTMLResponse:
        """The HTML of templates/<template>.html.jinja. `said` of the address is a key in words.SAID."""
        said = self.request.query_params.get("sagt", "")
        shown = {"ask": self, "course": self.course, "said": said, "assets": self.server.assets, **variables}
        return HTMLResponse(self.server.templates.get_template(f"{template}.html.jinja").render(shown), status)

    def go(self, path: str, *, said: str | None = None) -> Response:
        """To another page after something was done, so that a reload doesn't do it again."""
        return RedirectResponse(path + (f"?{urlencode({'sagt': said})}" if said else ""), 303)

    def looked(
        self, connection: sa.Connection, action: str, *, person: str | None = None, count: int | None = None
    ) -> None:
        """Write in the log that somebody looked at or changed personal data."""
        unit = self.unit.id if self.unit else None
        add_line(connection, action, now=self.now, account_id=self.account_id, unit=unit, person_id=person, count=count)


def upload(ask: Ask, name: str) -> bytes:
    """The content of a file that was sent; empty where there was none. guard.py bounds how long it is."""
    file = ask.form.get(name)
    return file.file.read() if isinstance(file, UploadFile) else b""


def number(text: str, otherwise: int | None = None) -> int | None:
    """A whole number that was filled in, or `otherwise`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def day(text: str) -> date | None:
    """An ISO day, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
