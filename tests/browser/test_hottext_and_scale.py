"""Hottext and scale as people meet them: by keyboard, by finger, half done, pressed twice, read aloud, reloaded."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from kurs.model.assessment import Item
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .course_site import CourseSite, serve_course
from .learner import Learner, said
from .responses import Response, right
from .test_keyboard import tabs_to, types_response
from .test_phone import PHONE, fits

PAGE = "introduktion/vad-ar-ibic.md"
EXERCISES = """

```exercise
id: prova-hottext
interaction: hottext
partial: true
prompt: Vad ska bort?
objective: forklara-ibic
source: "8.3"
text: |
  > Kerstin var [[besvarlig|besvärlig]]. [[citat|”Jag är inte hungrig än”]], sa hon. [[gissning|Hon har nog fått en depression och borde träffa en läkare så snart det går]].
spans:
  - {id: besvarlig, correct: true, feedback: Det är ett omdöme.}
  - {id: citat, feedback: Det är hennes egna ord.}
  - {id: gissning, correct: true, feedback: Det är en gissad diagnos.}
```

```exercise
id: prova-scale
interaction: scale
partial: true
values: [0, 1, 2, 3, 4, 8, 9]
prompt: Hur fungerar det?
objective: forklara-ibic
source: "4"
ratings:
  - {id: nu, label: Bedömt funktionstillstånd, key: 3, exact: Precis tre., near: Nästan tre., far: Långt från tre.}
  - {id: mal, label: Avsett funktionstillstånd, key: 1, exact: Precis ett., near: Nästan ett., far: Långt från ett.}
```
"""  # noqa: E501
IDS = ("prova-hottext", "prova-scale")


@pytest.fixture(scope="module")
def stems_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseSite]:
    site = serve_course(tmp_path_factory.mktemp("stems"))
    page = site.root / "docs" / PAGE
    page.write_text(page.read_text("utf-8") + EXERCISES, "utf-8")
    site.build()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def comes(arrives: Arrives, stems_site: CourseSite) -> Arrives:
    def come(**options: Any) -> Learner:
        learner = arrives(stems_site, **options)
        learner.opens(PAGE)
        return learner

    return come


def item_of(learner: Learner, id: str) -> Item:
    return next(item for one in learner.course.assessments for item in one.items if item.id == id)


def answer(learner: Learner, id: str) -> Locator:
    return learner.form(id).get_by_role("button", name=said("answer"), exact=True)


def answered(learner: Learner, id: str, response: Response) -> str:
    """What is said after this response."""
    learner.answers(item_of(learner, id), response)
    return learner.feedback(id).inner_text()


def scores(learner: Learner, wanted: str) -> None:
    attempted = "log.filter((entry) => entry.kind === 'attempted')"
    learner.waits_until_stored(f"{attempted}.map((entry) => entry.score).join() === argument", wanted)


def attempts(learner: Learner, count: int) -> None:
    learner.waits_until_stored(f"log.filter((entry) => entry.kind === 'attempted').length === {count}")


@pytest.mark.parametrize("id", IDS)
def test_by_keyboard_alone_on_a_small_screen(comes: Arrives, id: str) -> None:
    learner = comes(viewport={"width": 360, "height": 740})
    item = item_of(learner, id)
    types_response(learner, item, right(item))
    tabs_to(learner, answer(learner, id))
    learner.page.keyboard.press("Enter")
    expect(learner.feedback(id)).to_have_attribute("data-verdict", "correct")
    expect(learner.form(id).get_by_role("button", name=said("answerAgain"))).to_be_focused()


FIRST_LINE = """label => {
  label.scrollIntoView({ block: "center" });
  const line = label.querySelector("span").getClientRects()[0];
  return [line.left + line.width / 2, line.top + line.height / 2];
}"""


@pytest.mark.parametrize("id", IDS)
def test_by_touch_at_360_pixels(comes: Arrives, id: str) -> None:
    learner = comes(viewport={"width": 360, "height": 640}, **PHONE)
    item = item_of(learner, id)
    response = right(item)
    wanted = [("", value) for value in response] if isinstance(response, list) else list(response.items())
    for name, value in wanted:
        named = f'[name="{name}"]' if name else ""
        label = learner.form(id).locator("label", has=learner.page.locator(f'{named}[value="{value}"]'))
        learner.page.touchscreen.tap(*label.evaluate(FIRST_LINE))
    answer(learner, id).tap()
    expect(learner.feedback(id)).to_have_attribute("data-verdict", "correct")
    fits(learner, id)


HITS = """label => {
  const line = label.getClientRects()[0];
  return [-21, 21].every((dy) => {
    const [x, y] = [line.left + line.width / 2, line.top + line.height / 2 + dy];
    return document.elementFromPoint(x, y)?.closest("label") === label;
  });
}"""


def test_a_finger_s_breadth_around_words_marks_those_words(comes: Arrives) -> None:
    learner = comes(viewport={"width": 360, "height": 640}, **PHONE)
    for label in learner.form("prova-hottext").locator("label").all():
        label.evaluate("label => label.scrollIntoView({ block: 'center' })")
        assert label.evaluate(HITS), label.inner_text()


def test_no_answer_and_half_an_answer_are_asked_for_and_keep_what_was_chosen(comes: Arrives) -> None:
    learner = comes()
    answer(learner, "prova-hottext").click()
    expect(learner.feedback("prova-hottext")).to_have_text(said("markFirst"))
    answer(learner, "prova-scale").click()
    expect(learner.feedback("prova-scale")).to_have_text(said("answerFirst", missing=2))
    learner.fills(item_of(learner, "prova-scale"), {"nu": "3"})
    answer(learner, "prova-scale").click()
    expect(learner.feedback("prova-scale")).to_have_text(said("answerFirst", missing=1))
    assert learner.response_on_page(item_of(learner, "prova-scale")) == {"nu": "3"}
    learner.waits_until_stored("log.every((entry) => entry.kind !== 'attempted')")


@pytest.mark.parametrize("id", IDS)
def test_a_double_click_and_enter_held_down_answer_once(comes: Arrives, id: str) -> None:
    learner = comes()
    item = item_of(learner, id)
    learner.fills(item, right(item))
    answer(learner, id).dblclick()
    expect(learner.feedback(id)).to_have_attribute("data-verdict", "correct")
    learner.form(id).get_by_role("button", name=said("answerAgain")).click()
    learner.fills(item, right(item))
    answer(learner, id).focus()
    for _ in range(6):
        learner.page.keyboard.down("Enter")
    learner.page.keyboard.up("Enter")
    expect(learner.feedback(id)).to_have_attribute("data-verdict", "correct")
    attempts(learner, 2)


def test_a_half_marked_text_says_that_there_is_more_and_a_wrong_mark_why_it_is_fine(comes: Arrives) -> None:
    learner = comes()
    said_then = answered(learner, "prova-hottext", ["besvarlig"])
    assert said("moreRight") in said_then
    assert "Det är ett omdöme." in said_then
    assert "gissad diagnos" not in said_then, "what is missed is left to find"
    learner.form("prova-hottext").get_by_role("button", name=said("answerAgain")).click()
    said_then = answered(learner, "prova-hottext", ["citat", "gissning"])
    assert "”Jag är inte hungrig än”: Det är hennes egna ord." in said_then
    scores(learner, "0.5,0")


def test_exact_near_and_far_each_have_their_own_words(comes: Arrives) -> None:
    learner = comes()
    for response, verdict, words in (
        ({"nu": "3", "mal": "2"}, "near", ["1 av 2 rätt, 1 nära.", "Precis tre.", "Nästan ett."]),
        ({"nu": "4", "mal": "4"}, "incorrect", ["0 av 2 rätt, 1 nära.", "Nästan tre.", "Långt från ett."]),
        ({"nu": "8", "mal": "1"}, "incorrect", ["1 av 2 rätt.", "Långt från tre.", "Precis ett."]),
    ):
        said_then = answered(learner, "prova-scale", response)
        expect(learner.feedback("prova-scale")).to_have_attribute("data-verdict", verdict)
        assert [text for text in words if text not in said_then] == []
        learner.form("prova-scale").get_by_role("button", name=said("answerAgain")).click()
    scores(learner, "0.75,0.25,0.5")


def test_a_screen_reader_meets_names_states_and_verdicts(comes: Arrives) -> None:
    learner = comes()
    hottext, scale = learner.form("prova-hottext"), learner.form("prova-scale")
    expect(hottext).to_match_aria_snapshot("""
      - group "Vad ska bort?":
        - paragraph: Markera alla ställen som stämmer med frågan.
        - blockquote:
          - paragraph:
            - text: Kerstin var
            - checkbox "besvärlig"
            - text: /.*/
            - checkbox "”Jag är inte hungrig än”"
            - text: /.*/
            - checkbox "Hon har nog fått en depression och borde träffa en läkare så snart det går"
    """)
    learner.answers(item_of(learner, "prova-hottext"), ["besvarlig", "citat"])
    expect(hottext).to_match_aria_snapshot("""
      - group "Vad ska bort?":
        - blockquote:
          - paragraph:
            - checkbox "besvärlig Rätt svar" [checked] [disabled]
            - checkbox "”Jag är inte hungrig än” Inte rätt" [checked] [disabled]
            - checkbox "Hon har nog fått en depression och borde träffa en läkare så snart det går" [disabled]
      - status:
        - paragraph: Inte riktigt.
        - paragraph: "besvärlig: Det är ett omdöme."
    """)
    learner.answers(item_of(learner, "prova-scale"), {"nu": "3", "mal": "2"})
    expect(scale).to_match_aria_snapshot("""
      - group "Hur fungerar det?":
        - group "Bedömt funktionstillstånd Rätt svar":
          - radio "0 ingen begränsning" [disabled]
          - radio "3 stor eller svår begränsning" [checked] [disabled]
          - radio "9 ej tillämpbart" [disabled]
        - group "Avsett funktionstillstånd Nära":
          - radio "2 måttlig begränsning" [checked] [disabled]
      - status:
        - paragraph: 1 av 2 rätt, 1 nära.
    """)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after(comes: Arrives, scheme: str) -> None:
    learner = comes(viewport={"width": 400, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    found = axe.faults(learner.page, where="before")
    learner.answers(item_of(learner, "prova-hottext"), ["besvarlig", "citat"])
    learner.answers(item_of(learner, "prova-scale"), {"nu": "0", "mal": "2"})
    for key in learner.page.locator(".kurs-key > summary:visible").all():
        key.click()
    found += axe.faults(learner.page, where="after")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("id", "half", "whole"),
    [
        ("prova-hottext", ["citat"], ["citat", "gissning"]),
        ("prova-scale", {"mal": "8"}, {"nu": "2", "mal": "8"}),
    ],
)
def test_a_reload_restores_what_was_begun_and_what_was_answered(
    comes: Arrives, id: str, half: Response, whole: Response
) -> None:
    learner = comes()
    item = item_of(learner, id)
    learner.fills(item, half)
    learner.waits_until_stored("`draft:${argument}` in state", id)
    learner.opens(PAGE)
    assert learner.response_on_page(item) == half
    before = answered(learner, id, whole)
    attempts(learner, 1)
    learner.opens(PAGE)
    expect(learner.form(id)).to_have_attribute("data-state", "answered")
    assert learner.response_on_page(item) == whole
    assert learner.feedback(id).inner_text() == before


OWN = {"interaction/hottext.css", "interaction/scale.css"}
SHEETS = """() => [...document.styleSheets]
  .map((one) => one.href?.split("/").slice(-2).join("/"))
  .filter((one) => one?.startsWith("interaction/"))"""


def test_only_pages_with_the_type_fetch_its_style(arrives: Arrives, stems_site: CourseSite) -> None:
    learner = arrives(stems_site)
    learner.opens("introduktion/om-nagot-ar-fel.md")
    assert OWN.isdisjoint(learner.page.evaluate(SHEETS))
    learner.opens(PAGE)
    assert set(learner.page.evaluate(SHEETS)) >= OWN
