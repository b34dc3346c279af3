"""The course kept in the browser: up and down a flight of stairs, over to a new release, where nothing can be kept."""
from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from kurs.model.assessment import Course
from kurs.render.assets import worker_script
from kurs.render.offline import kept_files, service_worker
from playwright.sync_api import Browser, Page, expect

from . import axe
from .course_site import Quiet, built_once
from .learner import Learner, said, waits_until
from .register_learner import arrived, ids, joins, online, waits_for
from .register_site import RegisterSite
from .responses import right

MEGABYTES = 5
KEPT = """async () => {
  const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const kept = await Promise.all(all.map((cache) => cache.keys()));
  return kept.flat().map(({ url }) => url);
}"""
# What becomes of the worker that the page's own script has begun to install, or of one more.
INSTALLED = """async () => {
  const { installing } = await navigator.serviceWorker.register("sw.js");
  while (installing?.state === "installing") await new Promise((go) => (installing.onstatechange = go));
  return installing?.state;
}"""
GONE = "om-kursen/nytt/"
# Asked for again each time: an update that had begun before the site changed answers for those asked for meanwhile.
UPDATED = """async () => {
  await (await navigator.serviceWorker.getRegistration())?.update().catch(() => {});
  const one = await navigator.serviceWorker.getRegistration();
  return one ? (one.waiting ? "waiting" : "") : "gone";
}"""
Comes = Callable[..., Learner]


class Deployed:
    """A copy of the built course below a path of its own, to change as a new release does, in a moment."""

    def __init__(self, root: Path, course: Course) -> None:
        self.site, self.course = root / "site", course
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/site/"

    def changes(self, page: str, old: str, new: str) -> None:
        path = self.site / page
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def releases(self) -> None:
        """The runtime in another folder too, as when one of its files has changed."""
        [folder] = (one for one in (self.site / "assets/kurs").iterdir() if one.is_dir())
        folder.rename(folder.with_name("0123456789"))
        for path in [*self.site.rglob("*.html"), self.site / "assets/kurs/manifest.json"]:
            path.write_text(path.read_text("utf-8").replace(folder.name, "0123456789"), "utf-8")
        self.writes_worker()

    def writes_worker(self, before: str = "") -> None:
        script = before.encode() + worker_script("service-worker.js")
        (self.site / "sw.js").write_bytes(service_worker(script, self.site, base="/", mode="standalone"))


@pytest.fixture
def deployed(tmp_path: Path) -> Iterator[Deployed]:
    from kurs.schema.load import load_course

    built_once(tmp_path)
    one = Deployed(tmp_path, load_course(tmp_path)[0])
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def comes(browser: Browser) -> Iterator[Comes]:
    """A function: a new person comes, to whom a missing network is no fault, but a fault of ours is."""
    faults: list[str] = []
    contexts = []

    def fault(kind: str, text: str, url: str) -> None:
        if kind == "error" and "net::ERR_" not in text and not url.endswith(GONE):
            faults.append(f"{text} {url}")

    def come(at: Deployed | RegisterSite) -> Learner:
        context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 800})
        context.on("weberror", lambda it: faults.append(f"page error: {it.error}"))
        context.on("console", lambda it: fault(it.type, it.text, it.location["url"]))
        context.set_default_timeout(8_000)
        contexts.append(context)
        return Learner(context.new_page(), at.course, at.url)

    yield come
    for context in contexts:
        context.close()
    assert faults == []


def keeps_all(page: Page) -> None:
    """Until the course is in the browser and answers for the page."""
    page.evaluate("navigator.serviceWorker.ready")
    waits_until(page, "navigator.serviceWorker.controller")


def told(learner: Learner) -> Any:
    return learner.page.locator(".kurs-offline")


def goes_offline(learner: Learner) -> None:
    learner.page.context.set_offline(True)
    expect(told(learner)).to_have_text(said("offline"))


def comes_online(learner: Learner) -> None:
    learner.page.context.set_offline(False)


def required(learner: Learner) -> list[Any]:
    """Items of the first module that have to be done, each with its page."""
    shown = [one for one in learner.course.assessments if one.id in learner.course.modules[0].required]
    return [(one.page, item) for one in shown for item in one.items]


def test_up_and_down_a_flight_of_stairs_no_response_is_lost(comes: Comes, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    learner = comes(register_site)
    joins(learner, link, "Tove Trappa")
    keeps_all(learner.page)
    (first, one), *_, (last, other) = required(learner)
    learner.opens(first)
    goes_offline(learner)
    learner.answers(one)
    learner.opens(last)  # where nobody has been
    learner.answers(other)
    expect(learner.page.locator(".kurs-waiting")).to_contain_text(said("unsent", count=2))
    comes_online(learner)
    waits_for(learner.page, lambda: len(arrived(register_site, "Tove Trappa")) == 2)
    goes_offline(learner)
    drawn = learner.starts_final()
    for item in drawn:
        learner.fills(item, right(item))
    learner.button(said("finalSubmit")).click()
    learner.page.reload()
    learner.waits_until_started()
    comes_online(learner)
    online(learner)
    waits_for(learner.page, lambda: arrived(register_site, "Tove Trappa") == ids(learner))
    assert len(ids(learner)) == 3
    expect(learner.page.locator(".kurs-result")).to_have_attribute("data-verdict", "correct")


def test_nothing_of_the_register_is_kept(comes: Comes, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    learner = comes(register_site)
    joins(learner, link, "Pia Person")
    keeps_all(learner.page)
    learner.opens("mina-uppgifter.md")
    for path in ("register/", "api/keys", "fortsatt"):
        learner.page.goto(register_site.url + path)
    kept = learner.page.evaluate(KEPT)
    paths = {re.sub(r"\?.*", "", unquote(url)).removeprefix(register_site.url) for url in kept}
    assert paths == {*kept_files(register_site.root / "site"), ""}
    learner.page.context.set_offline(True)
    for path in ("register/", "api/keys", "fortsatt"):
        assert not learner.page.evaluate("url => fetch(url).then(() => true, () => false)", register_site.url + path)


def test_a_new_release_waits_for_a_half_done_final_and_for_a_yes(comes: Comes, deployed: Deployed) -> None:
    learner = comes(deployed)
    page = learner.page
    learner.opens("index.md")
    keeps_all(page)
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    assert used < MEGABYTES * 1e6, "the whole course takes too much room"
    drawn = learner.starts_final()
    half = len(drawn) // 2
    for item in drawn[:half]:
        learner.fills(item, right(item))
    deployed.changes("om-kursen/index.html", "</h1>", " i ny utgåva</h1>")
    (deployed.site / GONE / "index.html").unlink()
    deployed.releases()
    waits_for(page, lambda: page.evaluate(UPDATED) == "waiting")
    page.reload()  # what was open stays what it was
    learner.waits_until_started()
    offer = learner.page.locator(".kurs-release")
    expect(offer).to_be_attached()
    expect(offer).to_be_hidden()
    for item in drawn[half:]:
        learner.fills(item, right(item))
    learner.button(said("finalSubmit")).click()
    expect(page.locator(".kurs-result")).to_have_attribute("data-verdict", "correct")
    learner.opens("om-kursen/nytt.md")
    learner.opens("om-kursen/index.md")
    expect(page.locator("h1")).not_to_contain_text("ny utgåva")
    expect(told(learner)).to_contain_text(said("newRelease"))
    assert axe.faults(page) == []
    learner.button(said("takeNewRelease")).click()
    expect(page.locator("h1")).to_contain_text("ny utgåva")
    page.context.set_offline(True)
    page.goto(learner.address("om-kursen/nytt.md"))
    expect(page.locator("h1")).to_have_text("Sidan finns inte")
    expect(page.locator(".md-header")).to_have_css("position", "sticky")
    learner.opens("mina-resultat.md")
    expect(page.locator("table").first).to_contain_text("Godkänd")


def test_a_full_device_keeps_nothing_and_the_site_works(comes: Comes, deployed: Deployed) -> None:
    full = "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));"
    deployed.writes_worker(full)
    learner = comes(deployed)
    learner.opens("index.md")
    assert learner.page.evaluate(INSTALLED) == "redundant"
    assert learner.page.evaluate(KEPT) == []
    page, item = required(learner)[0]
    learner.opens(page)
    learner.answers(item)


def test_a_site_that_is_no_longer_to_be_kept_is_let_go(comes: Comes, deployed: Deployed) -> None:
    learner = comes(deployed)
    learner.opens("index.md")
    keeps_all(learner.page)
    assert learner.page.evaluate(KEPT)
    (deployed.site / "sw.js").write_bytes(worker_script("service-worker-gone.js"))
    waits_for(learner.page, lambda: learner.page.evaluate(UPDATED) == "gone")
    assert learner.page.evaluate(KEPT) == []
