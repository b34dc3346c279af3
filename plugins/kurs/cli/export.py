"""The commands that save the course in another form. MkDocs builds it, as a program of its own."""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kurs.cli.commands import FINE, PROBLEMS, Command, project, report_problems
from kurs.errors import KursError

FILE = "kursen-utan-nat.zip"


def offline(arguments: argparse.Namespace) -> int:
    from kurs.export.offline import offline_zip
    from kurs.schema.load import load_course

    root = project(".")
    try:
        load_course(root)
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            if fault := _built(root, site, COURSE_MODE="standalone", COURSE_OFFLINE="true"):
                print(f"MkDocs kan inte bygga webbplatsen. Rätta det här och försök igen:\n{fault}", file=sys.stderr)
                return PROBLEMS
            packed = offline_zip(site)
    except KursError as error:
        return report_problems(error.problems)
    path = Path(arguments.output or FILE)
    path.write_bytes(packed)
    print(f"Kursen är skriven till {path} ({len(packed) / 1e6:.1f} MB). Facit till slutproven finns i filen.")
    return FINE


def _built(root: Path, site: Path, **settings: str) -> str:
    """Build the site; what MkDocs said, if it failed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.stderr.strip() or "okänt fel" if done.returncode else ""


EXPORT = (
    Command(
        "export offline",
        "Spara kursen som en zip-fil som fungerar från en mapp, utan nät och server.",
        offline,
        ((("--output",), {"metavar": "FIL", "help": f"filen att skriva (annars {FILE})"}),),
    ),
)
