"""A meeting from a cold start: a leader, a projector, six phones, one offline in the middle; and what is left."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from kurs.model.proof import verify_text
from playwright.sync_api import Page, expect

from .axe import faults
from .conftest import Arrives, Braves
from .learner import Learner, said, waits_until
from .register_site import RegisterSite
from .test_register_ombud import PHONE, signs_in
from .test_slides import PROJECTOR, slide

SIX = ["Rut Möte", "Nils Möte", "Siv Möte", "Amir Möte", "Bo Möte", "Eva Möte"]
MODULE = 1  # Begreppsbildning: its chapters have many questions with options


def fits(page: Page) -> None:
    """Nothing is wider than the phone, and nothing stands in the way of anybody."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert faults(page, where=page.url) == []


class Meeting:
    """Started by a new ombud. `address`: where the phones go."""

    def __init__(self, arrives: Arrives, braves: Braves, site: RegisterSite) -> None:
        self.arrives, self.braves, self.site, self.module = arrives, braves, site, site.course.modules[MODULE]
        self.ombud = arrives(site, **PROJECTOR).page
        signs_in(self.ombud, site)
        self.ombud.get_by_role("link", name="Möte").click()
        self.ombud.get_by_label("Modul på skärmen").select_option(self.module.id)
        self.ombud.get_by_role("button", name="Starta mötet").click()
        self.home = self.ombud.url
        self.code = self.ombud.locator(".live-code").inner_text()
        self.address = f"{site.url}mote/delta/#mote={self.code}"

    def projector(self, chapter: int = 1, *, brave: bool = False) -> Page:
        path = self.ombud.locator("a[href*='#skarm=']").nth(chapter).get_attribute("href")
        page = (self.braves(**PROJECTOR) if brave else self.arrives(self.site, **PROJECTOR)).page
        page.goto(self.site.url.rstrip("/") + str(path))
        expect(slide(page)).to_be_visible()
        return page

    def phone(self, name: str, nickname: str = "", *, brave: bool = False) -> Learner:
        """`brave`: a network that fails is no fault."""
        phone = self.braves(viewport=PHONE) if brave else self.arrives(self.site, viewport=PHONE)
        phone.page.goto(self.address)
        phone.page.get_by_label(said("liveName")).fill(name)
        phone.page.get_by_label(said("liveNickname")).fill(nickname)
        phone.page.get_by_role("button", name=said("liveGo"), exact=True).click()
        expect(phone.page.get_by_text(said("liveYou", name=name))).to_be_visible()
        return phone

    def ends(self) -> None:
        """The leader saves who was there: all who joined are ticked."""
        self.ombud.goto(self.home)
        self.ombud.get_by_role("link", name="Spara vilka som var med").click()
        fits(self.ombud)
        self.ombud.get_by_role("button", name="Spara deltagandet").click()
        expect(self.ombud.get_by_role("status").filter(has_text="Deltagandet är sparat")).to_be_visible()


@pytest.fixture
def meeting(arrives: Arrives, braves: Braves, register_site: RegisterSite) -> Meeting:
    return Meeting(arrives, braves, register_site)


def to_question(projector: Page) -> None:
    """On to the next slide that the phones answer."""
    for _ in range(40):
        projector.keyboard.press("PageDown")
        if slide(projector).locator(".kurs-hands").count():
            return
    raise AssertionError("no question")


def chooses(phone: Learner, option: int = 0, *, told: str = "liveTaken") -> None:
    phone.page.locator(".kurs-live-question input").nth(option).check()
    phone.page.locator(".kurs-live-question [type=submit]").click()
    expect(phone.page.locator(".kurs-live-state")).to_have_text(said(told))


def below(projector: Page, text: str, **values: object) -> None:
    """What the projector says below the slide."""
    expect(projector.locator(".kurs-slide-live")).to_have_text(said(text, **values))


def counted(projector: Page) -> list[int]:
    return [int(field.input_value()) for field in slide(projector).locator(".kurs-hands input").all()]


def does_checks(phone: Learner) -> list[str]:
    """The three questions; their ids."""
    forms = phone.page.locator(".kurs-checks form[data-item]")
    expect(forms).to_have_count(3)
    ids = [form.get_attribute("data-item") or "" for form in forms.all()]
    for item in map(phone.course.item, ids):
        assert item
        phone.answers(item)
    expect(phone.page.get_by_text(said("liveDone"))).to_be_visible()
    return ids


def proof_of(phone: Learner) -> dict[str, Any]:
    phone.waits_until_stored("state.me?.attended?.length === 1")
    [attended] = phone.stored()["state"]["me"]["attended"]
    proof: dict[str, Any] = attended["proof"]
    return proof


def all_join(meeting: Meeting, projector: Page) -> list[Learner]:
    projector.keyboard.press("PageDown")
    expect(slide(projector)).to_contain_text(meeting.code)
    below(projector, "screenJoined", joined=0)
    phones = [meeting.phone(name, "Solen" if name == SIX[0] else "", brave=name == SIX[5]) for name in SIX]
    below(projector, "screenJoined", joined=6)
    expect(slide(projector)).to_contain_text("Solen")
    assert not any(name in projector.locator("dialog").inner_text() for name in SIX)
    return phones


def all_answer(projector: Page, phones: list[Learner]) -> None:
    """The last one has no network when she answers, the fifth chooses otherwise, and the first changes his mind."""
    for phone in phones[:4]:
        chooses(phone)
    below(projector, "screenFew", answers=4, joined=6)
    assert not any(counted(projector)), "four answers are too few to show"
    fits(phones[0].page)
    away = phones[5]
    away.page.context.set_offline(True)
    chooses(away, told="liveWaits")
    chooses(phones[4], 1)
    below(projector, "screenAnswers", answers=5, joined=6)
    assert counted(projector)[:2] == [4, 1]
    assert faults(projector, where="projector") == []
    away.page.context.set_offline(False)
    expect(away.page.locator(".kurs-live-state")).to_have_text(said("liveTaken"))
    below(projector, "screenAnswers", answers=6, joined=6)
    chooses(phones[0], 1)
    expect(slide(projector).locator(".kurs-hands input").nth(1)).to_have_value("2")


def test_a_whole_meeting_with_six_phones_and_one_offline_in_the_middle(meeting: Meeting) -> None:
    fits(meeting.ombud)
    projector = meeting.projector()
    phones = all_join(meeting, projector)
    to_question(projector)
    all_answer(projector, phones)
    projector.reload()
    expect(slide(projector).locator(".kurs-hands")).to_be_visible()
    below(projector, "screenAnswers", answers=6, joined=6)
    assert counted(projector)[:2] == [4, 2]
    projector.keyboard.press("PageDown")
    expect(phones[0].page.get_by_role("heading", name=said("liveTold"))).to_be_visible()
    projector.keyboard.press("End")
    asked = [does_checks(phone) for phone in phones]
    assert len({tuple(sorted(ids)) for ids in asked}) > 1, "each has questions of their own"
    expect(slide(projector)).to_contain_text(said("screenChecked", checked=6, joined=6))
    fits(phones[0].page)

    meeting.ends()
    below(projector, "screenOver")
    for phone, name in zip(phones, SIX, strict=True):
        expect(phone.page.get_by_role("heading", name=said("liveOver"))).to_be_visible()
        proof = proof_of(phone)
        told = verify_text(json.dumps(proof), keys=meeting.site.server.keys.public, attended=True)
        assert (told.name, told.module, told.attended) == (name, meeting.module.id, True)
    page = meeting.ombud
    page.get_by_role("link", name="Personer").click()
    expect(page.locator(".people > li")).to_have_count(6)
    page.get_by_role("link", name=SIX[0]).click()
    expect(page.get_by_text("Deltagit, intygat av ombud")).to_be_visible()


def test_whoever_wakes_too_late_is_told_and_a_slept_phone_catches_up(meeting: Meeting) -> None:
    projector, phone = meeting.projector(), meeting.phone("Rut Möte", brave=True)
    to_question(projector)
    phone.page.locator(".kurs-live-question input").first.wait_for()
    phone.page.context.set_offline(True)
    chooses(phone, told="liveWaits")
    projector.keyboard.press("PageDown")
    waits_until(projector, "new URLSearchParams(location.search).get('bild') > 3")
    phone.page.context.set_offline(False)
    expect(phone.page.get_by_text(said("liveLate"))).to_be_visible()
    to_question(projector)
    chooses(phone)
    phone.page.reload()
    expect(phone.page.locator(".kurs-live-state")).to_have_text(said("liveTaken"))
    expect(phone.page.locator(".kurs-live-question input").first).to_be_checked()


def test_two_who_lead_at_once_are_told_of_each_other(meeting: Meeting) -> None:
    first, phone = meeting.projector(), meeting.phone("Rut Möte")
    to_question(first)
    below(first, "screenFew", answers=0, joined=1)
    second = meeting.projector(chapter=2)
    below(first, "screenOther")
    to_question(second)
    title = slide(second).locator("h2").inner_text()
    expect(phone.page.locator(".kurs-live-question legend")).to_have_text(title)
    first.keyboard.press("PageUp")
    first.keyboard.press("PageDown")
    below(second, "screenOther")
    expect(phone.page.locator(".kurs-live-question legend")).to_have_text(slide(first).locator("h2").inner_text())


def test_an_old_code_says_what_to_do_and_a_new_one_can_be_typed(meeting: Meeting) -> None:
    phone = meeting.phone("Rut Möte")
    meeting.ends()
    expect(phone.page.get_by_role("heading", name=said("liveOver"))).to_be_visible()
    late = meeting.braves(viewport=PHONE)
    late.page.goto(meeting.address)
    expect(late.page.get_by_text(said("liveUnknown"))).to_be_visible()
    expect(late.page.get_by_label(said("meetingField"))).to_be_visible()


def test_a_tablet_goes_round(meeting: Meeting) -> None:
    tablet, projector = meeting.phone("Rut Möte"), meeting.projector()
    projector.keyboard.press("End")
    does_checks(tablet)
    tablet.button(said("liveNext")).click()
    tablet.dialog.get_by_role("button", name=said("switchYes")).click()
    tablet.page.get_by_label(said("liveName")).fill("Nils Möte")
    tablet.page.get_by_role("button", name=said("liveGo"), exact=True).click()
    expect(tablet.page.get_by_text(said("liveYou", name="Nils Möte"))).to_be_visible()
    does_checks(tablet)
    expect(slide(projector)).to_contain_text(said("screenChecked", checked=2, joined=2))
    meeting.ends()
    expect(meeting.ombud.get_by_text(re.compile("2 personer"))).to_be_visible()


def test_the_register_goes_away_and_comes_back(meeting: Meeting) -> None:
    projector, phone = meeting.projector(brave=True), meeting.phone("Rut Möte", brave=True)
    to_question(projector)
    phone.page.locator(".kurs-live-question input").first.check()
    port = int(meeting.site.url.rstrip("/").rpartition(":")[2])
    meeting.site.down()
    below(projector, "screenAway")
    projector.get_by_role("button", name=said("slidesCount")).click()
    slide(projector).locator(".kurs-hands input").first.fill("7")
    phone.page.locator(".kurs-live-question [type=submit]").click()
    expect(phone.page.locator(".kurs-live-state")).to_have_text(said("liveWaits"))
    meeting.site.up(port)
    expect(phone.page.locator(".kurs-live-state")).to_have_text(said("liveTaken"))
    below(projector, "screenFew", answers=1, joined=1)
    assert counted(projector)[0] == 7, "hands that were counted stay until there are bars to show"
