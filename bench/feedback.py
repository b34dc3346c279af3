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
  let pressed;
  addEventListener("pointerdown", (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
  window.painted = new Promise((resolve, reject) => {
    setTimeout(reject, 10000, "no feedback was shown");
    const watcher = new MutationObserver(() => {
      if (pressed === undefined || !exercise.querySelector(feedback)) return;
      watcher.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - pressed)));
    });
    watcher.observe(exercise, { subtree: true, childList: true, attributes: true });
  });
}"""
IDLE = "() => new Promise((done) => requestIdleCallback(done))"


@dataclass(frozen=True)
class Latency:
    """Milliseconds of each exercise, in the order they were answered."""

    each: list[float]

    @property
    def median(self) -> float:
        return median(self.each)

    def row(self, name: str) -> list[str]:
        p95 = quantiles(self.each, n=20, method="inclusive")[-1]
        return [name, str(len(self.each)), *(f"{value:.0f}" for value in (self.median, p95, self.each[0]))]


def measure(browser: Browser, site: Path, *, name: str, count: int) -> Latency:
    """`count` different exercises, spread over the page."""
    ready = "([selector]) => document.querySelectorAll(selector).length >= 100"
    with served(site) as root:
        tab = browser.new_page(viewport={"width": 360, "height": 740})
        tab.goto(root + "hundra/", wait_until="networkidle")
        tab.wait_for_function(ready, arg=[PEERS[name].exercise])
        tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        each = [_answer(tab, name, at * 100 // count) for at in range(count)]
        tab.close()
    return Latency(each)


def _answer(tab: Page, name: str, at: int) -> float:
    peer = PEERS[name]
    here = tab.locator(peer.exercise).nth(at)
    if peer.choose:
        here.locator(peer.choose).nth(1).click()
    button = here.locator(peer.press).nth(0 if peer.choose else 1)
    button.evaluate("(button) => button.scrollIntoView({ block: 'center' })")
    box = button.bounding_box()
    assert box
    # The mouse itself: `click()` also checks, inside the press, what lies under the pointer.
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.evaluate_handle(PROBE, [here.element_handle(), peer.feedback])
    tab.evaluate(IDLE)
    tab.mouse.down()
    tab.mouse.up()
    milliseconds: float = tab.evaluate("() => window.painted")
    return milliseconds
