"""One Chromium for all runtime tests: a blank page that imports the runtime's pure modules."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from chromium import CHROMIUM, FLAGS
from kurs.model.interaction import INTERACTIONS
from serving import Run, serving

PURE = (
    *("revision", "progress", "proof", "verify", "statement", "seal", "chance", "draw"),
    *("personal", "schedule", "ics", "transfer", "element", "meeting/code"),
)
IMPORT = """async ([pure, stems]) => {
  window.kurs = { grade: {}, interaction: {} };
  for (const name of pure) kurs[name] = await import(`/${name}.js`);
  for (const stem of stems) kurs.grade[stem] = await import(`/grade/${stem}.js`);
  for (const stem of stems) kurs.interaction[stem] = await import(`/interaction/${stem}.js`);
}"""


@pytest.fixture(scope="session")
def run(playwright: Any) -> Iterator[Run]:
    """`run(javascript, argument)` in the page, where `kurs` holds the modules. An exception there fails the test."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    with serving() as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(IMPORT, [PURE, list(INTERACTIONS)])
        yield page.evaluate
        browser.close()
