"""Settings from the environment. An unknown `KURS_*` is refused: a misspelt setting must not be silently ignored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kurs.errors import KursError, Problem, suggest

PREFIX = "KURS_"
SECRETS = ("database_url", "smtp_password")  # these may also stand in a file: KURS_DATABASE_URL_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`data` holds the SQLite file and the keys; `site` and `course` are what `make build` made.

    `address` is how people reach the site; links and QR codes start with it. `proxies`: how many reverse proxies stand
    in front and may say who the client is. Reminders are off unless `smtp_host` and `smtp_from` are set.
    """

    data: Path = Path("var/register")
    site: Path = Path("site")
    course: Path = Path("build/course.json")
    database_url: str = ""
    address: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    proxies: int = 0
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_from: str = ""

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.data / 'register.sqlite').absolute()}"

    @property
    def secure(self) -> bool:
        return self.address.startswith("https://")

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def can_mail(self) -> bool:
        return bool(self.smtp_host and self.smtp_from)


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else -1


Check = tuple[Callable[[Any], bool], str]


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


CHECKS: dict[str, Check] = {
    "address": (_is_address, "ska börja med http:// eller https://, till exempel https://kurs.kommunen.se."),
    "port": (lambda number: 0 <= number <= 65535, "ska vara ett tal mellan 0 och 65535."),
    "smtp_port": (lambda number: 0 < number <= 65535, "ska vara ett tal mellan 1 och 65535."),
    "proxies": (lambda number: 0 <= number <= 9, "ska vara antalet proxyservrar framför, ett tal mellan 0 och 9."),
}


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Raises KursError with everything that is wrong in the environment."""
    known = {PREFIX + field.name.upper(): field for field in fields(Settings)}
    files = {PREFIX + name.upper() + "_FILE": name for name in SECRETS}
    values: dict[str, Any] = {}
    problems: list[Problem] = []

    def refuse(name: str, what: str) -> None:
        problems.append(Problem(name, 1, 1, what))

    for name, text in environment.items():
        if not name.startswith(PREFIX):
            continue
        if name in files:
            try:
                values[files[name]] = Path(text).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError):
                refuse(name, f'filen "{text}" går inte att läsa. Se över sökvägen och rättigheterna.')
        elif name not in known:
            refuse(
                name,
                f"inställningen finns inte.{suggest(name, [*known, *files])} Alla står i docs/om/drift.md.",
            )
        else:
            values[known[name].name] = _typed(known[name].type, text)
    for name, value in values.items():
        check, what = CHECKS.get(name, (lambda value: True, ""))
        if not check(value):
            refuse(PREFIX + name.upper(), what)
    if problems:
        raise KursError(problems)
    return Settings(**values)


def _typed(kind: Any, text: str) -> Any:
    kinds: dict[str, Callable[[str], Any]] = {"Path": Path, "int": _whole}
    return kinds.get(str(kind), str)(text)
