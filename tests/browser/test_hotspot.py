"""Hotspot as people meet it: by the list or the drawing, by keyboard and finger, read aloud, translated, in a final."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from kurs.model.assessment import Item
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .course_site import CourseSite, serve_course
from .learner import Learner, said
from .responses import right
from .test_keyboard import tabs_to, types_response
from .test_phone import PHONE, fits
from .test_storage import FULL, says

PAGE = "introduktion/vad-ar-ibic.md"
NAMED, LETTERS, SEVERAL = "tures-dag", "platsen-for-uppdraget", "om-hotspot-egna-omraden"
EXAMPLE = "om/ovningstyper/hotspot.md"
FINAL = """kind: final
id: introduktion-slutprov
title: Prov
sections:
  - id: prov-bilden
    draw: 1
    items:
      - id: prov-bilden-utforare
        interaction: hotspot
        multiple: true
        prompt: Var arbetar utföraren?
        objective: forklara-ibic
        source: "1"
        drawing: process
        hide_labels: true
        places:
          - {id: besluta, feedback: Nej där.}
          - {id: genomfora-uppdrag, correct: true, feedback: Ja där.}
          - {id: folja-upp, correct: true, feedback: Ja också där.}
"""


@pytest.fixture
def come(arrives: Arrives) -> Learner:
    learner = arrives()
    learner.opens(PAGE)
    return learner


def item_of(learner: Learner, id: str) -> Item:
    return next(item for one in learner.course.assessments for item in one.items if item.id == id)


def spot(learner: Learner, id: str, place: str) -> Locator:
    return learner.form(id).locator(f'[data-spot="{place}"]')


def control(learner: Learner, id: str, place: str) -> Locator:
    return learner.form(id).locator(f'input[value="{place}"]')


def answer(learner: Learner, id: str) -> Locator:
    return learner.form(id).get_by_role("button", name=said("answer"), exact=True)


def picked(learner: Learner, id: str) -> list[str | None]:
    """What the drawing shows as chosen."""
    return [one.get_attribute("data-spot") for one in learner.form(id).locator("[data-picked]").all()]


def attempts(learner: Learner, count: int) -> None:
    learner.waits_until_stored(f"log.filter((entry) => entry.kind === 'attempted').length === {count}")


@pytest.mark.parametrize("id", [NAMED, LETTERS])
def test_by_keyboard_alone_and_the_drawing_shows_where_one_is(arrives: Arrives, id: str) -> None:
    learner = arrives(viewport={"width": 360, "height": 740})
    learner.opens(PAGE)
    first = learner.form(id).get_by_role("radio").first
    tabs_to(learner, first)
    place = first.get_attribute("value") or ""
    expect(spot(learner, id, place)).to_have_attribute("data-focused", "")
    expect(spot(learner, id, place).locator(".ring")).to_be_visible()
    types_response(learner, item_of(learner, id), right(item_of(learner, id)))
    assert picked(learner, id) == right(item_of(learner, id))
    learner.page.keyboard.press("Tab")
    expect(learner.form(id).locator("[data-focused]")).to_have_count(0)
    tabs_to(learner, answer(learner, id))
    learner.page.keyboard.press("Enter")
    expect(learner.feedback(id)).to_have_attribute("data-verdict", "correct")
    expect(learner.form(id).get_by_role("button", name=said("answerAgain"))).to_be_focused()


SMALLEST_TEXT = """form => Math.min(...[...form.querySelectorAll("svg text")].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a))"""


@pytest.mark.parametrize(("source", "id"), [(PAGE, NAMED), (PAGE, LETTERS), (EXAMPLE, SEVERAL)])
def test_by_touch_on_the_drawing_itself_at_360_pixels(arrives: Arrives, source: str, id: str) -> None:
    learner = arrives(viewport={"width": 360, "height": 640}, **PHONE)
    learner.opens(source)
    assert learner.form(id).evaluate(SMALLEST_TEXT) >= 12
    for place in learner.form(id).locator("[data-spot]").all():
        box = place.locator(".edge").bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    wanted = right(item_of(learner, id))
    for value in wanted:
        place = spot(learner, id, value)
        place.scroll_into_view_if_needed()
        before = learner.page.evaluate("scrollY")
        place.tap()
        expect(control(learner, id, value)).to_be_checked()
        assert learner.page.evaluate("scrollY") == before, "the drawing stays under the finger"
    assert picked(learner, id) == wanted
    answer(learner, id).tap()
    expect(learner.feedback(id)).to_have_attribute("data-verdict", "correct")
    fits(learner, id)


def test_list_and_drawing_are_one_and_are_kept(come: Learner) -> None:
    spot(come, NAMED, "besluta").click()
    expect(control(come, NAMED, "besluta")).to_be_checked()
    come.form(NAMED).get_by_label("2. Utreda").check()
    assert picked(come, NAMED) == ["utreda"]
    come.waits_until_stored("`draft:${argument}` in state", NAMED)
    come.opens(PAGE)
    assert picked(come, NAMED) == ["utreda"]
    answer(come, NAMED).click()
    expect(spot(come, NAMED, "utreda")).to_have_attribute("data-verdict", "incorrect")
    expect(spot(come, NAMED, "utreda").locator(".wrong")).to_be_visible()
    expect(come.form(NAMED).locator(".right:visible")).to_have_count(0)
    attempts(come, 1)
    come.opens(PAGE)
    expect(spot(come, NAMED, "utreda")).to_have_attribute("data-verdict", "incorrect")
    spot(come, NAMED, "besluta").click()
    expect(control(come, NAMED, "utreda")).to_be_checked()
    come.form(NAMED).get_by_role("button", name=said("answerAgain")).click()
    assert picked(come, NAMED) == []
    expect(come.form(NAMED).locator("g[data-verdict]")).to_have_count(0)


def test_places_that_are_no_choices_cannot_be_pressed(come: Learner) -> None:
    come.form(LETTERS).locator("svg .area:not([data-spot])").first.click()
    assert picked(come, LETTERS) == []
    answer(come, LETTERS).click()
    expect(come.feedback(LETTERS)).to_have_text(said("pickOne"))


def test_a_double_click_chooses_and_enter_held_down_answers_once(arrives: Arrives, come: Learner) -> None:
    spot(come, NAMED, "genomfora-uppdrag").dblclick()
    assert picked(come, NAMED) == ["genomfora-uppdrag"]
    for _ in range(6):
        come.page.keyboard.down("Enter")
    come.page.keyboard.up("Enter")
    expect(come.feedback(NAMED)).to_have_attribute("data-verdict", "correct")
    attempts(come, 1)
    learner = arrives()
    learner.opens(EXAMPLE)
    spot(learner, SEVERAL, "plats-10").dblclick()
    assert picked(learner, SEVERAL) == ["plats-10"], "the second press takes nothing back"
    spot(learner, SEVERAL, "plats-10").click()
    assert picked(learner, SEVERAL) == []


def test_a_screen_reader_meets_the_drawing_in_words_and_one_control_for_each_place(come: Learner) -> None:
    expect(come.form(LETTERS)).to_match_aria_snapshot("""
      - group "Tre namn saknas i bilden. Var ska Utforma uppdrag stå?":
        - paragraph: Välj en plats, i bilden eller i listan.
        - paragraph: "Bilden i ord: 1 Aktualisera, 2 Utreda, A, B, 5 Genomföra uppdrag, C."
        - radio "Plats A"
        - text: Plats A
        - radio "Plats B"
        - text: Plats B
        - radio "Plats C"
        - text: Plats C
    """)
    expect(come.form(LETTERS).get_by_role("img")).to_have_count(0)
    come.answers(item_of(come, LETTERS), ["plats-3"])
    expect(come.form(LETTERS)).to_match_aria_snapshot("""
      - group "Tre namn saknas i bilden. Var ska Utforma uppdrag stå?":
        - radio "Plats A Inte rätt" [checked] [disabled]
        - radio "Plats B" [disabled]
        - radio "Plats C" [disabled]
      - button "Försök igen"
      - status:
        - paragraph: Inte riktigt.
        - paragraph: /Här fattas beslutet/
    """)
    expect(come.form(NAMED).get_by_role("radio", name="4. Utforma uppdrag", exact=True)).to_have_count(1)


# As Google Translate does it: every text becomes two nested fonts, but not in what says translate="no".
TRANSLATE = """form => {
  const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest("[translate=no]")) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data.toUpperCase();
    outer.append(inner);
    text.replaceWith(outer);
  }
}"""


def test_on_a_translated_page_list_and_drawing_still_go_together(come: Learner) -> None:
    come.form(NAMED).evaluate(TRANSLATE)
    expect(come.form(NAMED).locator("svg font")).to_have_count(0)
    spot(come, NAMED, "besluta").locator("text").last.click()
    expect(come.form(NAMED).get_by_role("radio", name="3. BESLUTA", exact=True)).to_be_checked()
    come.form(NAMED).locator("label font font", has_text="FÖLJA UPP").click()
    assert picked(come, NAMED) == ["folja-upp"]
    come.form(NAMED).locator("[type=submit]").click()
    expect(spot(come, NAMED, "folja-upp")).to_have_attribute("data-verdict", "incorrect")
    come.form(NAMED).evaluate(TRANSLATE)
    come.form(NAMED).get_by_role("button", name=said("answerAgain").upper()).click()
    assert picked(come, NAMED) == []


def test_with_storage_full_it_works_all_the_same(arrives: Arrives) -> None:
    learner = arrives(script=FULL)
    learner.opens(PAGE)
    spot(learner, LETTERS, "plats-4").click()
    answer(learner, LETTERS).click()
    expect(learner.feedback(LETTERS)).to_have_attribute("data-verdict", "correct")
    says(learner, "storageFull")
    assert picked(learner, LETTERS) == ["plats-4"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(arrives: Arrives, scheme: str) -> None:
    learner = arrives(viewport={"width": 400, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for source, ids in ((PAGE, (NAMED, LETTERS)), (EXAMPLE, (SEVERAL,))):
        learner.opens(source)
        found += axe.faults(learner.page, where="before")
        for id in ids:
            learner.form(id).locator("[data-spot]").first.click()
        found += axe.faults(learner.page, where="chosen")
        for id in ids:
            answer(learner, id).click()
        for key in learner.page.locator(".kurs-key > summary:visible").all():
            key.click()
        found += axe.faults(learner.page, where="answered")
    assert not found, "\n".join(found)


def test_without_javascript_drawing_list_and_key_can_be_read(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.address(PAGE))
    form = learner.form(LETTERS)
    expect(form.locator("svg")).to_be_visible()
    expect(form.get_by_role("radio")).to_have_count(3)
    form.locator(".kurs-key > summary").click()
    expect(form.get_by_text("Plats B (Utforma uppdrag)")).to_be_visible()


@pytest.fixture(scope="module")
def final_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseSite]:
    site = serve_course(tmp_path_factory.mktemp("hotspot"))
    (site.root / "quizzes/introduktion/slutprov.yml").write_text(FINAL, "utf-8")
    site.build()
    yield site
    site.server.shutdown()
    site.server.server_close()


def test_in_a_final_what_was_missed_is_shown_in_the_drawing_too(arrives: Arrives, final_site: CourseSite) -> None:
    learner = arrives(final_site)
    (asked,) = learner.starts_final()
    assert "genomfora" not in learner.form(asked).inner_html().lower()
    spot(learner, asked.id, "plats-5").click()
    learner.waits_until_stored("Object.values(state).some((one) => JSON.stringify(one).includes('plats-5'))")
    learner.opens(learner.final.page)
    assert picked(learner, asked.id) == ["plats-5"]
    learner.button(said("finalSubmit")).click()
    expect(spot(learner, asked.id, "plats-5").locator(".right")).to_be_visible()
    expect(spot(learner, asked.id, "plats-6").locator(".missed")).to_have_css("display", "inline")
    expect(spot(learner, asked.id, "plats-3")).not_to_have_attribute("data-verdict", "incorrect")
    expect(learner.form(asked).locator("label", has_text=said("missed"))).to_have_count(1)
