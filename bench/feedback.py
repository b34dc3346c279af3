"""From the press on the button to painted feedback: 100 exercises on the page, the processor at a quarter."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page

from bench.browser import served

SLOWDOWN = 4


@dataclass(frozen=True)
class Peer:
    """Selectors: an exercise, and in it what to choose first, what gives the answer, and the feedback."""

    exercise: str
    choose: str | None
    press: str
    feedback: str


PEERS = {
    "kurs": Peer(
        ".kurs-live form.kurs-item", ".kurs-option input", "button[type=submit]", ".kurs-feedback[data-verdict]"
    ),
    # Choosing is answering there, unless the author turns auto_submit off.
    "mkdocs-quiz": Peer(".quiz", None, "fieldset input", ".quiz-feedback:not(.hidden)"),
}
# Two frames after the feedback is in the document, the first of them has been painted.
PROBE = """([exercise, feedback]) => {
  const times = {};
  const note = (event) => { times[event.type] ??= event.timeStamp; };
  for (const type of ["pointerdown", "click"]) addEventListener(type, note, { capture: true, once: true });
  window.painted = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (times.click === undefined || !exercise.querySelector(feedback)) return;
      watcher.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        const now = performance.now();
        resolve([now - times.pointerdown, now - times.click]);
      }));
    });
    watcher.observe(exercise, { subtree: true, childList: true, attributes: true });
  });
}"""
IDLE = "() => new Promise((done) => requestIdleCallback(done))"


@dataclass(frozen=True)
class Latency:
    """Milliseconds of each exercise: from the press, and from the click that its release makes."""

    press: list[float]
    click: list[float]

    def row(self, name: str) -> list[str]:
        values = (median(self.press), _p95(self.press), self.press[0], median(self.click))
        return [name, str(len(self.press)), *(f"{value:.0f}" for value in values)]


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def measure(browser: Browser, site: Path, *, name: str, count: int) -> Latency:
    """`count` different exercises, spread over the page."""
    ready = "([selector]) => document.querySelectorAll(selector).length >= 100"
    with served(site) as root:
        tab = browser.new_page(viewport={"width": 360, "height": 740})
        tab.goto(root + "hundra/", wait_until="networkidle")
        tab.wait_for_function(ready, arg=[PEERS[name].exercise])
        tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        pairs = [_answer(tab, name, at * 100 // count) for at in range(count)]
        tab.close()
    return Latency([press for press, _ in pairs], [click for _, click in pairs])


def _answer(tab: Page, name: str, at: int) -> tuple[float, float]:
    peer = PEERS[name]
    here = tab.locator(peer.exercise).nth(at)
    if peer.choose:
        here.locator(peer.choose).nth(1).click()
    button = here.locator(peer.press).nth(0 if peer.choose else 1)
    button.scroll_into_view_if_needed()
    tab.evaluate(IDLE)
    tab.evaluate_handle(PROBE, [here.element_handle(), peer.feedback])
    button.click()
    press_ms, click_ms = tab.evaluate("() => window.painted")
    return press_ms, click_ms
