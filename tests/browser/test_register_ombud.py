"""A new ombud on a phone: assigns, sees who joins by the link, and ticks off a meeting of eight with the keyboard."""

from __future__ import annotations

from itertools import count
from typing import Any
from urllib.parse import urlsplit

from kurs.register.accounts import add_account, give_role, set_password, start_session
from kurs.register.assignments import assign, new_address
from kurs.register.people import add_person
from kurs.register.units import add_unit
from playwright.sync_api import Page, expect

from .axe import faults
from .conftest import Arrives
from .register_site import RegisterSite
from .test_register_learner import DESKTOP, joins

PHONE = {"width": 360, "height": 740}
NUMBERS = count(1)
PASSWORD = "en mening att minnas"


def ombud_of_a_new_unit(site: RegisterSite) -> str:
    """The login of an ombud whose unit has nobody yet; each call makes another, as tests share the register."""
    login = f"ombud{next(NUMBERS)}@kommunen.example"

    def work(connection: Any) -> None:
        today = site.server.now().date()
        unit = add_unit(connection, "Björkbacken")
        account = add_account(connection, login, person_id=add_person(connection, "Ombud Test", today=today))
        give_role(connection, account, "ombud", unit)
        set_password(connection, account, PASSWORD)

    site.write(work)
    return login


def fits(page: Page) -> None:
    """Nothing is wider than the phone, and nothing stands in the way of anybody."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert faults(page, where=page.url) == []


def signs_in(page: Page, site: RegisterSite) -> None:
    login = ombud_of_a_new_unit(site)
    page.goto(f"{site.url}register/logga-in")
    page.get_by_label("Användarnamn").fill(login)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name="Björkbacken").click()


def assigns(page: Page, site: RegisterSite) -> str:
    """The path of the new assignment's link."""
    page.get_by_role("link", name="Tilldelningar").click()
    page.get_by_role("link", name="Ny tilldelning").click()
    fits(page)
    page.get_by_label(site.course.modules[0].title).check()
    page.get_by_role("button", name="Skapa tilldelning").click()
    fits(page)
    expect(page.get_by_role("img", name="QR-kod")).to_be_visible()
    return urlsplit(page.get_by_label("Länk", exact=True).input_value()).path


def ticks_off_eight(page: Page, site: RegisterSite) -> None:
    page.get_by_role("link", name="Möte").click()
    page.get_by_label("Modul", exact=True).select_option(site.course.modules[1].id)
    page.get_by_label("Nils Test").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("1 av 1 valda")).to_be_visible()
    fits(page)
    page.get_by_label("Fler som var med").fill("\n".join(f"Person {letter}" for letter in "ABCDEFG"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Deltagandet är sparat")).to_be_visible()
    page.get_by_text("8 personer").click()
    expect(page.get_by_text("Nils Test, Person A")).to_be_visible()


def catches_up(page: Page, site: RegisterSite, *, missing: str) -> None:
    """Somebody new missed the meeting: two clicks from it to a link for them; its slides carry that link."""
    page.get_by_role("link", name="Lägg till en person").click()
    page.get_by_label("Namn", exact=True).fill(missing)
    page.get_by_role("button", name="Lägg till", exact=True).click()
    page.get_by_role("link", name="Möte").click()
    page.get_by_role("link", name="Uppsamling").click()
    fits(page)
    expect(page.get_by_role("listitem").filter(has_text=missing)).to_be_visible()
    page.get_by_role("button", name="Skapa länk").click()
    link = page.get_by_label("Länk", exact=True).input_value()
    page.get_by_text("Visa på ett möte").click()
    fits(page)
    page.get_by_role("link", name=site.course.modules[1].title, exact=True).click()
    page.locator(".kurs-slide-frame > .kurs-slide").wait_for()
    page.keyboard.press("End")
    expect(page.locator(".kurs-slide-address")).to_contain_text(urlsplit(link).path)


def test_from_an_assignment_to_a_meeting_of_eight(arrives: Arrives, register_site: RegisterSite) -> None:
    ombud, learner = arrives(register_site, viewport=PHONE), arrives(register_site, viewport=DESKTOP)
    page = ombud.page
    signs_in(page, register_site)
    link = assigns(page, register_site)
    joins(learner, register_site.url + link.lstrip("/"), "Nils Test")
    page.get_by_role("link", name="Personer").click()
    expect(page.get_by_role("listitem").filter(has_text="Nils Test")).to_contain_text("1 inte börjad")
    ticks_off_eight(page, register_site)
    page.get_by_role("link", name="Personer").click()
    expect(page.locator(".people > li")).to_have_count(8)
    fits(page)
    page.get_by_role("link", name="Nils Test").click()
    expect(page.get_by_text("Deltagit, intygat av ombud")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="Personer").click()
    catches_up(page, register_site, missing="Vera Ny")


def test_the_poster_is_one_page_on_paper(arrives: Arrives, register_site: RegisterSite) -> None:
    course, now = register_site.course, register_site.server.now()

    def work(connection: Any) -> tuple[str, str, str]:
        unit = add_unit(connection, "Verksamheten för vård och omsorg i ordinärt boende, norra distriktet")
        modules = [module.id for module in course.modules]
        title = "Det här behöver alla sommarens vikarier i hemtjänsten gå igenom innan det första arbetspasset börjar"
        id = assign(
            connection, unit, course=course, today=now.date(), modules=modules, title=title,
            due_on=now.date().replace(year=now.year + 1),
        )  # fmt: skip
        new_address(connection, id, keep=register_site.server.keys.hiding)
        account = add_account(connection, "affisch", person_id=add_person(connection, "A", today=now.date()))
        give_role(connection, account, "ombud", unit)
        return unit, id, start_session(connection, account, now=now)

    unit, id, session = register_site.write(work)
    page = arrives(register_site, viewport=PHONE).page
    page.context.add_cookies([{"name": "kurs_session", "value": session, "url": register_site.url}])
    page.goto(f"{register_site.url}register/enhet/{unit}/tilldelningar/{id}/affisch")
    fits(page)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
