"""Lighthouse on two pages, the course beside plain Material, mobile: `make lighthouse`."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench.browser import served
from bench.twins import PAGES, ROOT, twins

CLI = ROOT / "var/npm/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT"}
ROUNDS = 3
Run = dict[str, Any]


def main() -> None:
    chrome = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not (CLI.exists() and chrome):
        sys.exit("Lighthouse or Chromium is missing. Run: make lighthouse")
    print(f"load average {os.getloadavg()[0]:.1f} before", flush=True)
    out = ROOT / "bench/out"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as folder:
        projects = twins(Path(folder))
        with served(projects["plain"], packed=True) as plain, served(projects["kurs"], packed=True) as kurs:
            runs = _all_runs({"plain": plain, "kurs": kurs}, chrome, Path(folder))
    _report(runs)
    print(f"\nload average {os.getloadavg()[0]:.1f} after")


def _all_runs(sites: dict[str, str], chrome: str, folder: Path) -> dict[tuple[str, str], list[Run]]:
    """The sites take turns, so that both meet the same machine."""
    runs: dict[tuple[str, str], list[Run]] = {}
    for at in range(ROUNDS):
        for name, page in PAGES.items():
            for site, address in sites.items():
                print(f"round {at + 1}: {name}, {site}", file=sys.stderr, flush=True)
                runs.setdefault((name, site), []).append(_run(address + page, chrome, folder / "report.json"))
    return runs


def _run(address: str, chrome: str, report: Path) -> Run:
    command = ["node", str(CLI), address, "--output=json", f"--output-path={report}", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless --no-sandbox --disable-gpu"]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": chrome}, check=True, capture_output=True, cwd=ROOT)
    found: Run = json.loads(report.read_text("utf-8"))
    return found


def _report(runs: dict[tuple[str, str], list[Run]]) -> None:
    head = ["page", "site", *CATEGORIES, *(f"{short} ms" for short in TIMES.values()), "CLS", "kB"]
    print(f"\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for (page, site), each in runs.items():
        scores = (f"{100 * median(one['categories'][name]['score'] for one in each):.0f}" for name in CATEGORIES)
        times = (f"{_median(each, name):.0f}" for name in TIMES)
        size = f"{_median(each, 'total-byte-weight') / 1000:.0f}"
        row = [page, site, *scores, *times, f"{_median(each, 'cumulative-layout-shift'):.3f}", size]
        print(f"| {' | '.join(row)} |")
    for (page, site), each in runs.items():
        for lost in sorted({line for one in each for line in _lost(one)}):
            print(f"- {page}, {site}: {lost}")


def _median(each: list[Run], audit: str) -> float:
    return median(one["audits"][audit]["numericValue"] for one in each)


def _lost(run: Run) -> list[str]:
    """The audits that cost points, and where."""
    lost = []
    for name in CATEGORIES:
        for ref in run["categories"][name]["auditRefs"]:
            audit = run["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.995:
                lost.append(f"{name}: {audit['id']} {_places(audit)}".strip())
    return lost


def _places(audit: dict[str, Any]) -> str:
    if "numericValue" in audit:
        return ""
    items = (audit.get("details") or {}).get("items", [])
    return "; ".join(str((item.get("node") or item).get("snippet") or item)[:140] for item in items[:3])


if __name__ == "__main__":
    main()
