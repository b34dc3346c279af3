"""The site as a zip for a folder: what is packed, always the same, and what can't be bundled is told. Used in Chromium
by tests/browser/test_in_folder.py."""
from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from kurs.errors import KursError
from kurs.export.bundle import bundle
from kurs.export.offline import offline_zip
from kurs.render.assets import runtime_files

STARTER = '<link rel="manifest" href="a">\n<script src="assets/kurs/0a/start.js" type="module" async></script>'
SITE = {
    "index.html": STARTER,
    "sw.js": "",
    "manifest.webmanifest": "{}",
    "search/search_index.js": "var __index = {}",
    "search/search_index.json": "{}",
    "assets/site.css": ".a { mask: url(ring.svg) center; background: url(ring.svg) }",
    "assets/ring.svg": "<svg/>",
    "assets/kurs/manifest.json": '{"title": "Kök & bad", "assets": "assets/kurs/0a"}',
    "assets/kurs/0a/start.js": 'import("./more.js");',
    "assets/kurs/0a/more.js": "export const more = 1;",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def packed(site: Path) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(offline_zip(site))) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_only_what_a_folder_can_use_is_packed(site: Path) -> None:
    files = packed(site)
    assert list(files) == [
        "Starta kursen.html", "Läs mig.txt", "kurs/assets/kurs/0a/start.js", "kurs/assets/ring.svg",
        "kurs/assets/site.css", "kurs/index.html", "kurs/search/search_index.js",
    ]  # fmt: skip
    assert files["kurs/index.html"].strip() == '<script src="assets/kurs/0a/start.js" defer></script>'
    assert "Kök &amp; bad" in files["Starta kursen.html"]
    assert files["kurs/assets/kurs/0a/start.js"].startswith('var kursManifest={"title"')
    assert files["kurs/assets/site.css"].count("data:image/svg+xml;base64,PHN2Zy8+") == 1


def test_the_same_site_gives_the_same_bytes(site: Path) -> None:
    first = offline_zip(site)
    for path in site.rglob("*.html"):
        path.touch()
    assert offline_zip(site) == first


def test_a_site_built_for_a_server_is_refused(site: Path) -> None:
    (site / "search/search_index.js").unlink()
    with pytest.raises(KursError, match="offline saknas"):
        offline_zip(site)


@pytest.mark.parametrize("line", [
    'import * as all from "./b.js";',
    'export * from "./b.js";',
    "export default function () {}",
    "export let a = 1;",
    'import { gone } from "./b.js";',
    'import { a } from "./missing.js";',
    'import { b } from "./a.js";export const a = b;',
])  # fmt: skip
def test_a_form_that_the_bundle_does_not_know_is_told_with_its_file(line: str) -> None:
    with pytest.raises(KursError, match=r"runtime/a\.js"):
        bundle({"a.js": line, "b.js": 'export const b = 1;'})


def test_no_module_of_the_runtime_is_lost_in_the_bundle() -> None:
    modules = {name: body.decode() for name, body in runtime_files().items() if name.endswith(".js")}
    for classic in ("search.js", "frame-worker.js"):
        del modules[classic]
    script = bundle(modules)
    assert [name for name in modules if f'\n"{name}":(' not in script] == []
