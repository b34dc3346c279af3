"""axe-core on the page as it stands: what it finds against WCAG 2.2 A and AA, one line per rule and place."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# Not the library's own `run`: it parses the script anew for each state of a page, and returns all that was right.
FIND = "([within, options]) => axe.run(within ?? document, options).then(({ violations }) => violations)"
# What the page's header happens to cover where it is scrolled to isn't too small to press. A sheet made by script is
# let through by the site's policy.
HEADER_IS_STILL = """(still) => {
  const sheet = (window.still_of_the_test ??= new CSSStyleSheet());
  sheet.replaceSync(still ? ".md-header { position: static !important }" : "");
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}"""


def faults(page: Page, *, where: str = "", item: str | None = None, only: tuple[str, ...] = ()) -> list[str]:
    """Of the whole page, or of one exercise when the rest of the page is as when it was looked at before.

    `only`: these rules, where the rest can't have changed.
    """
    page.evaluate(HEADER_IS_STILL, True)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    rules = {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": list(RULES)}
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate(FIND, [item and f'form[data-item="{item}"]', options])
    page.evaluate(HEADER_IS_STILL, False)
    return [f"{where} {rule['id']}: {' '.join(map(str, node['target']))}" for rule in found for node in rule["nodes"]]
