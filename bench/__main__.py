"""Runs every measurement and prints Markdown: `python -m bench [--quick]`."""
from __future__ import annotations

import argparse
import platform
import shutil
import sys
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from bench import build, feedback, weight
from bench.browser import chromium
from bench.sites import VARIANTS, write_hundred, write_site

OUT = Path(__file__).parent / "out"
CHAPTER = "del-00/kapitel-007/"
BUILD = ["pages", "site", "CPU s, median (min–max)", "of plain", "ms per exercise"]
WEIGHT = ["pages", "site", "HTML kB", "CSS + JS kB", "total kB", "of plain", "search index kB"]
OURS = ["our file, gz bytes", "no exercise", "five choice and blank", "all four interactions", "final"]
FEEDBACK = ["site", "exercises", "press → painted ms, median", "p95", "first", "click → painted ms, median"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 rounds, 30 pages: to try things out")
    parser.add_argument("--rounds", type=int, help="builds of each site (9)")
    parser.add_argument("--only", choices=["build", "browser"], help="one half")
    asked = parser.parse_args()
    sizes = [30] if asked.quick else [30, 300]
    rounds = asked.rounds or (3 if asked.quick else 9)
    shutil.rmtree(OUT, ignore_errors=True)
    sites = {pages: _written(pages) for pages in sizes}
    print(_machine(rounds))
    if asked.only != "browser":
        _table("Build", BUILD, (row for pages in sizes for row in _builds(sites[pages], pages, rounds)))
    if asked.only != "build":
        _in_browser(sites)


def _written(pages: int) -> dict[str, Path]:
    return {name: write_site(OUT / f"{pages}-{name}", variant=name, pages=pages) for name in VARIANTS}


def _builds(sites: dict[str, Path], pages: int, rounds: int) -> list[list[str]]:
    return build.rows(build.measure(sites, rounds=rounds), pages=pages)


def _in_browser(sites: dict[int, dict[str, Path]]) -> None:
    hundred = {name: write_hundred(OUT / f"hundred-{name}", variant=name) for name in feedback.PEERS}
    for site in [*hundred.values(), *(site for group in sites.values() for site in group.values())]:
        if not (site / "site").exists():
            build.build(site)
    with chromium() as browser:
        weights = (row for pages in sites for row in _weights(browser, sites[pages], pages))
        _table("Weight of an exercise page, gz", WEIGHT, weights)
        _table("Our JavaScript and CSS", OURS, weight.our_rows(_our_pages(browser, hundred["kurs"], min(sites))))
        latencies = {name: feedback.measure(browser, site, name=name, count=40) for name, site in hundred.items()}
        title = f"Feedback, 100 exercises on the page, {feedback.SLOWDOWN}× slower processor"
        _table(title, FEEDBACK, [one.row(name) for name, one in latencies.items()])


def _weights(browser: Browser, sites: dict[str, Path], pages: int) -> list[list[str]]:
    loads = {name: weight.load(browser, site, CHAPTER) for name, site in sites.items()}
    return weight.rows(loads, {name: weight.search_index(site) for name, site in sites.items()}, pages=pages)


def _our_pages(browser: Browser, site: Path, pages: int) -> dict[str, weight.Load]:
    chapter = weight.load(browser, OUT / f"{pages}-kurs", CHAPTER)
    start, types, final = (weight.load(browser, site, page) for page in ("", "typer/", "prov/"))
    return {"start": start, "chapter": chapter, "types": types, "final": final}


def _machine(rounds: int) -> str:
    names = ("mkdocs", "mkdocs-material", "mkdocs-quiz", "Markdown")
    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return f"{date.today()} · {system} · {' · '.join(f'{name} {version(name)}' for name in names)} · {rounds} rounds"


def _table(title: str, head: list[str], rows: Iterable[list[str]]) -> None:
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
