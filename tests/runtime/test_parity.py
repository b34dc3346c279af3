"""Python and the browser grade alike, whatever the declaration and the response."""
from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kurs.model.grade import grade
from kurs.model.interaction import INTERACTIONS
from serving import Run

GRADE = "([stem, cases]) => cases.map(([declaration, response]) => kurs.grade[stem].grade(declaration, response))"
Case = tuple[dict[str, Any], Any]

ids = st.sampled_from(["a", "b", "c", "d-1", "0", "1", "constructor", "length"])
some_ids = st.lists(ids, min_size=1, max_size=5, unique=True)
# Letters with more than one way to write them, odd spaces, odd cases. Half a surrogate can't be typed.
letters = st.sampled_from("aåäöÅÖbn \u00a0\u0308\u030a\ufeff\u001cİßΣς😀") | st.characters(exclude_categories=("Cs",))
texts = st.text(letters, min_size=1, max_size=7)
junk = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 1) | texts | ids,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ids, inner, max_size=3),
    max_leaves=4,
)


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """`text` with nothing, a few characters or the way to write it changed."""
    start = draw(st.integers(0, len(text)))
    end = start + draw(st.integers(0, 2))
    middle = draw(st.just(text[start:end][::-1]) | st.sampled_from(["", " ", "a", "ö", "x", "\ufeff"]))
    change = draw(st.sampled_from([str, str, str.upper, lambda one: unicodedata.normalize("NFD", one)]))
    return str(change(text[:start] + middle + text[end:]))


@st.composite
def choice(draw: st.DrawFn) -> Case:
    options = draw(some_ids)
    correct = draw(st.lists(st.sampled_from(options), min_size=1, unique=True))
    return {"multiple": True, "options": options, "correct": correct}, draw(st.just(correct) | st.lists(ids | junk))


@st.composite
def gap_match(draw: st.DrawFn) -> Case:
    categories = draw(some_ids)
    keys = st.lists(st.sampled_from(categories), min_size=1, max_size=3, unique=True)
    statements = draw(st.dictionaries(ids, keys, min_size=1, max_size=5))
    response = {id: draw(st.sampled_from(categories) | junk) for id in statements}
    return {"categories": categories, "statements": statements}, response


@st.composite
def match(draw: st.DrawFn) -> Case:
    targets = draw(some_ids)
    rows = dict(zip(draw(st.permutations(targets)), draw(st.permutations(targets)), strict=True))
    return {"targets": targets, "rows": rows}, {id: draw(st.sampled_from(targets) | junk) for id in rows}


@st.composite
def text_entry(draw: st.DrawFn) -> Case:
    blanks, response = {}, {}
    for id in draw(some_ids)[:2]:
        accept = draw(st.lists(texts, min_size=1, max_size=2))
        expected = draw(st.lists(texts | edited(accept[0]), max_size=1))
        case, slip = draw(st.booleans()), draw(st.sampled_from([True, True, False]))
        blanks[id] = {"accept": accept, "expected": expected, "caseSensitive": case, "slip": slip}
        response[id] = draw(st.sampled_from([*accept, *expected]).flatmap(edited) | junk)
    return {"blanks": blanks}, response


@st.composite
def order(draw: st.DrawFn) -> Case:
    steps = draw(some_ids)
    response = draw(st.permutations(steps) | st.lists(st.sampled_from(steps) | junk, max_size=6))
    return {"partial": draw(st.booleans()), "steps": steps}, response


@st.composite
def inline_choice(draw: st.DrawFn) -> Case:
    gaps, response = {}, {}
    for id in draw(some_ids):
        options = draw(some_ids)
        gaps[id] = {"options": options, "correct": draw(st.sampled_from(options))}
        response[id] = draw(st.sampled_from(options) | junk)
    return {"gaps": gaps}, response


@st.composite
def hottext(draw: st.DrawFn) -> Case:
    spans = draw(some_ids)
    correct = draw(st.lists(st.sampled_from(spans), min_size=1, unique=True))
    response = draw(st.just(correct) | st.lists(ids | junk))
    return {"spans": spans, "correct": correct, "partial": draw(st.booleans())}, response


@st.composite
def scale(draw: st.DrawFn) -> Case:
    values = st.sampled_from(["0", "1", "2", "3", "4", "8", "9"])
    ratings = draw(st.dictionaries(ids, values, min_size=1, max_size=3))
    offered = sorted({*ratings.values(), *draw(st.lists(values, min_size=1))})
    declared = {"values": offered, "ratings": ratings, "partial": draw(st.booleans())}
    return declared, {id: draw(values | junk) for id in ratings}


@st.composite
def scenario(draw: st.DrawFn) -> Case:
    names = draw(some_ids)
    ends = draw(st.dictionaries(ids, st.sampled_from(["good", "mixed", "poor"]), min_size=1, max_size=3))
    places = st.sampled_from([*names, *ends])
    scenes = {name: draw(st.dictionaries(ids, places, min_size=1)) for name in names if name not in ends}
    response = draw(st.lists(st.sampled_from(sorted({id for ways in scenes.values() for id in ways}) or ["a"]) | junk))
    return {"start": draw(places), "scenes": scenes, "ends": ends}, response


CASES = {
    "choice": choice(),
    "text-entry": text_entry(),
    "gap-match": gap_match(),
    "match": match(),
    "order": order(),
    "inline-choice": inline_choice(),
    "hottext": hottext(),
    "scale": scale(),
    "extended-text": st.tuples(st.just({}), texts | junk),
    "hotspot": choice(),
    "scenario": scenario(),
}


def test_every_interaction_is_tried() -> None:
    assert set(CASES) == set(INTERACTIONS)


@pytest.mark.parametrize("stem", CASES)
@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_python_and_the_browser_grade_alike(run: Run, stem: str, data: st.DataObject) -> None:
    likely = data.draw(st.lists(CASES[stem], min_size=12, max_size=12))
    odd = [(declared, data.draw(junk)) for declared, _ in likely[:3]]
    for case, got in zip(likely + odd, run(GRADE, [stem, likely + odd]), strict=True):
        outcome = grade(stem, *case)
        assert got == {"score": outcome.score, "parts": outcome.parts}, case
