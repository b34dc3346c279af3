"""A meeting without a register: a code on the screen, three questions on each phone, and a proof that is one's own."""
from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from kurs.model.assessment import Item, Module
from kurs.model.proof import verify_text
from kurs.register.meetings import hold
from kurs.register.roster import members
from kurs.words import HTML
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from . import axe
from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said
from .register_learner import joins as joins_unit
from .register_site import RegisterSite
from .responses import wrong
from .test_phone import PHONE, fits
from .test_slides import opens as opens_slides
from .test_slides import slide
from .test_storage import BLOCKED, says

START, JOIN = "mote/starta.md", "mote/delta.md"
SMALL: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, **PHONE}
# What the site's own module answers.
ASKS = """async ([file, name, values]) => {
  const { assets } = await (await fetch("/assets/kurs/manifest.json")).json();
  return (await import(`/${assets}/${file}`))[name](...values);
}"""
READS = """async (svg) => {
  const { assets } = await (await fetch("/assets/kurs/manifest.json")).json();
  const { fromImage, reader } = await import(`/${assets}/page/scan.js`);
  const picture = new Image(600, 600);
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 600 });
  canvas.getContext("2d").drawImage(picture, 0, 0, 600, 600);
  return fromImage(await new Promise((done) => canvas.toBlob(done)), await reader());
}"""
# Chapters can't be fetched while the browser's own mark says so.
AWAY = """const real = window.fetch;
  window.fetch = (url, ...rest) => sessionStorage.getItem("away") && String(url.url ?? url).includes("/introduktion/")
    ? Promise.reject(new TypeError("away")) : real(url, ...rest);"""


def coded(learner: Learner, *, days: int = 0, module: str | None = None) -> str:
    """The code of a meeting so many days from now. The learner must be on a page of the site."""
    day = (date.today() + timedelta(days=days)).isoformat()
    values = [module or learner.course.modules[0].id, day]
    code: str = learner.page.evaluate(ASKS, ["meeting/code.js", "newCode", values])
    return code


def joins(learner: Learner, code: str | None = None) -> str:
    """Comes by the QR code's address; the code."""
    if learner.page.url == "about:blank":
        learner.page.goto(learner.address(JOIN))
    code = code or coded(learner)
    learner.page.goto(learner.address("om-kursen/index.md"))
    learner.page.goto(f"{learner.address(JOIN)}#mote={code}")
    return code


def asked(learner: Learner, *, count: int = 3) -> list[Item]:
    """The questions, in the order of the page."""
    forms = learner.page.locator(".kurs-checks form")
    expect(forms).to_have_count(count)
    expect(learner.page.locator(".kurs-checks .kurs:not(.kurs-live)")).to_have_count(0)
    return [item for form in forms.all() if (item := learner.course.item(form.get_attribute("data-item") or ""))]


def proof_sheet(learner: Learner) -> Locator:
    return learner.page.locator('.kurs-certificate[data-outcome="attended"]')


def gets_proof(learner: Learner, name: str = "Åsa Öberg") -> None:
    learner.page.get_by_label(said("attendedName")).fill(name)
    learner.button(said("attendedShow")).click()
    expect(proof_sheet(learner).locator("svg")).to_be_visible()


def starts(learner: Learner, module: Module) -> str:
    learner.opens(START)
    learner.page.get_by_label(said("startModule")).select_option(module.id)
    learner.button(said("startMake")).click()
    expect(learner.page.get_by_role("heading", name=module.title)).to_be_focused()
    return learner.page.locator(".kurs-short-code").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_leader_s_page_to_a_proof_that_is_no_completion(
    arrives: Arrives, site: CourseSite, tmp_path: Path, scheme: Any
) -> None:
    leader, learner = arrives(color_scheme=scheme), arrives(color_scheme=scheme, **SMALL)
    module = leader.course.modules[1]
    signs = starts(leader, module)
    found = axe.faults(leader.page, where="started")
    scanned = leader.page.locator(".kurs-meeting-code svg").evaluate(READS)
    assert scanned == f"{site.url}mote/delta/#mote={module.id}.{date.today()}.{signs}"
    learner.opens(JOIN)
    found += axe.faults(learner.page, where="form")
    learner.page.get_by_label(said("meetingField")).fill(f" {signs[:2].lower()} {signs[2:]}")
    learner.page.keyboard.press("Enter")
    expect(learner.page.get_by_role("heading", name=said("meetingAbout", title=module.title))).to_be_focused()
    first, *rest = items = asked(learner)
    mine = {item.id for one in learner.course.assessments if one.module == module.id for item in one.items}
    assert {item.id for item in items} <= mine
    fits(learner, "asked")
    found += axe.faults(learner.page, where="asked")
    learner.answers(first, wrong(first))
    learner.page.reload()
    assert asked(learner) == items
    expect(learner.form(first)).to_have_attribute("data-state", "answered")
    for item in rest:
        learner.answers(item)
    expect(learner.page.get_by_text(re.compile("^Du deltog i mötet om"))).to_be_visible()
    gets_proof(learner)
    fits(learner, "proof")
    found += axe.faults(learner.page, where="proof")
    with learner.page.expect_download() as saved:
        learner.button(said("attendedSave")).click()
    text = Path(saved.value.path()).read_text("utf-8")
    proof = verify_text(text, attended=True)
    assert (proof.name, proof.module, proof.date) == ("Åsa Öberg", module.id, date.today().isoformat())
    assert (proof.attended, proof.percent, proof.meeting) == (True, None, f"{module.id}.{date.today()}.{signs}")
    assert proof_sheet(learner).locator("svg").evaluate(READS) == text.strip()
    assert [one["kind"] for one in learner.stored()["log"]] == ["attempted"] * 3 + ["attended"]
    learner.opens("intyg.md")
    expect(learner.page.get_by_text(said("certificateNone"))).to_be_visible()
    learner.opens("mina-resultat.md")
    learner.page.locator(".kurs-meeting-held summary").click()
    expect(proof_sheet(learner)).to_contain_text(said("attendedTitle"))
    expect(learner.page.locator("tr", has_text=module.title)).to_contain_text(said("moduleStarted"))
    found += axe.faults(learner.page, where="results")
    learner.opens("kontrollera-intyg.md")
    learner.page.locator("textarea").fill(text)
    learner.button(said("check")).click()
    expect(learner.page.locator(".kurs-judged h2")).to_contain_text(said("attendedTitle"))
    expect(learner.page.locator(".kurs-judged")).to_contain_text(said("attendedOnly"))
    assert not found, "\n".join(found)


def test_the_last_slide_leads_to_the_meeting(arrives: Arrives, site: CourseSite) -> None:
    leader = arrives()
    signs = starts(leader, leader.course.modules[0])
    leader.page.locator(".kurs-meeting-made a").nth(1).click()
    expect(slide(leader.page)).to_be_visible(timeout=20_000)
    leader.page.keyboard.press("End")
    expect(slide(leader.page)).to_contain_text(said("slidesMeetingCode", code=signs))
    read = leader.page.get_by_role("img", name=said("slidesCode")).evaluate(READS)
    assert read == f"{site.url}mote/delta/#mote={leader.course.modules[0].id}.{date.today()}.{signs}"
    leader.page.keyboard.press("Escape")
    leader.page.go_back()
    expect(leader.page.locator(".kurs-short-code")).to_have_text(signs)
    joins(leader, coded(leader, days=-5))
    asked(leader)
    opens_slides(leader).keyboard.press("End")
    expect(leader.page.get_by_role("img", name=said("slidesCode"))).to_be_visible()
    expect(slide(leader.page)).not_to_contain_text("mote/delta")


def test_a_code_that_does_not_hold_is_said_to_be_old_or_wrong(arrives: Arrives) -> None:
    learner = arrives(**SMALL)
    for days in (-1, 1):
        joins(learner, coded_on_site(learner, days=days))
        asked(learner)
        expect(learner.page.get_by_text(said("meetingHow"))).to_be_visible()
    code = joins(learner, coded(learner, days=-3))
    expect(learner.page.locator(".kurs-meeting .kurs-notice")).to_contain_text("Koden är gammal. Mötet var ")
    for item in asked(learner):
        learner.answers(item)
    expect(learner.page.get_by_text(said("meetingAlone"))).to_be_visible()
    assert [one["kind"] for one in learner.stored()["log"]] == ["attempted"] * 3
    joins(learner, coded(learner, days=4))
    expect(learner.page.locator(".kurs-meeting .kurs-notice")).to_contain_text("Mötet är inte än")
    wrong_codes = {
        coded(learner, module="finns-inte"): "meetingGone", "ABCDEF": "meetingElsewhere", "HEJ": "meetingMistyped",
        code.replace("introduktion", "introduktioner"): "meetingMistyped", f"{code[:-1]}": "meetingMistyped",
        coded(learner).replace(str(date.today()), "2026-99-99"): "meetingMistyped",
    }  # fmt: skip
    joins(learner, "%E0%A4%A")
    expect(learner.page.get_by_text(said("meetingMistyped"))).to_be_visible()
    field = learner.page.get_by_label(said("meetingField"))
    for given, told in {**wrong_codes, "": "meetingNone"}.items():
        field.fill(given)
        field.press("Enter")
        expect(learner.page.get_by_text(said(told))).to_be_focused()
    field.fill(coded(learner).rsplit(".", 1)[1])
    field.press("Enter")
    asked(learner)
    learner.button(said("meetingAnother")).click()
    expect(learner.page.get_by_label(said("meetingField"))).to_be_focused()


def coded_on_site(learner: Learner, **options: Any) -> str:
    learner.page.goto(learner.address(JOIN))
    return coded(learner, **options)


def test_two_tabs_and_answers_given_twice_make_one_participation(arrives: Arrives) -> None:
    learner = arrives()
    code = joins(learner)
    items = asked(learner)
    other = Learner(learner.page.context.new_page(), learner.course, learner.base)
    joins(other, code)
    assert asked(other) == items
    for item in items[:2]:
        learner.answers(item)
        expect(other.form(item)).to_have_attribute("data-state", "answered")
    other.answers(items[2])
    told = re.compile("^Du deltog i mötet om")
    for one in (learner, other):
        expect(one.page.get_by_text(told)).to_be_visible()
    learner.again(items[0]).click()
    learner.answers(items[0])
    gets_proof(other)
    learner.page.reload()
    expect(proof_sheet(learner)).to_contain_text("Åsa Öberg")
    expect(learner.page.get_by_text(told)).to_be_visible()
    assert [one["kind"] for one in learner.stored()["log"]].count("attended") == 1
    joins(learner, coded(learner))
    assert {item.id for item in asked(learner)} & {item.id for item in items} == set(), "new ones first"


def test_where_nothing_is_stored_it_is_said_and_the_proof_comes_all_the_same(arrives: Arrives) -> None:
    learner = arrives(script=BLOCKED["no database, no mark"])
    joins(learner)
    says(learner, "storageBlocked")
    for item in asked(learner):
        learner.answers(item)
    gets_proof(learner)


def test_questions_that_cannot_be_fetched_are_asked_for_again(arrives: Arrives) -> None:
    learner = arrives(script=AWAY)
    learner.opens(JOIN)
    learner.page.evaluate("sessionStorage.setItem('away', '1')")
    joins(learner)
    expect(learner.page.get_by_text(said("checksAway"))).to_be_visible()
    assert axe.faults(learner.page) == []
    learner.page.evaluate("sessionStorage.removeItem('away')")
    learner.button(said("checksRetry")).click()
    asked(learner)


def test_the_meeting_goes_with_the_person_and_leaves_with_them(arrives: Arrives, tmp_path: Path) -> None:
    learner, elsewhere = arrives(), arrives()
    joins(learner)
    for item in asked(learner):
        learner.answers(item)
    gets_proof(learner)
    learner.opens("mina-resultat.md")
    with learner.page.expect_download() as saved:
        learner.button(said("saveFile")).click()
    saved.value.save_as(tmp_path / "framsteg.json")
    elsewhere.opens("mina-resultat.md")
    elsewhere.page.get_by_label(said("loadFile")).set_input_files(tmp_path / "framsteg.json")
    elsewhere.page.locator(".kurs-meeting-held summary").click()
    expect(proof_sheet(elsewhere)).to_contain_text("Åsa Öberg")
    learner.button(said("switchPerson")).click()
    with learner.page.expect_navigation():
        learner.button(said("switchYes")).click()
    learner.waits_until_started()
    expect(learner.page.locator(".kurs-meeting-held")).to_have_count(0)
    kept = learner.stored()
    assert kept["log"] == [] and not [key for key in kept["state"] if key.startswith(("checks:", "name", "draft:"))]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_list_to_sign_is_one_sheet_with_room_for_25(arrives: Arrives, tmp_path: Path, script: bool) -> None:
    leader = arrives(java_script_enabled=script)
    page = leader.page
    if script:
        signs = starts(leader, leader.course.modules[0])
    else:
        page.goto(leader.address(JOIN))
        expect(page.locator("noscript p", has_text=HTML["meeting_no_script"])).to_be_visible()
        page.goto(leader.address(START))
        expect(page.locator("noscript p", has_text=HTML["meeting_start_no_script"])).to_be_visible()
    expect(page.locator(".kurs-attendance")).to_be_hidden()
    page.pdf(path=tmp_path / "lista.pdf", prefer_css_page_size=True)
    [sheet] = PdfReader(tmp_path / "lista.pdf").pages
    assert [round(float(side)) for side in sheet.mediabox[2:]] in ([595, 842], [594, 842], [595, 841])
    text = sheet.extract_text()
    assert re.findall(r"^ *(\d+) *$", text, re.M) == [str(number) for number in range(1, 26)]
    assert [word in text for word in ("Närvarolista", "Enhet", "Starta ett möte", "Sök")] == [True, True, False, False]
    assert (leader.course.modules[0].title in text) == script
    if script:
        code = f"{leader.course.modules[0].id}.{date.today()}.{signs}"
        assert page.locator('[data-list="code"] svg').evaluate(READS).endswith(f"#mote={code}")


def test_what_an_ombud_has_attested_is_shown_with_its_signed_proof(
    arrives: Arrives, register_site: RegisterSite
) -> None:
    unit, link = register_site.assigns("Linden")
    learner = arrives(register_site, **SMALL)
    joins_unit(learner, link, "Moa Test")
    module, today = learner.course.modules[0], register_site.server.now().date()

    def work(connection: Any) -> int:
        people = [one.id for one in members(connection, unit)]
        return hold(connection, unit, module_id=module.id, on=today, people=people, names=[], course=learner.course,
                    today=today, by="x")  # fmt: skip

    assert register_site.write(work) == 1
    learner.opens("mina-resultat.md")
    learner.waits_until_stored("state.me?.attended.length === 1")
    learner.opens("mina-resultat.md")
    expect(learner.page.get_by_text(said("resultsNone"))).to_be_visible()
    learner.page.locator(".kurs-meeting-held summary", has_text=said("attendedByOmbud")).click()
    expect(proof_sheet(learner).locator(".kurs-stamp")).to_have_text(said("attendedSigned"))
    expect(proof_sheet(learner)).to_contain_text("Moa Test")
    fits(learner, "signed")
    assert axe.faults(learner.page) == []
    learner.opens(START)
    to_register = learner.page.get_by_role("link", name=HTML["meeting_account_link"])
    assert to_register.evaluate("link => link.href") == f"{register_site.url}register/"
