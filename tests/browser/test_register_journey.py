"""All of it in one run, as a new ombud and her colleagues meet it; the overview is right at every step."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

from kurs.register.accounts import add_account, give_role, start_session
from kurs.register.people import add_person
from libreoffice import as_csv
from playwright.sync_api import Page, expect

from .conftest import Arrives, Braves
from .learner import Learner, said
from .register_learner import arrived, code_of, goes_on, ids, joins, online, practice, waits_for
from .register_site import RegisterSite
from .test_register_faults import leaves
from .test_register_ombud import DESKTOP, PHONE, assigns, signs_in
from .test_verify import judged, verdict

NILS, SIV, AMIR = "Nils Resa", "Siv Resa", "Amir Resa"
LETTERS = "ABCDE"


def overview(page: Page, site: RegisterSite, *, done: int, of: int, missing: list[str]) -> None:
    """What the unit's page says of the first module: how many of whom, and who is left."""
    page.get_by_role("link", name="Översikt").click()
    group = page.locator("section.group").filter(has=page.get_by_role("heading", name=site.course.modules[0].title))
    if of:
        expect(group).to_contain_text(f"klara: {done} av {of} som räknas. Målet är 80 %")
        expect(group.locator(".facts li").first).to_have_text(f"{of - done} saknas")
    else:
        expect(group).to_contain_text("Ingen räknas här än.")
    expect(group.locator(".left > li > b")).to_have_text(sorted(missing))


def is_done(learner: Learner) -> dict[str, Any]:
    """The proof that the register has answered with."""
    learner.waits_until_stored("state.me?.completions.some((one) => one.proof?.signature)")
    proof: dict[str, Any] = learner.stored()["state"]["me"]["completions"][0]["proof"]
    return proof


def goes_offline_in_the_middle(learner: Learner, site: RegisterSite) -> None:
    first, second, third = practice(learner, 3)
    learner.answers(first)
    waits_for(learner.page, lambda: len(arrived(site, NILS)) == 1)
    learner.page.context.set_offline(True)
    learner.answers(second)
    learner.answers(third)
    learner.waits_until_stored("log.length === 3")
    assert len(arrived(site, NILS)) == 1
    learner.page.context.set_offline(False)
    online(learner)
    waits_for(learner.page, lambda: arrived(site, NILS) == ids(learner))


def does_the_rest(learner: Learner) -> None:
    """The required items that are not answered in this browser or another, and the final."""
    module = learner.course.modules[0]
    for source in module.pages:
        shown = [one for one in learner.course.shown_on(source) if one.id in module.required]
        if shown:
            learner.opens(source)
        for item in (item for one in shown for item in one.items):
            if learner.form(item).get_attribute("data-state") != "answered":
                learner.answers(item)
    learner.passes_final()


def a_meeting_of_eight(page: Page, site: RegisterSite) -> None:
    page.get_by_role("link", name="Möte").click()
    page.get_by_label("Modul", exact=True).select_option(site.course.modules[0].id)
    for name in (NILS, SIV, AMIR):
        page.get_by_label(name).check()
    page.get_by_label("Fler som var med").fill("\n".join(f"Person {letter}" for letter in LETTERS))
    page.get_by_role("button", name=re.compile("^Spara")).click()
    expect(page.get_by_role("status").filter(has_text="Deltagandet är sparat")).to_be_visible()
    expect(page.get_by_text("8 personer")).to_be_visible()


def manager_of(site: RegisterSite, unit: str) -> str:
    """A session of a manager of the unit, as its cookie holds it."""
    now = site.server.now()

    def work(connection: Any) -> str:
        person = add_person(connection, "Chef Test", today=now.date())
        account = add_account(connection, "chef@kommunen.example", person_id=person)
        give_role(connection, account, "manager", unit)
        return start_session(connection, account, now=now)

    session: str = site.write(work)
    return session


def opened_in_libreoffice(page: Page, site: RegisterSite, tmp_path: Path) -> list[list[str]]:
    """A manager takes out the list of the unit that the ombud's page shows."""
    page.get_by_role("link", name="Översikt").click()
    unit = page.url.rpartition("/")[2]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "kurs_session", "value": manager_of(site, unit), "url": site.url}])
    page.reload()
    page.get_by_role("link", name="Ta ut en lista").click()
    page.get_by_label("Filtyp").select_option("xlsx")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner filen").click()
    saved.value.save_as(tmp_path / "lista.xlsx")
    return list(csv.reader(io.StringIO(as_csv(tmp_path / "lista.xlsx"))))



def test_from_a_new_ombud_to_a_list_and_a_proof(
    arrives: Arrives, braves: Braves, register_site: RegisterSite, tmp_path: Path
) -> None:
    site = register_site
    ombud = arrives(site, viewport=PHONE)
    page = ombud.page
    signs_in(page, site)
    link = site.url + assigns(page, site).lstrip("/")
    overview(page, site, done=0, of=0, missing=[])

    nils = braves()
    joins(nils, link, NILS)
    overview(page, site, done=0, of=1, missing=[NILS])
    goes_offline_in_the_middle(nils, site)
    does_the_rest(nils)
    proof = is_done(nils)
    overview(page, site, done=1, of=1, missing=[])

    phone, new_phone = arrives(site, viewport=PHONE), arrives(site, viewport=PHONE)
    joins(phone, link, SIV)
    phone.answers(practice(phone, 1)[0])
    waits_for(phone.page, lambda: arrived(site, SIV) == ids(phone))
    goes_on(new_phone, code_of(phone))
    phone.page.close()
    overview(page, site, done=1, of=2, missing=[SIV])

    computer = arrives(site, viewport=DESKTOP)
    joins(computer, link, AMIR)
    does_the_rest(computer)
    is_done(computer)
    computer.opens("mina-resultat.md")
    leaves(computer)
    expect(computer.page.locator("main").get_by_text(said("switchDone"))).to_be_visible()
    overview(page, site, done=2, of=3, missing=[SIV])
    does_the_rest(new_phone)
    is_done(new_phone)
    overview(page, site, done=3, of=3, missing=[])

    a_meeting_of_eight(page, site)
    new = [f"Person {letter}" for letter in LETTERS]
    overview(page, site, done=8, of=8, missing=[])
    expect(page.locator("section.group .facts")).to_contain_text("5 har någon modul bara som deltagit på möte")

    rows = opened_in_libreoffice(page, site, tmp_path)
    assert {name for row in rows for name in (NILS, SIV, AMIR, *new) if name in row} == {NILS, SIV, AMIR, *new}

    computer.opens("kontrollera-intyg.md")
    judged(computer, json.dumps(proof), "signed")
    expect(verdict(computer)).to_contain_text(NILS)
    judged(computer, json.dumps({**proof, "percent": 99}), "changed")
