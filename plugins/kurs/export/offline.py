"""The built site as a zip that works from a folder: no module, no fetch, nothing that only a server can give."""
from __future__ import annotations

import io
import json
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path

from kurs.errors import KursError, Problem
from kurs.export.bundle import bundle
from kurs.words import FOLDER

INNER = "kurs"
_MANIFEST = "assets/kurs/manifest.json"
# What only a server, a search engine or a developer asks for.
_LEFT_OUT = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|sw\.js|manifest\.webmanifest|search/search_index\.json|assets/kurs/manifest\.json"
    r"|assets/javascripts/(lunr|workers)/.*|.*\.map"
)
_STARTER = re.compile(r'(<script src="[^"]*/start\.js") type="module" async>')
_MASK = re.compile(r"(\bmask(?:-image)?:\s*url\()(?!data:)([^)]+)\)")
_INSTALLED = re.compile(r'\s*<link rel="manifest"[^>]*>')
# Scripts of the runtime that are no modules.
_CLASSIC = ("search.js", "frame-worker.js")


def offline_zip(site: Path) -> bytes:
    """`site` is built for a folder (docs/om/utan-nat.md). The same bytes for the same site."""
    if not (site / "search/search_index.js").exists():
        what = "pluginet offline saknas. Skriv det före kurs, så som docs/om/utan-nat.md visar."
        raise KursError([Problem("mkdocs.yml", 1, 1, what)])
    manifest = json.loads((site / _MANIFEST).read_text("utf-8"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in (*_covers(manifest["title"]), *_inner(site, manifest["assets"])):
            info = zipfile.ZipInfo(name)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, body)
    return packed.getvalue()


def _covers(title: str) -> Iterator[tuple[str, bytes]]:
    """What a person sees first."""
    page = (
        f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="refresh" content="0; url={INNER}/index.html">'
        f'<p><a href="{INNER}/index.html">{FOLDER["open"]}</a></p></html>\n'
    )
    yield FOLDER["start"], page.encode()
    text = FOLDER["text"].format(title=title, start=FOLDER["start"])
    yield FOLDER["readme"], text.replace("\n", "\r\n").encode("utf-8-sig")  # for the oldest Notepad


def _inner(site: Path, assets: str) -> Iterator[tuple[str, bytes]]:
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    modules = _modules(files, f"{assets}/")
    for name, path in files.items():
        if _LEFT_OUT.fullmatch(name):
            continue
        if name == f"{assets}/start.js":
            yield f"{INNER}/{name}", _starter(site, modules)
        elif name.endswith(".html"):
            yield f"{INNER}/{name}", _page(path.read_text("utf-8")).encode()
        elif name.endswith(".css"):
            yield f"{INNER}/{name}", _style(path).encode()
        elif name.removeprefix(f"{assets}/") not in modules:
            yield f"{INNER}/{name}", path.read_bytes()


def _modules(files: dict[str, Path], assets: str) -> dict[str, str]:
    """The runtime's modules by their paths, the one that starts first."""
    own = {name.removeprefix(assets): path for name, path in files.items() if name.startswith(assets)}
    scripts = sorted((name for name in own if name.endswith(".js") and name not in _CLASSIC), key="start.js".__ne__)
    return {name: own[name].read_text("utf-8") for name in scripts}


def _starter(site: Path, modules: dict[str, str]) -> bytes:
    manifest = (site / _MANIFEST).read_text("utf-8")
    return f"var kursManifest={manifest};\n{bundle(modules)}".encode()


def _page(html: str) -> str:
    return _INSTALLED.sub("", _STARTER.sub(r"\1 defer>", html))


def _style(path: Path) -> str:
    """An image that masks is fetched as from another host, so it comes along in the style sheet."""

    def inside(found: re.Match[str]) -> str:
        image = b64encode((path.parent / found[2].strip("\"'")).read_bytes()).decode()
        return f"{found[1]}data:image/svg+xml;base64,{image})"

    return _MASK.sub(inside, path.read_text("utf-8"))
