"""How well a search answers: queries with the pages they should find, asked of a worker as Material asks it."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

HERE = Path(__file__).parent
GLOSSARY = "ordlista/ord/"
# What the site had when the queries were written. They can't judge a page that came later: it is passed over.
JUDGED = ("introduktion/", "begrepp/", "genomforandeplan/", "journal/", "ordlista/", "om/")
JUDGED_PAGES = ("", "intyg/", "mina-resultat/", "repetera/")
# Asks a page's own worker, with the page's own index; the answer is a list of pages for each query.
ASK = """async ([queries, index]) => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(config.search);
  const said = (message) => new Promise((answer, fail) => {
    worker.onerror = (event) => fail(new Error(event.message));
    worker.onmessage = ({ data }) => answer(data.data);
    worker.postMessage(message);
  });
  index ??= await (await fetch(new URL("search/search_index.json", new URL(config.base + "/", location)))).json();
  await said({ type: 0, data: { ...index, options: { suggest: false } } });
  const answers = [];
  for (const query of queries) answers.push((await said({ type: 2, data: query })).items);
  worker.terminate();
  return answers;
}"""


@dataclass(frozen=True)
class Query:
    """`pages` are to be among the first ten, any of them or of the globs `also` first."""

    q: str
    kind: str
    pages: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """`found` are the pages of the first ten in their order, a glossary term as `ord:ID`."""

    query: Query
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        return mean(page in self.found for page in self.query.pages)

    @property
    def right_first(self) -> bool:
        first = self.found[:1]
        return any(fnmatch(page, glob) for page in first for glob in (*self.query.pages, *self.query.also))

    def __str__(self) -> str:
        lost = [page for page in self.query.pages if page not in self.found]
        return f"{self.query.q} ({self.query.kind}): first {self.found[:3]}, not found {lost}"


def queries(name: str) -> list[Query]:
    rows = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [Query(str(row["q"]), row["kind"], tuple(row["pages"]), tuple(row.get("also", ()))) for row in rows]


def seen(group: list[dict[str, Any]]) -> Iterable[str]:
    """What a person sees of a page among the results, without opening "more on this page"; the best part first."""
    for part in group:
        page, _, mark = part["location"].partition("#")
        if page == GLOSSARY and part["score"] >= group[0]["score"] and mark.startswith("ord-"):
            yield f"ord:{mark.removeprefix('ord-')}"
    yield page or "/"


def judged(group: list[dict[str, Any]]) -> bool:
    page = group[0]["location"].partition("#")[0]
    return page.startswith(JUDGED) or page in JUDGED_PAGES


def results(
    asked: list[Query], answers: list[list[list[dict[str, Any]]]], *, everywhere: bool = False
) -> list[Result]:
    """`everywhere`: the pages that came later are judged too."""
    firsts = ([group for group in answer if everywhere or judged(group)][:10] for answer in answers)
    found = (dict.fromkeys(page for group in groups for page in seen(group)) for groups in firsts)
    return [Result(query, tuple(pages)) for query, pages in zip(asked, found, strict=True)]


def figures(all_: list[Result]) -> dict[str, float]:
    return {
        "queries": len(all_),
        "recall in the first ten": round(mean(one.recall for one in all_), 3),
        "right page first": round(mean(one.right_first for one in all_), 3),
        "without an answer": sum(not one.found for one in all_),
    }
