"""The HTML of exercises: readable without JavaScript, labelled, out of the search index, and no key in a final."""
from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest
from kurs.model.assessment import Assessment, Review
from kurs.model.interaction import (
    Choice,
    GapMatch,
    Hotspot,
    Hottext,
    InlineChoice,
    Match,
    Order,
    Scale,
    Scenario,
    Step,
    TextEntry,
)
from kurs.render.html import Renderer
from kurs.words import HTML as WORDS
from parsed import Node, parse
from samples import CHOICE, INTERACTION, ORDER, TEXT_ENTRY, assessment, course, item, real_course

CONTROLS = ("input", "select", "textarea", "button")
REAL = [pytest.param(one, id=one.id) for one in real_course().assessments]


def html(shown: Assessment) -> str:
    whole = real_course() if shown in real_course().assessments else course(shown)
    return str(Renderer(whole).assessment(shown, assets="/assets"))


def document(shown: Assessment) -> Node:
    return parse(html(shown))


def mixed(kind: str, **fields: object) -> Assessment:
    items = [item(one, hint=("Tänk på planen.",), explanation="Så är det.") for one in INTERACTION.values()]
    return assessment(*items, kind=kind, **fields)


def name_of(control: Node) -> str:
    """What a screen reader calls it; the choices in a list are no name."""
    label = control.inside("label")
    return control.attributes.get("aria-label") or (label.text.replace(control.text, "") if label else "")


@pytest.mark.parametrize("shown", REAL)
def test_every_control_has_a_name_and_stands_in_a_fieldset_with_its_question(shown: Assessment) -> None:
    controls = [one for one in document(shown).all(*CONTROLS) if "hidden" not in one.attributes]
    assert controls or {one.interaction.stem for one in shown.items} == {"scenario"}, "its buttons come in the browser"
    for control in controls:
        assert name_of(control)
        fieldset = control.inside("fieldset")
        assert fieldset
        assert next(fieldset.all("legend")).text


def test_running_text_without_labels_numbers_its_fields() -> None:
    blanks = (replace(TEXT_ENTRY.blanks[0], label=None), replace(TEXT_ENTRY.blanks[0], id="datum", label=None))
    shown = assessment(item(replace(TEXT_ENTRY, text="[[plan]] och [[datum]]", blanks=blanks)))
    assert [name_of(one) for one in document(shown).all("input")] == ["Ditt svar 1", "Ditt svar 2"]


@pytest.mark.parametrize("page", sorted({one.page for one in real_course().assessments}))
def test_ids_are_unique_on_a_page(page: str) -> None:
    nodes = [node for one in real_course().shown_on(page) for node in document(one).all()]
    counted = Counter(node.attributes["id"] for node in nodes if "id" in node.attributes)
    assert [id for id, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("shown", REAL)
def test_an_exercise_is_kept_out_of_the_search_index(shown: Assessment) -> None:
    (section,) = (node for node in document(shown).children if isinstance(node, Node))
    assert section.tag == "section"
    assert "data-search-exclude" in section.attributes


def test_single_choice_is_radio_buttons_and_multiple_is_tick_boxes() -> None:
    for multiple, kind, how in ((False, "radio", "one_answer"), (True, "checkbox", "many_answers")):
        shown = document(assessment(item(replace(CHOICE, multiple=multiple))))
        assert {one.attributes["type"] for one in shown.all("input")} == {kind}
        assert WORDS[how] in shown.text


@pytest.mark.parametrize("kind", ["set", "quick"])
def test_practice_has_every_key_behind_details(kind: str) -> None:
    shown = document(mixed(kind))
    keys = [node for node in shown.all("details") if node.attributes["class"] == "kurs-key"]
    assert len(keys) == len(INTERACTION)
    assert not any("open" in key.attributes for key in keys)
    for reason in (node for node in shown.all() if "data-why" in node.attributes or "data-right" in node.attributes):
        assert reason.inside("details") in keys


def secrets(shown: Assessment) -> list[str]:
    """All that only a key tells."""
    found: list[str | None] = []
    for one in shown.items:
        match one.interaction:
            case Choice(options=options):
                found += [option.feedback for option in options]
            case TextEntry(blanks=blanks):
                for blank in blanks:
                    found += [blank.correct_feedback, blank.incorrect_feedback]
                    found += [text for entry in blank.expected for text in (entry.feedback,)]
            case GapMatch(categories=categories, statements=statements):
                found += [part.feedback for part in (*categories, *statements)]
                found += [accepted.feedback for statement in statements for accepted in statement.also]
            case Match(rows=rows, targets=targets):
                found += [part.feedback for part in (*rows, *targets)]
            case Order(steps=steps):
                found += [step.feedback for step in steps]
            case InlineChoice(gaps=gaps):
                found += [option.feedback for gap in gaps for option in gap.options]
            case Hottext(spans=spans):
                found += [span.feedback for span in spans]
            case Hotspot(places=places):
                found += [place.feedback for place in places]
            case Scale(ratings=ratings):
                found += [text for rated in ratings for text in (rated.exact, rated.near, rated.far)]
            case Scenario(scenes=scenes):
                found += [way.feedback for scene in scenes for way in scene.options]
        found.append(one.explanation)
    return [text for text in found if text]


@pytest.mark.parametrize(
    "shown",
    [mixed("final"), next(one for one in real_course().assessments if one.kind == "final")],
    ids=["sample", "real"],
)
def test_a_final_has_no_key_in_its_html(shown: Assessment) -> None:
    written = html(shown)
    assert len(secrets(shown)) > len(list(shown.items))
    assert [text for text in secrets(shown) if text in written] == []
    for mark in ("data-why", "data-right", "kurs-key", "declaration", '"correct"'):
        assert mark not in written


def test_an_accepted_text_is_not_in_a_final_either() -> None:
    assert "genomförandeplan" not in html(mixed("final"))
    assert "genomförandeplan" in html(mixed("set"))


def test_a_final_says_its_rules_and_that_it_needs_javascript() -> None:
    shown = document(mixed("final", draw=2, title="Slutprov"))
    assert WORDS["final_head"].format(draw=2, percent=80) in shown.text
    (without,) = shown.all("noscript")
    assert without.text == WORDS["no_script_final"]


def test_what_nobody_has_approved_is_said_once_in_the_head_of_a_set_or_final() -> None:
    approved = Review(status="godkänd", role="SAS", date="2026-11-22")
    some = assessment(item(review=approved), item(id="b"), kind="set")
    every = assessment(item(review=approved), item(id="b", review=approved), kind="final")
    assert document(some).text.count(WORDS["not_reviewed"]) == 1
    assert WORDS["not_reviewed"] not in document(every).text
    assert WORDS["not_reviewed"] not in document(assessment(item())).text


def test_style_sheets_are_linked_once_for_all_that_a_page_shows() -> None:
    renderer, linked = Renderer(course()), set[str]()
    first, second = assessment(item()), assessment(item(), kind="final")
    pages = [parse(renderer.assessment(one, assets="../a", linked=linked)) for one in (first, second, first)]
    links = [[link.attributes["href"] for link in page.all("link")] for page in pages]
    assert links == [["../a/kurs.css"], ["../a/panels.css"], []]


def test_an_interaction_s_own_style_sheet_is_linked_where_the_interaction_is() -> None:
    def links(shown: Assessment) -> list[str]:
        return [link.attributes["href"] for link in document(shown).all("link")]

    both = assessment(item(ORDER), item(), kind="set")
    assert links(both) == ["/assets/kurs.css", "/assets/interaction/order.css"]
    assert links(assessment(item())) == ["/assets/kurs.css"]


@pytest.mark.parametrize("steps", [*permutations(ORDER.steps)])
def test_steps_are_never_shown_in_the_right_order(steps: tuple[Step, ...]) -> None:
    rows = document(assessment(item(replace(ORDER, steps=steps)))).all("li")
    shown = [row.attributes["data-part"] for row in rows if "data-part" in row.attributes]
    assert sorted(shown) == sorted(step.id for step in steps)
    assert shown != [step.id for step in steps]


def test_in_a_final_the_page_is_the_same_whichever_order_is_right() -> None:
    """But for the order that would show the right one: then the first goes last."""
    pages = [html(assessment(item(replace(ORDER, steps=steps)), kind="final")) for steps in permutations(ORDER.steps)]
    shown = [[row.attributes["data-part"] for row in parse(page).all("li")] for page in pages]
    assert sorted(map(shown.count, shown)) == [1, 5, 5, 5, 5, 5]
