"""A template's page: filled in by keyboard, kept, emptied and brought back, printed, and never sent anywhere."""
from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from docx import Document
from kurs.model.template import Template
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .learner import Learner, said
from .test_phone import PHONE, fits
from .test_storage import BLOCKED

PAGE = "mallar/genomforandeplan.md"
KEY = "form:genomforandeplan"
LONG = "Rad ett om stödet.\n" * 12 + "Sista raden. 😀 <b>inte fet</b>"


@pytest.fixture
def plan(learner: Learner) -> Learner:
    return started(learner)


def started(learner: Learner) -> Learner:
    learner.page.goto(learner.address(PAGE))
    expect(learner.button(said("clear"))).to_be_visible()
    return learner


def template(learner: Learner) -> Template:
    return next(one for one in learner.course.templates if f"form:{one.id}" == KEY)


def field(learner: Learner, id: str, row: int = 0) -> Locator:
    return learner.page.locator(f'.kurs-form [data-field="{id}"]').nth(row).locator("input, textarea, select")


def rows(learner: Learner) -> Locator:
    return learner.page.locator("[data-group=livsomrade] > [data-row]")


def add(learner: Learner) -> Locator:
    return learner.button(said("add", one="Livsområde"))


def test_a_plan_is_filled_in_by_keyboard_and_a_reload_loses_nothing(plan: Learner) -> None:
    keyboard, focused = plan.page.keyboard, plan.page.locator(":focus")
    field(plan, "namn").focus()
    keyboard.type("Åke")
    keyboard.press("Tab")
    keyboard.type("Hemtjänst")
    keyboard.press("Enter")
    keyboard.type("Två delar")
    add(plan).focus()
    keyboard.press("Enter")
    expect(rows(plan)).to_have_count(2)
    expect(rows(plan).nth(1).get_by_role("combobox").first).to_be_focused()
    keyboard.type("Hem")
    keyboard.press("Tab")
    expect(focused).to_have_accessible_name("Behov (bör fyllas i)")
    expect(focused).to_have_accessible_description("Så som det står i uppdraget.")
    keyboard.type("Stöd vid lunch")
    plan.waits_until_stored("state[argument]?.livsomrade[1].behov === 'Stöd vid lunch'", KEY)
    plan.page.reload()
    expect(rows(plan)).to_have_count(2)
    expect(field(plan, "namn")).to_have_value("Åke")
    expect(field(plan, "insats")).to_have_value("Hemtjänst\nTvå delar")
    expect(field(plan, "omrade", 1)).to_have_value("hemliv")
    expect(field(plan, "behov", 1)).to_have_value("Stöd vid lunch")
    expect(field(plan, "behov", 0)).to_have_value("")


def test_every_box_has_a_name_of_its_own_also_in_added_rows(plan: Learner) -> None:
    add(plan).click()
    add(plan).click()
    expect(rows(plan).locator("legend")).to_have_text(["Livsområde 1", "Livsområde 2", "Livsområde 3"])
    ids = plan.page.evaluate("[...document.querySelectorAll('.kurs-page [id]')].map((one) => one.id)")
    assert len(set(ids)) == len(ids)
    for box in plan.page.locator(".kurs-form :is(input, textarea, select)").all():
        expect(box).to_have_accessible_name(box.evaluate("one => one.labels[0].textContent.trim()"))


def test_a_row_taken_away_can_be_brought_back(plan: Learner) -> None:
    add(plan).click()
    field(plan, "vad", 0).fill("Första")
    field(plan, "vad", 1).fill("Andra")
    plan.button(said("remove", one="Livsområde 1")).click()
    expect(rows(plan)).to_have_count(1)
    expect(field(plan, "vad", 0)).to_have_value("Andra")
    expect(rows(plan).locator("legend")).to_have_text(["Livsområde 1"])
    expect(plan.button(said("remove", one="Livsområde 1"))).to_be_hidden()
    expect(plan.button(said("undo"))).to_be_focused()
    plan.page.keyboard.press("Enter")
    expect(field(plan, "vad", 0)).to_have_value("Första")
    expect(field(plan, "vad", 1)).to_have_value("Andra")
    plan.waits_until_stored("state[argument]?.livsomrade.length === 2", KEY)


def test_what_is_cleared_can_be_brought_back_until_the_page_is_left(plan: Learner) -> None:
    field(plan, "namn").fill("Åke")
    add(plan).click()
    field(plan, "faststalld").fill("2026-09-14")
    plan.button(said("clear")).click()
    expect(field(plan, "namn")).to_have_value("")
    expect(rows(plan)).to_have_count(1)
    plan.waits_until_stored("!(argument in state)", KEY)
    plan.button(said("undo")).click()
    expect(field(plan, "namn")).to_have_value("Åke")
    expect(field(plan, "faststalld")).to_have_value("2026-09-14")
    expect(rows(plan)).to_have_count(2)
    plan.button(said("clear")).click()
    plan.waits_until_stored("!(argument in state)", KEY)
    plan.page.reload()
    expect(plan.button(said("clear"))).to_be_visible()
    expect(field(plan, "namn")).to_have_value("")
    expect(plan.button(said("undo"))).to_have_count(0)


def test_undo_goes_before_it_could_take_away_something_new(plan: Learner) -> None:
    field(plan, "namn").fill("Åke")
    plan.button(said("clear")).click()
    expect(plan.button(said("undo"))).to_be_visible()
    field(plan, "namn").fill("Siv")
    expect(plan.button(said("undo"))).to_have_count(0)
    plan.button(said("clear")).click()
    add(plan).click()
    expect(plan.button(said("undo"))).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Ring 070-123 45 67", "phone"), ("inga@example.se", "mail"), ("811228-9874", "personalNumber")],
)
def test_what_looks_like_a_real_person_is_warned_about_where_it_stands(plan: Learner, text: str, kind: str) -> None:
    warnings = plan.page.locator(".kurs-form .kurs-personal:visible")
    field(plan, "insats").fill(text)
    expect(warnings).to_have_text([said(kind)])
    expect(warnings).to_have_role("status")
    field(plan, "insats").fill("Hemtjänst sedan 2026-09-14 kl. 08.30")
    expect(warnings).to_have_count(0)


def test_nothing_is_sent_while_somebody_writes(plan: Learner) -> None:
    sent: list[str] = []
    plan.page.on("request", lambda it: sent.append(it.url))
    field(plan, "namn").fill("Åke")
    field(plan, "namn").press("Enter")
    plan.waits_until_stored("state[argument]?.namn === 'Åke'", KEY)
    assert sent == []
    assert plan.page.url == plan.address(PAGE)


def test_the_count_of_what_is_left_follows(plan: Learner) -> None:
    count = plan.page.locator(".kurs-form > .kurs-small").first
    wanted = plan.page.locator("[data-required]").count()
    expect(count).to_have_text(said("stillEmpty", count=wanted, all=wanted))
    field(plan, "namn").fill("Åke")
    expect(count).to_have_text(said("stillEmpty", count=wanted - 1, all=wanted))


def test_the_next_person_at_a_shared_computer_finds_an_empty_form(plan: Learner) -> None:
    field(plan, "namn").fill("Åke")
    plan.waits_until_stored("state[argument]?.namn === 'Åke'", KEY)
    plan.opens("mina-resultat.md")
    plan.button(said("switchPerson")).click()
    plan.dialog.get_by_role("button", name=said("switchYes")).click()
    expect(plan.page.get_by_text(said("switchDone"))).to_be_visible()
    started(plan)
    expect(field(plan, "namn")).to_have_value("")


def test_another_tab_shows_what_is_written_here(plan: Learner) -> None:
    other = started(Learner(plan.page.context.new_page(), plan.course, plan.base))
    field(plan, "mal").fill("Laga lunch")
    expect(field(other, "mal")).to_have_value("Laga lunch")


def test_where_nothing_can_be_kept_the_page_says_so(arrives: Arrives) -> None:
    learner = started(arrives(script=BLOCKED["open throws"]))
    expect(learner.page.get_by_text(said("formNotKept"))).to_be_visible()
    field(learner, "namn").fill("Åke")
    expect(field(learner, "namn")).to_have_value("Åke")


def test_on_paper_there_is_the_whole_text_and_nothing_but_the_form(plan: Learner) -> None:
    field(plan, "insats").fill(LONG)
    field(plan, "omrade").select_option("hemliv")
    plan.button(said("clear")).click()
    plan.button(said("undo")).click()
    plan.page.emulate_media(media="print")
    page = plan.page
    expect(page.get_by_text("Sista raden. 😀 <b>inte fet</b>")).to_be_visible()
    expect(page.locator(".kurs-on-paper:visible")).to_have_text([LONG, "Hemliv"])
    expect(field(plan, "insats")).to_be_hidden()
    expect(field(plan, "vad")).to_be_visible()
    expect(page.locator(".kurs-paper-title")).to_have_text(template(plan).title)
    for gone in ("h1", ".kurs-template-note", ".kurs-filled", ".md-header", ".kurs-form button"):
        expect(page.locator(gone).first).to_be_hidden()
    page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dpi
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(arrives: Arrives, scheme: str) -> None:
    learner = arrives(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 400, "height": 800})
    found = []
    for one in learner.course.templates:
        learner.page.goto(learner.address(f"mallar/{one.id}.md"))
        expect(learner.button(said("clear"))).to_be_visible()
        found += axe.faults(learner.page, where=one.id)
    started(learner)
    add(learner).click()
    field(learner, "insats").fill("070-123 45 67")
    learner.button(said("clear")).click()
    learner.button(said("undo")).click()
    learner.button(said("remove", one="Livsområde 2")).click()
    found += axe.faults(learner.page, where="filled, warned, taken away")
    assert not found, "\n".join(found)


def test_it_fits_a_phone_and_what_is_pressed_is_large_enough(arrives: Arrives) -> None:
    learner = started(arrives(viewport={"width": 360, "height": 640}, **PHONE))
    add(learner).tap()
    field(learner, "insats").fill("ord" * 80)
    fits(learner, "form")
    for target in learner.page.locator(".kurs-page :is(.kurs-button, input, select, textarea):visible").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, target.evaluate("one => one.outerHTML")


@pytest.fixture
def without_script(arrives: Arrives) -> Iterator[Learner]:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.address(PAGE))
    yield learner


def test_without_javascript_the_form_and_the_example_are_there_and_can_be_printed(without_script: Learner) -> None:
    page, plan = without_script.page, template(without_script)
    for one in plan.fields:
        for inner in one.fields or (one,):
            expect(page.locator(f'[data-field="{inner.id}"] :is(input, textarea, select)')).to_be_visible()
    expect(page.get_by_role("heading", name=plan.example.title)).to_be_visible()
    expect(page.locator(".kurs-filled h4")).to_have_count(len(plan.example.values["livsomrade"]))
    page.emulate_media(media="print")
    expect(page.locator('[data-field="vad"] textarea')).to_be_visible()


def test_both_word_files_can_be_fetched_and_opened(plan: Learner) -> None:
    for name in (said("template_word"), said("template_word_example")):
        with plan.page.expect_download() as fetched:
            plan.page.get_by_role("link", name=name).click()
        assert fetched.value.suggested_filename.startswith("genomforandeplan")
        document = Document(io.BytesIO(fetched.value.path().read_bytes()))
        assert document.paragraphs[0].style.name == "Heading 1"
