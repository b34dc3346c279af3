"""`kurs export pdf`: modules of the built site as one PDF."""
from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kurs.cli.commands import FINE, PROBLEMS, Command, UsageError
from kurs.errors import suggest


def export_pdf(arguments: argparse.Namespace) -> int:
    from kurs.export.book import Book
    from kurs.export.pdf import BrowserFault, find_browser, write_pdf

    manifest = _manifest(arguments.site)
    modules = _chosen(manifest["modules"], arguments.modules)
    browser = find_browser()
    if browser is None:
        what = "programmet Chromium finns inte på datorn, och det skriver PDF-filen"
        raise UsageError(f"{what}. Installera Chromium eller Google Chrome och försök igen.")
    title = modules[0]["title"] if len(modules) == 1 else manifest["title"]
    name = modules[0]["id"] if len(modules) == 1 else "kursen"
    path = arguments.output or Path(f"{name}.pdf")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"mappen {path.parent} finns inte. Skapa den eller välj en annan.")
    try:
        pages = write_pdf(Book(arguments.site, manifest, modules, title), path, browser)
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


EXPORT_PDF = (
    Command(
        "export pdf",
        "Skriv moduler, eller hela kursen, som en PDF-fil att skriva ut.",
        export_pdf,
        (
            (("modules",), {"metavar": "MODUL", "nargs": "*", "help": "modulernas id (annars hela kursen)"}),
            (("--output",), {"metavar": "FIL", "type": Path, "help": "filen att skriva (annars modulens id och .pdf)"}),
            (
                ("--site",),
                {"metavar": "MAPP", "type": Path, "default": Path("site"), "help": "den byggda kursen (annars site)"},
            ),
        ),
    ),
)
