"""What the browser is to keep: every page and file that a learner needs, by its content, nothing of the server's."""
from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kurs.render.offline import SERVER_PATHS, kept_files, service_worker, web_manifest
from kurs.web.pages import PAGES
from samples import ROOT

SITE = (
    "index.html", "404.html", "a/index.html", "å/bild.svg", "sw.js", "manifest.webmanifest", "sitemap.xml.gz",
    "assets/javascripts/workers/search.1.min.js", "assets/kurs/0a/start.js", "assets/site.css.map",
)  # fmt: skip


def worker(site: Path, mode: str = "standalone") -> dict[str, object]:
    script = service_worker(b"", site, base="/", mode=mode).decode()
    return {name: json.loads(value) for name, value in re.findall(r"^const (\w+)=(.*);$", script, re.M)}


def write(site: Path) -> None:
    for name in SITE:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, "utf-8")


def test_pages_are_kept_as_they_are_linked_to(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "film.mp4").write_bytes(bytes(1_000_001))
    assert list(kept_files(tmp_path)) == ["", "404.html", "a/", "assets/kurs/0a/start.js", "å/bild.svg"]


def test_a_release_is_what_its_files_are(tmp_path: Path) -> None:
    write(tmp_path)
    first = worker(tmp_path)
    assert worker(tmp_path) == first
    (tmp_path / "a/index.html").write_text("ändrad", "utf-8")
    second = worker(tmp_path)
    assert second["RELEASE"] != first["RELEASE"]
    changed = {name for name, hash in second["FILES"].items() if first["FILES"][name] != hash}  # type: ignore[attr-defined,index]
    assert changed == {"a/"}


def test_every_page_that_the_server_answers_is_left_to_it(tmp_path: Path) -> None:
    write(tmp_path)
    assert worker(tmp_path)["NOT_OURS"] == []
    assert worker(tmp_path, "register")["NOT_OURS"] == list(SERVER_PATHS)
    assert [page.path for page in PAGES if not page.path[1:].startswith(SERVER_PATHS)] == []


def test_the_app_has_a_name_that_fits_and_icons_that_exist() -> None:
    course: Any = SimpleNamespace(title="IBIC i praktiken", local={})
    app = web_manifest(course, ROOT / "theme")
    assert (app["name"], app["short_name"], app["lang"]) == ("IBIC i praktiken", "IBIC", "sv")
    assert {(icon["sizes"], icon["purpose"]) for icon in app["icons"]} == {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")
    }  # fmt: skip
