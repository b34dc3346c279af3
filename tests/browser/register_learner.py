"""What tests of a learner with a register share: to join, and what has reached the register."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from kurs.register.tables import person, statement
from playwright.sync_api import Page

from .learner import Learner, said
from .register_site import RegisterSite

DESKTOP = {"width": 1280, "height": 800}


def joins(learner: Learner, link: str, name: str) -> None:
    learner.page.goto(link)
    learner.page.get_by_label("Ditt namn").fill(name)
    learner.page.get_by_role("button", name="Börja").click()
    learner.page.wait_for_url(learner.base)
    learner.waits_until_started()


def practice(learner: Learner, count: int) -> list[Any]:
    """The first items of the first module's practice, the page of the first of them opened; all stand on one page."""
    module = learner.course.modules[0]
    for source in module.pages:
        shown = [one for one in learner.course.shown_on(source) if one.id in module.required]
        items = [item for one in shown for item in one.items]
        if len(items) >= count:
            learner.opens(source)
            return items[:count]
    raise AssertionError("no page has so many items")


def code_of(learner: Learner) -> str:
    learner.opens("mina-resultat.md")
    learner.button(said("anotherShow")).click()
    return learner.page.locator(".kurs-short-code").inner_text()


def goes_on(learner: Learner, code: str) -> None:
    """The learner's other browser, with the code that the first one shows."""
    learner.page.goto(f"{learner.base}fortsatt")
    learner.page.get_by_label("Din kod").fill(code)
    learner.page.get_by_role("button", name="Fortsätt").click()
    learner.page.get_by_role("button", name="Ja, fortsätt som").click()
    learner.page.wait_for_url("**/mina-resultat/")
    learner.waits_until_started()


def ids(learner: Learner) -> list[str]:
    """Of the statements that the browser's log makes."""
    log = learner.stored()["log"]
    own = [one for one in log if one["kind"] in ("attempted", "submitted") and not one.get("elsewhere")]
    return sorted(one["attempt"] if one["kind"] == "submitted" else one["id"] for one in own)


def arrived(site: RegisterSite, name: str) -> list[str]:
    """Ids of what the register has of the person with this name, one for each row."""
    with site.server.store.read() as connection:
        joined = sa.select(statement.c.id).join(person, person.c.id == statement.c.person_id)
        return sorted(connection.scalars(joined.where(person.c.name == name)))


def waits_for(page: Page, condition: Any) -> None:
    """Until the Python function says yes; a frame of the page between the tries."""
    end = page.evaluate("performance.now() + 15_000")
    while not condition():
        assert page.evaluate("new Promise((go) => setTimeout(() => go(performance.now()), 50))") < end, "never came"


def online(learner: Learner) -> None:
    """The network is back: what waits is sent at once."""
    learner.page.evaluate("dispatchEvent(new Event('online'))")
