"""The commands that save the course in another form. MkDocs builds the site, as a program of its own."""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurs.cli.commands import FINE, PROBLEMS, Command, UsageError, project, report_problems
from kurs.errors import KursError, suggest

if TYPE_CHECKING:
    from kurs.export.pdf import Printed

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


def export_pdf(arguments: argparse.Namespace) -> int:
    from kurs.export.book import Book

    manifest = _manifest(arguments.site)
    modules = _chosen(manifest["modules"], arguments.modules)
    one = modules[0] if len(modules) == 1 else {"id": "kursen", "title": manifest["title"]}
    return _print(Book(arguments.site, manifest, modules, one["title"]), arguments.output or Path(f"{one['id']}.pdf"))


def export_apt(arguments: argparse.Namespace) -> int:
    from kurs.export.apt import Kit
    from kurs.schema.load import load_course

    manifest = _manifest(arguments.site)
    [module] = _chosen(manifest["modules"], [arguments.module])
    try:
        course, _ = load_course(project("."))
    except KursError as error:
        return report_problems(error.problems)
    kit = Kit(arguments.site, manifest, module, course.local)
    return _print(kit, arguments.output or Path(f"apt-{module['id']}.pdf"))


def _print(what: Printed, path: Path) -> int:
    from kurs.export.pdf import BrowserFault, find_browser, write_pdf

    browser = find_browser()
    if browser is None:
        missing = "programmet Chromium finns inte på datorn, och det skriver PDF-filen"
        raise UsageError(f"{missing}. Installera Chromium eller Google Chrome och försök igen.")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"mappen {path.parent} finns inte. Skapa den eller välj en annan.")
    try:
        pages = write_pdf(what, path, browser)
    except BrowserFault as fault:
        print(f"Chromium kunde inte skriva PDF-filen: {fault}")
        return PROBLEMS
    print(f"{path} är skriven: {pages} sidor.")
    return FINE


def _manifest(site: Path) -> Mapping[str, Any]:
    """What the build says of itself."""
    path = site / "assets/kurs/manifest.json"
    try:
        found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        what = f"{site} är ingen byggd kurs"
        raise UsageError(f"{what}. Kör make build först, eller välj en mapp med --site.") from None
    return found


def _chosen(modules: list[Mapping[str, Any]], wanted: list[str]) -> list[Mapping[str, Any]]:
    """Those of these ids, in the order they were asked for; all where none is."""
    known = {module["id"]: module for module in modules}
    for id in wanted:
        if id not in known:
            choose = f"Välj: {', '.join(known)}." if known else "Kursen har inga moduler."
            raise UsageError(f'modulen "{id}" finns inte.{suggest(id, known)} {choose}')
    if not known:
        raise UsageError("kursen har inga moduler att skriva ut.")
    return [known[id] for id in dict.fromkeys(wanted)] or list(modules)


_SITE = (
    ("--site",),
    {"metavar": "MAPP", "type": Path, "default": Path("site"), "help": "den byggda kursen (annars site)"},
)
EXPORT = (
    Command(
        "export offline",
        "Spara kursen som en zip-fil som fungerar från en mapp, utan nät och server.",
        offline,
        ((("--output",), {"metavar": "FIL", "help": f"filen att skriva (annars {FILE})"}),),
    ),
    Command(
        "export pdf",
        "Skriv moduler, eller hela kursen, som en PDF-fil att skriva ut.",
        export_pdf,
        (
            (("modules",), {"metavar": "MODUL", "nargs": "*", "help": "modulernas id (annars hela kursen)"}),
            (("--output",), {"metavar": "FIL", "type": Path, "help": "filen att skriva (annars modulens id och .pdf)"}),
            _SITE,
        ),
    ),
    Command(
        "export apt",
        "Skriv en moduls APT-paket som en PDF-fil: bilder, blad att dela ut, samtalskort och facit.",
        export_apt,
        (
            (("module",), {"metavar": "MODUL", "help": "modulens id"}),
            (("--output",), {"metavar": "FIL", "type": Path, "help": "filen att skriva (annars apt-, id och .pdf)"}),
            _SITE,
        ),
    ),
)
