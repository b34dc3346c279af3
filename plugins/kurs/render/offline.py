"""What makes the built site an app that works without a network: its manifest, and a service worker with its files."""
from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kurs.model.assessment import Course
from kurs.render.text import fill

# Paths that the register's server answers itself: never kept, never answered by the browser.
SERVER_PATHS = ("register/", "delta/", "fortsatt", "api/", "halsa/")
APP = "manifest.webmanifest"
WORKER = "sw.js"
# Larger files, such as films, need a network.
LARGEST = 1_000_000
# For developers and search engines, or put out of use by our own search.
_NOT_KEPT = re.compile(
    rf"{re.escape(WORKER)}|{re.escape(APP)}|.*\.map|.*\.gz|.*\.txt|search/search_index\.js"
    r"|assets/javascripts/(lunr|workers)/.*"
)
_ICONS = {"app-192.png": "any", "app-512.png": "any", "app-maskable-512.png": "maskable"}


def web_manifest(course: Course, site: Path) -> dict[str, Any]:
    """The app's name, look and icons. Its start is the site's, wherever that lies."""
    title = fill(course.title, course.local)
    return {
        "name": title,
        "short_name": title if len(title) <= 12 else title.split()[0],
        "lang": "sv",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": "#6b2f5c",
        "background_color": "#fbf8f3",
        "icons": [
            {"src": f"assets/images/{name}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for name, purpose in _ICONS.items()
            for size in re.findall(r"\d+", name)
            if (site / "assets/images" / name).exists()
        ],
    }


def kept_files(site: Path) -> dict[str, Path]:
    """What the browser keeps, by the path it is asked for below the site's root: pages as they are linked to."""
    return dict(sorted(_kept(site)))


def _kept(site: Path) -> Iterator[tuple[str, Path]]:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not _NOT_KEPT.fullmatch(name) and path.stat().st_size <= LARGEST:
            yield re.sub(r"(^|/)index\.html$", r"\1", name), path


def service_worker(script: bytes, site: Path, *, base: str, mode: str) -> bytes:
    """`script` with what this build has. `base` is where the 404 page's own links begin."""
    files = {name: _integrity(path.read_bytes()) for name, path in kept_files(site).items()}
    release = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:10]
    others = SERVER_PATHS if mode == "register" else ()
    given = {"RELEASE": release, "FILES": files, "NOT_OURS": others, "BASE": base}
    return "".join(f"const {name}={_json(value)};\n" for name, value in given.items()).encode() + script


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _integrity(body: bytes) -> str:
    return f"sha256-{b64encode(hashlib.sha256(body).digest()).decode()}"
