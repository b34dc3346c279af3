"""The site's Content-Security-Policy, in a meta element of each built page: only the site's own files and scripts.

Material and theme/main.html have scripts in the page itself. They are let in by their hashes, so that anything else
written into a page does nothing. A policy is the same on every page: instant navigation would add each new one.
"""
from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from kurs.errors import KursError, Problem

# What `kurs serve` and the settings in docs/om/drift.md send as a header, for a meta element can't say it.
HEADER = "frame-ancestors 'none'"
_HEAD = re.compile(r'<head>(\s*<meta charset="[^"]*">)?(\s*<meta http-equiv="Content-Security-Policy"[^>]*>)?', re.I)
_ARTICLE = re.compile(r"<article\b.*</article>", re.S)  # What people write; the rest of a page is the theme's.
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S | re.I)
_TYPE = re.compile(r'\btype="([^"]*)"')
_JAVASCRIPT = ("", "module", "text/javascript", "application/javascript")
_TODO = (
    "fungerar inte: säkerhetsreglerna (CSP) stoppar det i webbläsaren. Ta bort det. "
    "Utseende kan stå i theme/assets/stylesheets/site.css, skript i en egen fil under extra_javascript i mkdocs.yml."
)


def write_policy(site: Path, sources: Mapping[str, str] | None = None, *, folder: bool = False) -> str:
    """Give every page of the built site its policy, in place of one it has, and return it.

    `sources` names the file that an author edits by the page it became. `folder`: the site is also opened from a
    folder, whose files not every browser takes for the site's own. Raises KursError with all that the policy stops.
    """
    pages = {path: path.read_bytes().decode() for path in sorted(site.rglob("*.html"))}
    problems: list[Problem] = []
    hashes: set[str] = set()
    for path, text in pages.items():
        name = path.relative_to(site).as_posix()
        place = (sources or {}).get(name, name)
        written = _ARTICLE.search(text)
        problems += [Problem(place, 1, 1, f"{what} {_TODO}") for what in _stopped(written[0] if written else "")]
        if not _HEAD.search(text):
            problems.append(Problem(place, 1, 1, "Sidan saknar <head>. Där ska säkerhetsreglerna (CSP) stå."))
        hashes |= {_hash(script) for script in _scripts(_ARTICLE.sub("", text))}
    if problems:
        raise KursError(problems)
    policy = _policy(sorted(hashes), folder=folder)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for path, text in pages.items():
        path.write_bytes(_HEAD.sub(lambda head: f"<head>{head[1] or ''}{meta}", text, count=1).encode())
    return policy


def _policy(hashes: list[str], *, folder: bool) -> str:
    own = "'self' file:" if folder else "'self'"
    return "; ".join((
        "default-src 'none'",
        " ".join((f"script-src {own}", *hashes)),
        *(f"{kind}-src {own}" for kind in ("style", "connect", "media", "worker", "manifest")),
        f"img-src {own} data:",
        "form-action 'self'",
        "base-uri 'none'",
    ))  # fmt: skip


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _scripts(page: str) -> list[str]:
    """Those that stand in the page and are to run."""
    named = [(_TYPE.search(tag), tag, text) for tag, text in _SCRIPT.findall(page)]
    return [text for type, tag, text in named if " src=" not in tag and (not type or type[1].lower() in _JAVASCRIPT)]


@dataclass
class _Stopped(HTMLParser):
    """What somebody wrote in a page that the policy stops."""

    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f'{name}="{value}"' for name, value in attrs if _is_stopped(name, value or "")]
        named = {"type": "", **dict(attrs)}
        if tag == "style" or (tag == "script" and "src" not in named and str(named["type"]).lower() in _JAVASCRIPT):
            self.found.append(f"<{tag}>")


def _is_stopped(name: str, value: str) -> bool:
    script = value.strip().lower().startswith("javascript:")
    return name == "style" or name.startswith("on") or (name in ("href", "action", "formaction", "src") and script)


def _stopped(written: str) -> list[str]:
    parser = _Stopped()
    parser.feed(written)
    parser.close()
    return parser.found
