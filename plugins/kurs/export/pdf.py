"""A book, or what is made like one → a tagged PDF with bookmarks and page numbers, printed by Chromium.

The only place that knows pypdf.
"""
from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from kurs.export.book import Line

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-quic", "--no-pdf-header-footer", "--generate-pdf-document-outline"),
    # A page of our own may start the site's scripts, which are modules; what it is made of is all ours.
    *("--export-tagged-pdf", "--allow-file-access-from-files"),
)
SECONDS = 300


class Printed(Protocol):
    """A title, the lines of its contents, and its HTML with the page of each line as far as it is known."""

    title: str
    lines: list[Line]

    def written(self, page_of: Mapping[str, int]) -> str: ...


class BrowserFault(Exception):
    """The browser did not print. The message is what it said."""


def find_browser() -> str | None:
    """A program that can print, of those on this computer."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def write_pdf(book: Printed, target: Path, browser: str) -> int:
    """Write the book to `target` and answer how many pages it has. Raises BrowserFault.

    It is printed twice: only the first print tells on which page each chapter begins.
    """
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder) / "bok.html", Path(folder) / "bok.pdf"
        page_of: dict[str, int] = {}
        for _ in range(2):
            page.write_text(book.written(page_of), encoding="utf-8")
            _print(browser, page, printed)
            reader = PdfReader(printed)
            page_of = _pages(reader, {line.id for line in book.lines})
        _finish(reader, book.title, target)
        return len(reader.pages)


def _print(browser: str, page: Path, printed: Path) -> None:
    # Root has no sandbox to be in; all that is opened is our own page, and nothing is fetched.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    profile = f"--user-data-dir={page.parent / 'profil'}"
    command = [browser, *FLAGS, *root, profile, f"--print-to-pdf={printed}", page.as_uri()]
    printed.unlink(missing_ok=True)
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BrowserFault(str(error)) from None
    if done.returncode or not printed.exists():
        raise BrowserFault((done.stderr.strip().splitlines() or [f"{done.returncode}"])[-1])


def _pages(reader: PdfReader, ids: set[str]) -> dict[str, int]:
    """The page, from 1, of each of these ids that something links to."""
    found = {name.removeprefix("/"): place for name, place in reader.named_destinations.items()}
    return {id: (reader.get_destination_page_number(found[id]) or 0) + 1 for id in ids & found.keys()}


def _finish(reader: PdfReader, title: str, target: Path) -> None:
    """Say in which language it is, and show title and bookmarks when it is opened (PDF/UA)."""
    writer = PdfWriter(clone_from=reader)
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("sv")
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.add_metadata({"/Title": title})
    outlines = root.get("/Outlines")
    for mark in _bookmarks(outlines.get_object()) if outlines else ():
        # Chromium says a heading twice that begins a page.
        said = str(mark["/Title"])
        if said[: len(said) // 2] * 2 == said:
            mark[NameObject("/Title")] = TextStringObject(said[: len(said) // 2])
    half = target.with_name(f"{target.name}.half")
    try:
        with half.open("wb") as file:
            writer.write(file)
        half.replace(target)
    except OSError:
        half.unlink(missing_ok=True)
        raise


def _bookmarks(above: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every bookmark below this one."""
    mark = above.get("/First")
    while mark is not None:
        yield (one := mark.get_object())
        yield from _bookmarks(one)
        mark = one.get("/Next")
