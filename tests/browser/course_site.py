"""The real course, built from a copy of its sources and served from a port of its own."""
from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
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


class Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """A page of a copied build looks old, which Chromium takes for leave to keep it."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

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
    root.mkdir(exist_ok=True)
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)


def built_once(root: Path, *, mode: str = "standalone") -> None:
    """The course and its built site in `root`, copied from a build that all processes of this test run share."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"pid{os.getpid()}")
    shared = Path(tempfile.gettempdir()) / f"kurs-built-{run}-{mode}"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "done").exists():
            copy_sources(shared / "course")
            build_course(shared / "course", mode=mode)
            (shared / "done").touch()
    atexit.register(shutil.rmtree, shared, ignore_errors=True)
    shutil.copytree(shared / "course", root, dirs_exist_ok=True)


def serve_course(root: Path, *, site_url: bool = False) -> CourseSite:
    """Copy the course to `root`, build and serve it. `site_url` turns on instant navigation, which needs it."""
    if site_url:
        copy_sources(root)
    else:
        built_once(root)
    server = _Server(("127.0.0.1", 0), partial(Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    if site_url:
        config = root / "mkdocs.yml"
        text = config.read_text("utf-8").replace('site_url: ""', f"site_url: {url}")
        config.write_text(text.replace("  features:\n", "  features:\n    - navigation.instant\n"), "utf-8")
    site = CourseSite(root, url, load_course(root)[0], server)
    if site_url:
        site.build()
    return site
