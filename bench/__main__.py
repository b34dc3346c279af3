"""Runs every measurement and prints Markdown: `python -m bench [--quick]`."""
from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from bench import build, feedback, search, weight
from bench.browser import chromium
from bench.sites import VARIANTS, write_hundred, write_site

OUT = Path(__file__).parent / "out"
CHAPTER = "del-00/kapitel-007/"
BUILD = ["pages", "site", "CPU s, median (min–max)", "of plain", "ms more per exercise"]
WEIGHT = ["pages", "site", "HTML kB", "CSS + JS kB", "total kB", "of plain", "search index kB"]
OURS = [
    "our file, gz bytes", "no exercise", "choice and blank", "four interactions", "… when answered", "all interactions",
    "final",
]  # fmt: skip
FEEDBACK = ["site", "exercises", "press → painted ms, median", "p95", "first"]
GOALS = ["goal", "at most", "measured", ""]


class Report:
    """Prints tables as they are measured, and the goals last."""

    def __init__(self) -> None:
        self.goals: list[list[str]] = []

    def table(self, title: str, head: list[str], rows: Iterable[list[str]]) -> None:
        print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
        for row in rows:
            print(f"| {' | '.join(row)} |", flush=True)

    def goal(self, what: str, measured: float, *, at_most: float, unit: str) -> None:
        verdict = "met" if measured <= at_most else "**missed**"
        self.goals.append([what, f"{at_most:g} {unit}", f"{measured:.2f} {unit}", verdict])


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 rounds, 30 pages: to try things out")
    parser.add_argument("--rounds", type=int, help="builds of each site (9)")
    parser.add_argument("--only", choices=["build", "browser"], help="one half")
    asked = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    # A folder of its own, so that two runs at once don't take each other's sites.
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        _measure(Path(folder), asked)


def _measure(out: Path, asked: argparse.Namespace) -> None:
    rounds = asked.rounds or (3 if asked.quick else 9)
    sites = {pages: _written(out, pages) for pages in ([30] if asked.quick else [30, 300])}
    report = Report()
    print(_machine(rounds), flush=True)
    if asked.only != "browser":
        _builds(report, sites, rounds)
    if asked.only != "build":
        _in_browser(report, sites, out)
    if report.goals:
        report.table("Goals", GOALS, report.goals)


def _written(out: Path, pages: int) -> dict[str, Path]:
    return {name: write_site(out / f"{pages}-{name}", variant=name, pages=pages) for name in VARIANTS}


def _builds(report: Report, sites: dict[int, dict[str, Path]], rounds: int) -> None:
    measured = {pages: build.measure(group, rounds=rounds) for pages, group in sites.items()}
    rows = (row for pages, timings in measured.items() for row in build.rows(timings, pages=pages))
    report.table("Build", BUILD, rows)
    if timings := measured.get(300):
        ratio = timings["kurs"].median / timings["plain"].median
        report.goal("build of 300 pages, of plain", ratio, at_most=1.3, unit="×")


def _in_browser(report: Report, sites: dict[int, dict[str, Path]], out: Path) -> None:
    hundred = {name: write_hundred(out / f"hundred-{name}", variant=name) for name in feedback.PEERS}
    for site in [*hundred.values(), *(site for group in sites.values() for site in group.values())]:
        if not (site / "site").exists():
            build.build(site)
    with chromium() as browser:
        _weights(report, browser, sites)
        found = (row for pages, group in sites.items() for row in search.measure(browser, group, pages=pages))
        report.table(f"Search (load average {os.getloadavg()[0]:.1f} before)", search.HEAD, found)
        _ours(report, browser, sites[min(sites)]["kurs"], hundred["kurs"])
        _feedback(report, browser, hundred)


def _weights(report: Report, browser: Browser, sites: dict[int, dict[str, Path]]) -> None:
    rows = []
    for pages, group in sites.items():
        loads = {name: weight.load(browser, site, CHAPTER) for name, site in group.items()}
        rows += weight.rows(loads, {name: weight.search_index(site) for name, site in group.items()}, pages=pages)
        ratio = loads["kurs"].total / loads["plain"].total
        report.goal(f"exercise page of {pages}, gz, of plain", ratio, at_most=1.2, unit="×")
    report.table("Weight of an exercise page, gz", WEIGHT, rows)


def _ours(report: Report, browser: Browser, course: Path, hundred: Path) -> None:
    visits = {"start": (hundred, ""), "chapter": (course, CHAPTER)}
    visits |= {"types": (hundred, "typer/"), "answered": (hundred, "typer/"), "all": (hundred, "alla/")}
    visits |= {"final": (hundred, "prov/")}
    pages = {
        name: weight.load(browser, site, page, answered=name == "answered") for name, (site, page) in visits.items()
    }
    report.table("Our JavaScript and CSS", OURS, weight.our_rows(pages))
    start, types, answered = (pages[name].ours for name in ("start", "types", "answered"))
    for name, what, most in (("types", "four", 12), ("all", "all", 25)):
        scripts = sum(size for file, size in pages[name].ours.items() if file.endswith(".js"))
        report.goal(f"our JS for {what} interactions, gz", scripts / 1000, at_most=most, unit="kB")
    report.goal("our JS + CSS for four interactions, gz", sum(types.values()) / 1000, at_most=12, unit="kB")
    report.goal("… with what is fetched at the first answers", sum(answered.values()) / 1000, at_most=12, unit="kB")
    report.goal("page without exercises, gz", sum(start.values()) / 1000, at_most=2, unit="kB")
    report.goal("page without exercises, files of ours", len(start), at_most=1, unit="")


def _feedback(report: Report, browser: Browser, hundred: dict[str, Path]) -> None:
    load = os.getloadavg()[0]
    found = {name: feedback.measure(browser, site, name=name, count=40) for name, site in hundred.items()}
    title = f"Feedback, 100 exercises on the page, {feedback.SLOWDOWN}× slower processor"
    rows = [one.row(name) for name, one in found.items()]
    report.table(f"{title} (load average {load:.1f} before)", FEEDBACK, rows)
    report.goal("press → painted, median", found["kurs"].median, at_most=50, unit="ms")


def _machine(rounds: int) -> str:
    names = ("mkdocs", "mkdocs-material", "mkdocs-quiz", "Markdown")
    versions = " · ".join(f"{name} {version(name)}" for name in names)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{date.today()} · {system} · Python {platform.python_version()} · {versions} · {rounds} rounds"


if __name__ == "__main__":
    main()
