"""The search beside Material's own: until it is ready, a query's answer, and what is fetched for it."""
from __future__ import annotations

import json
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser

from bench.browser import served
from bench.vocabulary import NOUNS, Prose
from bench.weight import kilo, packed, search_index

COMPOUNDS = 12
# A worker of its own each round; the index has come by then. Answers are timed one by one.
TIMED = """async ([index, queries]) => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const start = performance.now();
  const worker = new Worker(config.search);
  const said = (message) => new Promise((answer) => {
    worker.onmessage = answer;
    worker.postMessage(message);
  });
  await said({ type: 0, data: { ...index, options: { suggest: false } } });
  const ready = performance.now() - start;
  const answers = [];
  for (const data of queries) {
    const asked = performance.now();
    await said({ type: 2, data });
    answers.push(performance.now() - asked);
  }
  worker.terminate();
  return [ready, answers];
}"""
HEAD = ["pages", "site", "words", "index kB, gz", "script kB, gz", "ready ms", "ms a query, median", "p95"]


def _compound(prose: Prose) -> str:
    return f"{prose.pick(NOUNS)[0]}s{prose.noun()}"


def index_of(site: Path) -> tuple[dict[str, Any], int]:
    """The site's index and its number of words: prose of some hundred words gets the compounds that Swedish has."""
    index: dict[str, Any] = json.loads((site / "site/search/search_index.json").read_text("utf-8"))
    for doc in index["docs"]:
        prose = Prose(doc["location"])
        doc["text"] += " ".join(["", *(_compound(prose) for _ in range(COMPOUNDS))])
    words = {word for doc in index["docs"] for word in doc["text"].lower().split()}
    return index, len(words)


def queries() -> list[str]:
    """Words as written, words begun, words with a slip, compounds and two words."""
    prose = Prose("queries")
    asked = []
    for _ in range(10):
        word = prose.noun()
        asked += [word, word[:4], f"{word[1]}{word[0]}{word[2:]}", _compound(prose), f"{word} {prose.noun()}"]
    return asked


def script(site: Path) -> int:
    """Bytes of what the worker loads."""
    ours = list((site / "site").glob("assets/kurs/*/search.js"))
    folder = site / "site/assets/javascripts"
    lunr = (folder / f"lunr/min/lunr.{name}.min.js" for name in ("sv", "stemmer.support"))
    stock = [*folder.glob("workers/search.*.js"), *lunr]
    return sum(packed(file) for file in ours or stock)


def measure(browser: Browser, sites: dict[str, Path], *, pages: int, rounds: int = 5) -> list[list[str]]:
    """A row for plain Material and one for ours, their rounds interleaved."""
    given = {name: index_of(sites[name]) for name in ("plain", "kurs")}
    times: dict[str, list[Any]] = {name: [] for name in given}
    for _ in range(rounds):
        for name, (index, _words) in given.items():
            with served(sites[name]) as root:
                tab = browser.new_page()
                tab.goto(root, wait_until="networkidle")
                times[name].append(tab.evaluate(TIMED, [index, queries()]))
                tab.close()
    return [_row(name, sites[name], pages, given[name][1], times[name]) for name in given]


def _row(name: str, site: Path, pages: int, words: int, times: list[Any]) -> list[str]:
    answers = [one for _, each in times for one in each]
    sizes = [kilo(search_index(site)), kilo(script(site))]
    ready = median(ready for ready, _ in times)
    slow = quantiles(answers, n=20)[-1]
    return [str(pages), name, str(words), *sizes, f"{ready:.0f}", f"{median(answers):.1f}", f"{slow:.1f}"]
