"""When the wire breaks, the server is away or several do things at once, no response is lost and none is doubled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from kurs.web import api
from playwright.sync_api import Browser, BrowserContext, expect

from .conftest import KEEPS_NOTHING
from .cutting import CuttingWire
from .learner import Learner, said
from .register_learner import arrived, code_of, goes_on, ids, joins, online, practice, waits_for
from .register_site import RegisterSite

Braves = Callable[..., Learner]


@pytest.fixture
def braves(browser: Browser, register_site: RegisterSite) -> Iterator[Braves]:
    """A function: a new person comes, whom a network that fails does not stop; a fault in our own code does."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def arrive(base: str = register_site.url) -> Learner:
        context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 800})
        context.on("weberror", lambda it: faults.append(f"page error: {it.error}"))
        context.add_init_script(KEEPS_NOTHING)
        context.set_default_timeout(8_000)
        contexts.append(context)
        return Learner(context.new_page(), register_site.course, base)

    yield arrive
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


def port(site: RegisterSite) -> int:
    return int(site.url.rstrip("/").rpartition(":")[2])


def all_arrived(site: RegisterSite, learner: Learner, name: str) -> None:
    wanted = ids(learner)
    waits_for(learner.page, lambda: arrived(site, name) == wanted)


def test_answers_that_break_off(braves: Braves, register_site: RegisterSite) -> None:
    wire = CuttingWire(port(register_site), cuts=3)
    _, link = register_site.assigns()
    learner = braves(wire.url)
    joins(learner, link.replace(register_site.url, wire.url), "Tore Test")
    for item in practice(learner, 3):
        learner.answers(item)
        online(learner)
    all_arrived(register_site, learner, "Tore Test")
    learner.waits_until_stored("Object.keys(state).filter((key) => key.startsWith('sent:')).length === 3")
    assert wire.cut == 3, "the answers did break off"
    assert len(ids(learner)) == 3
    wire.close()


def test_the_server_goes_away_in_the_middle_of_a_final(braves: Braves, register_site: RegisterSite) -> None:
    from .responses import right

    _, link = register_site.assigns()
    learner = braves()
    joins(learner, link, "Vera Test")
    drawn = learner.starts_final()
    at = port(register_site)
    register_site.down()
    for item in drawn:
        learner.fills(item, right(item))
    learner.button(said("finalSubmit")).click()
    expect(learner.page.locator(".kurs-result")).to_contain_text(said("finalWaiting"))
    expect(learner.page.locator(".kurs-waiting")).to_contain_text(said("unsentOne"))
    register_site.up(at)
    online(learner)
    expect(learner.page.locator(".kurs-result")).to_have_attribute("data-verdict", "correct")
    expect(learner.page.locator(".kurs-waiting")).to_contain_text(said("unsentDone"))
    assert arrived(register_site, "Vera Test") == ids(learner)
    learner.page.reload()
    expect(learner.page.locator(".kurs-summary").first).to_have_text(said("finalPassed", percent=100))


def test_two_tabs_of_one_browser(braves: Braves, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    first = braves()
    joins(first, link, "Arne Test")
    second = Learner(first.page.context.new_page(), first.course, first.base)
    first.page.context.route("**/api/statements", lambda route: route.abort())
    items = practice(first, 4)
    practice(second, 4)
    for learner, item in zip((first, second, first, second), items, strict=True):
        learner.answers(item)
    first.page.context.unroute("**/api/statements")
    online(first)
    online(second)
    all_arrived(register_site, first, "Arne Test")
    assert len(ids(first)) == 4


def test_two_devices_of_one_learner_at_once(braves: Braves, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    one, other = braves(), braves()
    joins(one, link, "Maj Test")
    goes_on(other, code_of(one))
    items = practice(one, 3)
    practice(other, 3)
    for learner in (one, other):
        learner.page.context.set_offline(True)
    for learner, item in ((one, items[0]), (other, items[0]), (one, items[1]), (other, items[2])):
        learner.answers(item)
    for learner in (one, other):
        learner.page.context.set_offline(False)
        online(learner)
    wanted = sorted(ids(one) + ids(other))
    waits_for(one.page, lambda: arrived(register_site, "Maj Test") == wanted)
    assert len(wanted) == 4
    for learner in (one, other):
        learner.opens("mina-resultat.md")
        expect(learner.page.locator(".kurs-table")).to_contain_text("3 av ")


def test_another_s_secret_for_the_browser_s_id(braves: Braves, register_site: RegisterSite) -> None:
    """The browser takes a new id and sends on: new work gets there, and what had got there is not sent as another's."""
    _, link = register_site.assigns()
    learner = braves()
    joins(learner, link, "Rut Test")
    first, second = practice(learner, 2)
    learner.answers(first)
    all_arrived(register_site, learner, "Rut Test")
    learner.page.evaluate(
        """(name) => new Promise((done, fail) => {
          const asked = indexedDB.open(name);
          asked.onsuccess = () => {
            const writing = asked.result.transaction("state", "readwrite");
            const state = writing.objectStore("state");
            const read = state.get("device");
            read.onsuccess = () => state.put({ ...read.result, secret: "x".repeat(43) }, "device");
            writing.oncomplete = () => { asked.result.close(); done(); };
            writing.onabort = fail;
          };
        })""",
        f"kurs:{learner.course.iri}",
    )
    old = learner.stored()["state"]["device"]["id"]
    learner.page.reload()
    learner.waits_until_started()
    learner.answers(second)
    learner.waits_until_stored("state.device.id !== argument && state.me?.joined === false", old)
    sent = "Object.entries(state).filter(([key, value]) => key.startsWith('sent:') && value)"
    learner.waits_until_stored(f"{sent}.length === 2")
    assert len(arrived(register_site, "Rut Test")) == 1
    joins(learner, link, "Rut Igen")
    waits_for(learner.page, lambda: len(arrived(register_site, "Rut Igen")) == 1)


def test_batches_that_are_too_large_are_split(
    braves: Braves, register_site: RegisterSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, link = register_site.assigns()
    learner = braves()
    joins(learner, link, "Åke Test")
    learner.page.route("**/api/statements", lambda route: route.abort())
    for item in practice(learner, 4):
        learner.answers(item)
    monkeypatch.setattr(api, "MOST", 1)
    learner.page.unroute("**/api/statements")
    online(learner)
    all_arrived(register_site, learner, "Åke Test")
    assert len(ids(learner)) == 4


def leaves(learner: Learner) -> None:
    learner.button(said("switchPerson")).click()
    learner.dialog.get_by_role("button", name=said("switchYes")).click()


@pytest.mark.parametrize("away", ["register", "network"])
def test_a_shared_computer_changes_hands_offline(braves: Braves, register_site: RegisterSite, away: str) -> None:
    """Nothing of the last person is left but what was not sent; it is delivered later, as theirs."""
    _, link = register_site.assigns()
    learner = braves()
    name = f"Greta {away.title()}"
    joins(learner, link, name)
    context = learner.page.context
    results = Learner(context.new_page(), learner.course, learner.base)
    results.opens("mina-resultat.md")
    first, second = practice(learner, 2)
    learner.answers(first)
    all_arrived(register_site, learner, name)
    if away == "network":
        context.set_offline(True)
    else:
        context.route("**/api/**", lambda route: route.abort())
    learner.answers(second)
    learner.waits_until_stored("log.length === 2")
    wanted, before = ids(learner), arrived(register_site, name)
    leaves(results)
    done = said("switchDoneOffline" if away == "network" else "switchDone")
    expect(results.page.locator("main").get_by_text(done)).to_be_visible()
    leaves_nothing_but(results, [id for id in wanted if id not in before], name)
    context.set_offline(False)
    context.unroute_all()
    learner.page.close()
    joins(results, link, "Nästa Test")
    waits_for(results.page, lambda: arrived(register_site, name) == wanted)
    results.waits_until_stored("!state.left?.length")
    results.answers(practice(results, 1)[0])
    waits_for(results.page, lambda: set(ids(results)) <= set(arrived(register_site, "Nästa Test")))


def leaves_nothing_but(learner: Learner, unsent: list[str], name: str) -> None:
    kept = learner.stored()
    assert kept["log"] == []
    assert set(kept["state"]) <= {"learner", "left", "switched", "device"}
    [left] = kept["state"]["left"]
    assert [one["id"] for one in left["statements"]] == unsent
    stores = learner.page.evaluate("({ ...localStorage, ...sessionStorage })")
    for place in (json.dumps(kept, ensure_ascii=False), learner.page.content(), json.dumps(stores, ensure_ascii=False)):
        assert name not in place


def test_somebody_whose_work_is_not_taken_stops_nobody_else(braves: Braves, register_site: RegisterSite) -> None:
    """Two have left the computer with work unsent. The register doesn't know the first one's secret."""
    _, link = register_site.assigns()
    learner = braves()
    refused, away = list[str](), [True]

    def wire(route: Any) -> None:
        """No batch gets through while it is away; after that all but those of whom is refused."""
        sender = route.request.headers["authorization"].removeprefix("Bearer ").split(".")[0]
        if away[0]:
            route.abort()
        elif sender in refused:
            route.fulfill(status=401, json={"problem": 401})
        else:
            route.continue_()

    learner.page.context.route("**/api/statements", wire)
    for name in ("Hugo Test", "Iris Test"):
        joins(learner, link, name)
        learner.answers(practice(learner, 1)[0])
        learner.opens("mina-resultat.md")
        leaves(learner)
        expect(learner.page.get_by_text(said("switchDone"))).to_be_visible()
    refused.append(learner.stored()["state"]["left"][0]["device"]["id"])
    away[0] = False
    joins(learner, link, "Kim Test")
    learner.answers(practice(learner, 1)[0])
    all_arrived(register_site, learner, "Kim Test")
    learner.waits_until_stored("state.left?.length === 1 && state.left[0].device.id === argument", refused[0])
    assert len(arrived(register_site, "Iris Test")) == 1
    expect(learner.page.locator(".kurs-waiting .kurs-notice")).to_have_count(0)


def test_what_waits_is_sent_when_the_page_is_left(braves: Braves, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    learner = braves()
    joins(learner, link, "Folke Test")
    learner.page.route("**/api/statements", lambda route: route.abort())
    learner.answers(practice(learner, 1)[0])
    learner.waits_until_stored("log.length === 1")
    wanted = ids(learner)
    learner.page.unroute("**/api/statements")
    learner.page.goto("about:blank")
    waits_for(learner.page, lambda: arrived(register_site, "Folke Test") == wanted)


def test_a_device_that_is_another_s_is_told_what_to_do(braves: Braves, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    own, other, third = braves(), braves(), braves()
    joins(own, link, "Elsa Test")
    joins(other, link, "Karl Test")
    code = code_of(own)
    other.page.goto(f"{other.base}fortsatt#{code}")
    expect(other.page.get_by_role("alert")).to_contain_text("Välj Byt person under Mina resultat först.")
    assert "#" not in other.page.url, "no code stays in the history"
    goes_on(third, code)
    other.page.get_by_label("Din kod").fill(code)
    other.page.get_by_role("button", name="Fortsätt").click()
    expect(other.page.get_by_role("alert")).to_contain_text("Ta fram en ny kod")
