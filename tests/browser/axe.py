"""axe-core on the page as it stands: what it finds against WCAG 2.2 A and AA, one line per rule and place."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


# What the page's header happens to cover where it is scrolled to isn't too small to press. A sheet made by script is
# let through by the site's policy.
HEADER_IS_STILL = """(still) => {
  const sheet = (window.still_of_the_test ??= new CSSStyleSheet());
  sheet.replaceSync(still ? ".md-header { position: static !important }" : "");
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}"""


def faults(page: Page, *, where: str = "", only: tuple[str, ...] = ()) -> list[str]:
    """`only`: these rules, where the rest can't have changed."""
    page.evaluate(HEADER_IS_STILL, True)
    rules = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    page.evaluate(HEADER_IS_STILL, False)
    return [f"{where} {rule['id']}: {' '.join(map(str, node['target']))}" for rule in found for node in rule["nodes"]]
