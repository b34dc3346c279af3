"""The real course built by MkDocs and by ProperDocs, a fork: whichever goes on, no page and no exercise changes."""
from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from browser.course_site import copy_sources

# Each engine signs its pages.
GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
# These hold the time, and the hash of each page as it was signed.
OWN = ("sitemap.xml.gz", "sw.js")


def built(engine: str, root: Path) -> dict[str, bytes]:
    """Every file of the site by its path, less the signature."""
    command = [sys.executable, "-m", engine, "build", "--strict", "--quiet", "-f", "mkdocs.yml", "-d", f"site-{engine}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / f"site-{engine}"
    files = (path for path in site.rglob("*") if path.is_file() and path.name not in OWN)
    return {path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes()) for path in files}


def test_properdocs_builds_the_same_site(tmp_path: Path) -> None:
    copy_sources(tmp_path)
    ours, theirs = built("mkdocs", tmp_path), built("properdocs", tmp_path)
    assert sum(body.count(b'class="kurs-item"') for body in ours.values()) > 20, "the course has its exercises"
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
