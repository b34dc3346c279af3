"""What a learner's browser fetches, in bytes after `gzip -6`: the page, its style sheets and its scripts."""
from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from bench.browser import served

OURS = "assets/kurs/"
# Gives every exercise of the page a complete answer, right or wrong.
ANSWER = """() => document.querySelectorAll("form.kurs-item").forEach((form) => {
  form.querySelector("[name=choice]")?.click();
  form.querySelectorAll("input[type=text]").forEach((field) => { field.value = "svar"; });
  form.querySelectorAll("select").forEach((field, at) => { field.selectedIndex = 1 + at % (field.length - 1); });
  form.requestSubmit();
})"""


@dataclass(frozen=True)
class Load:
    """gz bytes by path below the site, of what one page fetched by itself."""

    files: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.files.values())

    @property
    def html(self) -> int:
        return sum(size for path, size in self.files.items() if path.endswith(".html"))

    @property
    def ours(self) -> dict[str, int]:
        """Our scripts and style sheets, named from the versioned folder."""
        ours = {path.removeprefix(OURS): size for path, size in self.files.items() if path.startswith(OURS)}
        return {path.split("/", 1)[1]: size for path, size in ours.items() if path.endswith((".js", ".css"))}


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def load(browser: Browser, site: Path, page: str, *, answered: bool = False) -> Load:
    """A cold visit to `page`, a path with a slash at the end. The search worker and its index don't count."""
    fetched: list[str] = []
    with served(site) as root:
        tab = browser.new_page()
        tab.on("request", lambda request: fetched.append(request.url))
        tab.goto(root + page, wait_until="networkidle")
        if answered:
            tab.evaluate(ANSWER)
            tab.wait_for_function("() => !document.querySelector('.kurs-item:not([data-state=answered])')")
            tab.wait_for_timeout(500)
        tab.close()
    paths = {unquote(urlsplit(url).path).lstrip("/") for url in fetched}
    paths = {f"{path}index.html" if not path or path.endswith("/") else path for path in paths}
    found = {path: packed(site / "site" / path) for path in sorted(paths) if _counts(path)}
    return Load(found)


def _counts(path: str) -> bool:
    return path.endswith((".html", ".css", ".js", "manifest.json")) and "/workers/" not in path and "/lunr/" not in path


def search_index(site: Path) -> int:
    return packed(site / "site/search/search_index.json")


def kilo(size: int) -> str:
    return f"{size / 1000:.1f}"


def rows(loads: dict[str, Load], indexes: dict[str, int], *, pages: int) -> list[list[str]]:
    plain = loads["plain"].total
    return [
        [str(pages), name, *_sizes(one), f"{one.total / plain:.2f}×", kilo(indexes[name])]
        for name, one in loads.items()
    ]


def _sizes(one: Load) -> list[str]:
    return [kilo(one.html), kilo(one.total - one.html), kilo(one.total)]


def our_rows(pages: dict[str, Load]) -> list[list[str]]:
    """One row per file of ours, one column per page; the sums first."""
    columns = [one.ours for one in pages.values()]
    names = sorted({name for column in columns for name in column}, key=lambda name: (name.startswith("page/"), name))
    sums = ["**all**", *(f"**{sum(column.values())}**" for column in columns)]
    return [sums, *([f"`{name}`", *(str(column.get(name, "–")) for column in columns)] for name in names)]
