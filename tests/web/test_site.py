"""The site's files from the server: how long a browser may keep them. A service worker that is kept never changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import World

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("sw.js", "no-cache"),
        ("manifest.webmanifest", "no-cache"),
        ("index.html", "no-cache"),
        ("assets/kurs/manifest.json", "no-cache"),
        ("assets/kurs/0123456789/start.js", FOR_EVER),
    ],
)
def test_only_what_has_its_version_in_the_address_is_kept(world: World, path: str, kept: str) -> None:
    file = Path(world.server.settings.site) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    answer = world.client().get(f"/{path}")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, kept)
    if path == "sw.js":
        assert answer.headers["content-type"].startswith("text/javascript")
