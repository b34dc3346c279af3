"""Whatever an author writes, wherever text can stand, comes out as that text: never as HTML, never twice escaped."""
from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

import pytest
from kurs.model.assessment import Assessment, Course, Item, Objective, Path, Picture, Sound
from kurs.model.interaction import Accepted, ExpectedEntry
from kurs.render.html import Renderer
from kurs.render.page import Place, page_block
from parsed import Node, parse
from samples import (
    CHOICE,
    EXTENDED_TEXT,
    GAP_MATCH,
    HOTSPOT,
    HOTTEXT,
    INLINE_CHOICE,
    INTERACTION,
    MATCH,
    ORDER,
    SCALE,
    SCENARIO,
    TEXT_ENTRY,
    assessment,
    course,
    item,
)

TEXTS = {
    "script": "<script>alert(1)</script>",
    "an image that runs": "<img src=x onerror=alert(1)>",
    "the end of a script": "a</script><b>b</b>",
    "the end of a control": 'a</option></select></textarea>"><i>b',
    "template": "{{ 7*7 }} {% raw %} {# not a comment #}",
    "CDATA": "a ]]> b <![CDATA[ c",
    "comment": "a --> b <!-- c",
    "quotes": "\"dubbla\" 'enkla' ”svenska” & resten",
    "entity": "5 > 3 & 2 < 4",
    "emoji": "bra 👩‍👧 🎓",
    "Swedish": "åäö ÅÄÖ é",
    "right to left": "مرحبا abc שלום",
    "JavaScript's line separators": "a\u2028b\u2029c",
}
BLANK = TEXT_ENTRY.blanks[0]


def option(**changes: str) -> Item:
    return item(replace(CHOICE, options=(replace(CHOICE.options[0], **changes), *CHOICE.options[1:])))


def entry(**changes: object) -> Item:
    return item(replace(TEXT_ENTRY, blanks=(replace(BLANK, **changes),)))


def mark(**changes: str) -> Item:
    return item(replace(HOTTEXT, spans=(replace(HOTTEXT.spans[0], **changes), *HOTTEXT.spans[1:])))


def rating(**changes: str) -> Item:
    return item(replace(SCALE, ratings=(replace(SCALE.ratings[0], **changes), SCALE.ratings[1])))


def gap(**changes: object) -> Item:
    return item(replace(GAP_MATCH, statements=(replace(GAP_MATCH.statements[0], **changes), GAP_MATCH.statements[1])))


def step(**changes: str) -> Item:
    return item(replace(ORDER, steps=(replace(ORDER.steps[0], **changes), *ORDER.steps[1:])))


def criterion(**changes: str) -> Item:
    first, *rest = EXTENDED_TEXT.rubric
    return item(replace(EXTENDED_TEXT, rubric=(replace(first, **changes), *rest)))


def way(**changes: str) -> Item:
    start, *others = SCENARIO.scenes
    options = (replace(start.options[0], **changes), *start.options[1:])
    return item(replace(SCENARIO, scenes=(replace(start, options=options), *others)))


def in_gap(**changes: str) -> Item:
    """The first option of the first gap; its label when it is named."""
    nar, vem = INLINE_CHOICE.gaps
    label = changes.pop("label", nar.label)
    options = (replace(nar.options[0], **changes), nar.options[1])
    return item(replace(INLINE_CHOICE, gaps=(replace(nar, label=label, options=options), vem)))


PLACES: dict[str, Callable[[str], Item]] = {
    **{
        f"{field} of {stem}": lambda text, field=field, stem=stem: item(INTERACTION[stem], **{field: text})
        for field in ("prompt", "context", "explanation")
        for stem in INTERACTION
    },
    "hint": lambda text: item(hint=(text,)),
    "third hint": lambda text: item(hint=("a", "b", text)),
    "caption": lambda text: item(image=Picture(file="a.png", alt="a", caption=text)),
    "sound's label": lambda text: item(audio=Sound(file="a.mp3", label=text, transcript="a")),
    "transcript": lambda text: item(audio=Sound(file="a.mp3", label="a", transcript=text)),
    "model text": lambda text: item(replace(EXTENDED_TEXT, model=text)),
    "label of a text": lambda text: item(replace(EXTENDED_TEXT, label=text)),
    "rubric": lambda text: criterion(text=text),
    "rubric's feedback": lambda text: criterion(feedback=text),
    "option": lambda text: option(text=text),
    "option's feedback": lambda text: option(feedback=text),
    "running text": lambda text: item(replace(TEXT_ENTRY, text=f"{text} [[plan]]")),
    "label": lambda text: item(replace(TEXT_ENTRY, text=None, blanks=(replace(BLANK, label=text),))),
    "accepted text": lambda text: entry(accept=(text,)),
    "another accepted text": lambda text: entry(accept=("a", text)),
    "feedback when right": lambda text: entry(correct_feedback=text),
    "feedback when wrong": lambda text: entry(incorrect_feedback=text),
    "expected text": lambda text: entry(expected=(ExpectedEntry(text=text, feedback="-"),)),
    "expected text's feedback": lambda text: entry(expected=(ExpectedEntry(text="-", feedback=text),)),
    "category": lambda text: item(
        replace(GAP_MATCH, categories=(replace(GAP_MATCH.categories[0], text=text), GAP_MATCH.categories[1]))
    ),
    "category's feedback": lambda text: item(
        replace(GAP_MATCH, categories=(replace(GAP_MATCH.categories[0], feedback=text), GAP_MATCH.categories[1]))
    ),
    "statement": lambda text: gap(text=text),
    "statement's feedback": lambda text: gap(feedback=text),
    "also accepted": lambda text: gap(also=(Accepted(category="hem", feedback=text),)),
    "step": lambda text: step(text=text),
    "step's feedback": lambda text: step(feedback=text),
    "text around gaps": lambda text: item(replace(INLINE_CHOICE, text=f"{text} [[nar]] [[vem]]")),
    "option in a gap": lambda text: in_gap(text=text),
    "gap's name": lambda text: in_gap(label=text),
    "gap's feedback": lambda text: in_gap(feedback=text),
    "row": lambda text: item(replace(MATCH, rows=(replace(MATCH.rows[0], text=text), MATCH.rows[1]))),
    "row's feedback": lambda text: item(replace(MATCH, rows=(replace(MATCH.rows[0], feedback=text), MATCH.rows[1]))),
    "target": lambda text: item(replace(MATCH, targets=(replace(MATCH.targets[0], text=text), *MATCH.targets[1:]))),
    "target's feedback": lambda text: item(
        replace(MATCH, targets=(replace(MATCH.targets[0], feedback=text), *MATCH.targets[1:]))
    ),
    "text with marks": lambda text: item(replace(HOTTEXT, text=f"{text} {HOTTEXT.text}")),
    "mark's feedback": lambda text: mark(feedback=text),
    "place's feedback": lambda text: item(
        replace(HOTSPOT, places=(replace(HOTSPOT.places[0], feedback=text), *HOTSPOT.places[1:]))
    ),
    "scene": lambda text: item(
        replace(SCENARIO, scenes=(replace(SCENARIO.scenes[0], text=text), *SCENARIO.scenes[1:]))
    ),
    "end of a scenario": lambda text: item(
        replace(SCENARIO, scenes=(*SCENARIO.scenes[:-1], replace(SCENARIO.scenes[-1], text=text)))
    ),
    "way": lambda text: way(text=text),
    "way's feedback": lambda text: way(feedback=text),
    "rating": lambda text: rating(label=text),
    "rating's feedback when exact": lambda text: rating(exact=text),
    "rating's feedback when near": lambda text: rating(near=text),
    "rating's feedback when far": lambda text: rating(far=text),
}
# Words of the places that only a key shows.
KEY_ONLY = {"explanation", "feedback", "accepted", "expected", "model", "rubric"}


def rendered(shown: Assessment, **fields: object) -> tuple[Node, str]:
    """The page's document, and what its payload holds unsealed."""
    document = parse(Renderer(course(shown, **fields)).assessment(shown, assets="/assets"))
    (script,) = document.all("template")
    assert not list(document.all("script"))
    payload = json.loads("".join(str(child) for child in script.children))
    sealed = base64.b64decode(payload.get("sealed", ""))
    return document, bytes(a ^ b for a, b in zip(sealed, cycle(shown.id.encode()), strict=False)).decode()


def spaced(text: str) -> str:
    return " ".join(text.split())


def assert_only_text(document: Node, text: str) -> None:
    """The text can be read, and no element came of it."""
    assert spaced(text) in document.text
    assert not list(document.all("i", "!--"))
    assert {area.attributes.get("name") for area in document.all("textarea")} <= {"text"}
    assert {picture.attributes["src"] for picture in document.all("img")} <= {"a.png"}
    assert all(not name.startswith("on") for node in document.all() for name in node.attributes)


def all_texts(place: str, kind: str) -> Assessment:
    """An assessment with one item for each text."""
    items = (replace(PLACES[place](text), id=f"i{at:02}") for at, text in enumerate(TEXTS.values()))
    return assessment(*items, kind=kind)


@pytest.mark.parametrize("place", PLACES)
def test_text_in_practice(place: str) -> None:
    document, _ = rendered(all_texts(place, "set"))
    for text in TEXTS.values():
        assert_only_text(document, text)


@pytest.mark.parametrize("place", PLACES)
def test_text_in_a_final_and_in_its_sealed_key(place: str) -> None:
    document, unsealed = rendered(all_texts(place, "final"))
    in_key_only = any(word in place for word in KEY_ONLY)
    for text, sealed in zip(TEXTS.values(), json.loads(unsealed).values(), strict=True):
        assert (spaced(text) in document.text) is not in_key_only
        if in_key_only:
            assert_only_text(parse(sealed["key"]), text)
    assert_only_text(document, "")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_in_the_head_of_a_set(text: str) -> None:
    document, _ = rendered(assessment(item(), kind="set", title=text, intro=f"{text}\n\nMer."))
    assert_only_text(document, text)
    assert document.text.count(spaced(text)) == 2


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_as_the_name_of_a_field_in_running_text(text: str) -> None:
    document, _ = rendered(assessment(entry(label=text)))
    (control,) = document.all("input")
    assert spaced(control.attributes["aria-label"]) == spaced(text)


def test_a_field_s_name_is_read_aloud_without_marks_and_with_the_municipality_s_words() -> None:
    document, _ = rendered(assessment(entry(label="Namn i **{=own.words}**")), local={"own.words": "Treserva"})
    (control,) = document.all("input")
    assert control.attributes["aria-label"] == "Namn i Treserva"


def test_a_value_that_looks_like_a_field_is_only_text() -> None:
    document, _ = rendered(assessment(PLACES["running text"]("{=own.words}")), local={"own.words": "[[x]]"})
    assert_only_text(document, "[[x]]")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("where", ["prompt of match", "third hint", "running text", "label", "option", "category"])
def test_the_municipality_s_own_words(where: str, text: str) -> None:
    document, _ = rendered(assessment(PLACES[where]("före {=own.words} efter")), local={"own.words": text})
    assert_only_text(document, f"före {text} efter")


@pytest.mark.parametrize("text", [text for text in TEXTS.values() if not set(text) & set("[]\n")])
def test_text_as_the_words_that_can_be_marked(text: str) -> None:
    marks = replace(HOTTEXT, text=HOTTEXT.text.replace("klagade]]", f"{text}]]"))
    document, _ = rendered(assessment(item(marks)))
    assert_only_text(document, text)
    assert [spaced(label.text) for label in document.all("label")] == ["besvärlig", "åt en smörgås", spaced(text)]


def test_a_scale_has_the_municipality_s_words() -> None:
    document, _ = rendered(assessment(item(SCALE)), local={f"scale.{value}": f"ord {value}" for value in range(5)})
    assert [spaced(label.text) for label in document.all("label")] == [f"{value} ord {value}" for value in range(5)] * 2


def test_only_interactions_on_the_page_bring_their_styles_and_only_once() -> None:
    renderer, linked = Renderer(course()), set[str]()
    pages = [renderer.assessment(assessment(item(one)), assets="/a", linked=linked) for one in (CHOICE, SCALE, SCALE)]
    assert ["/a/interaction/" in page for page in pages] == [False, True, False]
    assert '<link rel="stylesheet" href="/a/interaction/scale.css">' in pages[1]


def blocks(text: str) -> Course:
    base = course()
    module = replace(base.modules[0], title=text, summary=text, objectives=(Objective(id="kan", text=text),))
    path = Path(id="vikarie", role=text, text=text, modules=("m",))
    return replace(base, modules=(module,), paths=(path,), titles={"m.md": text})


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(("kind", "times"), [("start", 5), ("module", 2)])
def test_text_in_the_panels(kind: str, times: int, text: str) -> None:
    place = Place(page="m.md", url=str, assets="/assets")
    document = parse(page_block(Renderer(blocks(text)), kind, "m", place))
    assert_only_text(document, text)
    assert not list(document.all("script"))
    assert document.text.count(spaced(text)) == times
