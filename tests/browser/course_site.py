"""The real course, built from a copy of its sources and served from a port of its own."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kurs.model.assessment import Course
from kurs.schema.load import load_course

ROOT = Path(__file__).parents[2]
SOURCES = ("docs", "quizzes", "theme", "mkdocs.yml")


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a browser that goes away in the middle of an answer is no fault."""


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a request is no news."""


@dataclass
class CourseSite:
    """`root` holds the copied sources, `root/site` what is served at `url` (ends with a slash)."""

    root: Path
    url: str
    course: Course
    server: ThreadingHTTPServer

    def build(self) -> None:
        build_course(self.root)
        self.course, _ = load_course(self.root)

    @property
    def html_pages(self) -> list[str]:
        """Every page's address below `url`."""
        site = self.root / "site"
        return sorted(page.relative_to(site).as_posix().removesuffix("index.html") for page in site.rglob("*.html"))


def build_course(root: Path, *, mode: str = "standalone") -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "COURSE_MODE": mode}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def copy_sources(root: Path) -> None:
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)


def serve_course(root: Path, *, site_url: bool = False) -> CourseSite:
    """Copy the course to `root`, build and serve it. `site_url` gives Material the address instant navigation needs."""
    copy_sources(root)
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    if site_url:
        config = root / "mkdocs.yml"
        config.write_text(config.read_text("utf-8").replace('site_url: ""', f"site_url: {url}"), "utf-8")
    site = CourseSite(root, url, Course(iri="", title="", modules=(), paths=(), assessments=()), server)
    site.build()
    return site
