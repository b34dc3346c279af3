"""Until somebody can read, and until the first exercise can be answered: `python -m bench.first`.

The course beside plain Material, the processor at a quarter, each visit with an empty browser.
"""
from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from bench.browser import chromium, served
from bench.feedback import SLOWDOWN
from bench.twins import PAGES, ROOT, twins

ROUNDS = 5
# Slow 4G, as Lighthouse has it: 1.6 Mbit/s and 150 ms there and back.
NETWORKS = {"no limit": None, "slow 4G": {"offline": False, "latency": 150, "downloadThroughput": 200_000,
                                         "uploadThroughput": 93_750}}  # fmt: skip
# An exercise is live when it has its buttons and listens.
WATCH = """
  window.live = null;
  new MutationObserver((_, watcher) => {
    if (!document.querySelector(".kurs-live form")) return;
    window.live = performance.now();
    watcher.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
"""
READ = """async () => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  while (!painted()) await new Promise(requestAnimationFrame);
  const [page] = performance.getEntriesByType("navigation");
  const fetched = [page, ...performance.getEntriesByType("resource")];
  const sum = (all) => all.reduce((sum, one) => sum + one.encodedBodySize, 0);
  const until = (time) => sum(fetched.filter((one) => one.responseEnd <= time));
  const loaded = page.domContentLoadedEventEnd;
  return { painted: painted(), loaded, live: window.live, toPaint: until(painted()), toLoaded: until(loaded) };
}"""
Visit = dict[str, Any]


def main() -> None:
    print(f"load average {os.getloadavg()[0]:.1f} before\n", flush=True)
    out = ROOT / "bench/out"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as folder, chromium() as browser:
        projects = twins(Path(folder))
        with served(projects["plain"], packed=True) as plain, served(projects["kurs"], packed=True) as kurs:
            _report(_visits(browser, {"plain": plain, "kurs": kurs}))
    print(f"\nload average {os.getloadavg()[0]:.1f} after")


def _visits(browser: Browser, sites: dict[str, str]) -> dict[tuple[str, str, str], list[Visit]]:
    """The sites take turns; a first round warms up and does not count."""
    visits: dict[tuple[str, str, str], list[Visit]] = {}
    for at in range(ROUNDS + 1):
        print(f"round {at}", file=sys.stderr, flush=True)
        for network in NETWORKS:
            for name, page in PAGES.items():
                for site, address in sites.items():
                    visit = _visit(browser, address + page, network, waits=(name, site) == ("chapter", "kurs"))
                    visits.setdefault((network, name, site), []).extend([visit] if at else [])
    return visits


def _visit(browser: Browser, address: str, network: str, *, waits: bool) -> Visit:
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, device_scale_factor=2)
    context.add_init_script(WATCH)
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    if limits := NETWORKS[network]:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", limits)
    tab.goto(address, wait_until="load")
    if waits:
        tab.locator(".kurs-live form").first.wait_for(state="attached")
    visit: Visit = tab.evaluate(READ)
    context.close()
    return visit


def _report(visits: dict[tuple[str, str, str], list[Visit]]) -> None:
    head = ["network", "page", "site", "kB to first paint", "first paint ms", "kB to DOMContentLoaded",
            "DOMContentLoaded ms", "exercise usable ms", "of plain's first paint"]  # fmt: skip
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for (network, name, site), each in visits.items():
        plain = _middle(visits[network, name, "plain"], "painted")
        live = _middle(each, "live") if each[0]["live"] else None
        sizes = [f"{_middle(each, key) / 1000:.0f}" for key in ("toPaint", "toLoaded")]
        times = [f"{_middle(each, key):.0f}" for key in ("painted", "loaded")]
        first = [f"{live:.0f}", f"{live / plain:.2f}×"] if live else ["–", f"{_middle(each, 'painted') / plain:.2f}×"]
        row = [network, name, site, sizes[0], times[0], sizes[1], times[1], *first]
        print(f"| {' | '.join(row)} |")


def _middle(each: list[Visit], key: str) -> float:
    return median(float(one[key]) for one in each)


if __name__ == "__main__":
    main()
