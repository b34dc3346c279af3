"""axe-core on the page as it stands: what it finds against WCAG 2.2 A and AA, one line per rule and place."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# Not the library's own `run`: it parses the script anew for each state of a page, and returns all that was right.
FIND = "([within, options]) => axe.run(within ?? document, options).then(({ violations }) => violations)"
# What the page's header happens to cover where it is scrolled to isn't too small to press.
STILL = ".md-header { position: static !important }"


def faults(page: Page, *, where: str = "", item: str | None = None) -> list[str]:
    """Of the whole page, or of one exercise when the rest of the page is as when it was looked at before."""
    still = page.add_style_tag(content=STILL) if page.locator(".md-header").count() else None
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(FIND, [item and f'form[data-item="{item}"]', OPTIONS])
    if still:
        still.evaluate("one => one.remove()")
    return [f"{where} {rule['id']}: {' '.join(map(str, node['target']))}" for rule in found for node in rule["nodes"]]
