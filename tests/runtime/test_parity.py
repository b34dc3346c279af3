"""Python and the browser grade alike, whatever the declaration and the response."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kurs.model.grade import grade
from kurs.model.interaction import INTERACTIONS
from serving import Run

GRADE = "(cases) => cases.map(([stem, declaration, response]) => kurs.grade[stem].grade(declaration, response))"

ids = st.sampled_from(["a", "b", "c", "d-1", "0", "1", "constructor", "length", "valueof"])
some_ids = st.lists(ids, min_size=1, max_size=5, unique=True)
# Near one another, so that slips, spaces and two ways to write a letter come often. No half surrogate can be typed.
texts = st.text("aåäöÅÖbn \u00a0\u0308\u030a\ufeffİßΣς😀", max_size=7) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=6
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | texts | ids,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ids, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def choice(draw: st.DrawFn) -> dict[str, Any]:
    options = draw(some_ids)
    correct = [id for id in options if draw(st.booleans())] or options[:1]
    return {"multiple": draw(st.booleans()), "options": options, "correct": correct}


@st.composite
def gap_match(draw: st.DrawFn) -> dict[str, Any]:
    categories = draw(some_ids)
    keys = st.lists(st.sampled_from(categories), min_size=1, max_size=3, unique=True)
    return {"categories": categories, "statements": draw(st.dictionaries(ids, keys, min_size=1, max_size=5))}


@st.composite
def match(draw: st.DrawFn) -> dict[str, Any]:
    targets = draw(some_ids)
    rows = draw(st.permutations(targets))
    return {"targets": targets, "rows": {f"r{at}" if at else "0": target for at, target in enumerate(rows)}}


blank = st.fixed_dictionaries(
    {
        "accept": st.lists(texts.filter(str.strip), min_size=1, max_size=2),
        "expected": st.lists(texts.filter(str.strip), max_size=2),
        "caseSensitive": st.booleans(),
        "slip": st.booleans(),
    }
)
text_entry = st.fixed_dictionaries({"blanks": st.dictionaries(ids, blank, min_size=1, max_size=3)})
values = st.sampled_from(["0", "1", "2", "3", "4", "8", "9"])
scale = st.fixed_dictionaries(
    {
        "values": st.lists(values, min_size=2, unique=True),
        "ratings": st.dictionaries(ids, values, min_size=1, max_size=3),
        "partial": st.booleans(),
    }
)


@st.composite
def hottext(draw: st.DrawFn) -> dict[str, Any]:
    spans = draw(some_ids)
    correct = [id for id in spans if draw(st.booleans())] or spans[:1]
    return {"spans": spans, "correct": correct, "partial": draw(st.booleans())}


DECLARATIONS = {
    "choice": choice(),
    "text-entry": text_entry,
    "gap-match": gap_match(),
    "match": match(),
    "hottext": hottext(),
    "scale": scale,
}


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, Any], Any]:
    stem = draw(st.sampled_from(sorted(INTERACTIONS)))
    declared = draw(DECLARATIONS[stem])
    if stem in ("choice", "hottext"):
        likely: st.SearchStrategy[Any] = st.lists(ids, max_size=6)
    elif stem == "text-entry":
        known = [text for one in declared["blanks"].values() for text in one["accept"] + one["expected"]]
        near = st.sampled_from(known).flatmap(_edited)
        likely = st.fixed_dictionaries(dict.fromkeys(declared["blanks"], near | texts))
    elif stem == "scale":
        likely = st.dictionaries(ids, values, max_size=6)
    else:
        likely = st.dictionaries(ids | st.just("r1"), ids, max_size=6)
    return stem, declared, draw(likely | junk)


def _edited(text: str) -> st.SearchStrategy[str]:
    """`text` with nothing, one or two characters changed."""
    at = st.integers(0, len(text))
    once = st.tuples(at, at, st.sampled_from(["", " ", "a", "ö"])).map(lambda e: text[: e[0]] + e[2] + text[e[1] :])
    return st.just(text) | st.just(text.upper()) | once


def test_every_interaction_is_tried() -> None:
    assert set(DECLARATIONS) == set(INTERACTIONS)


@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(batch=st.lists(cases(), min_size=1, max_size=15))
def test_python_and_the_browser_grade_alike(run: Run, batch: list[tuple[str, dict[str, Any], Any]]) -> None:
    for case, got in zip(batch, run(GRADE, [list(case) for case in batch]), strict=True):
        outcome = grade(*case)
        assert got == {"score": outcome.score, "parts": outcome.parts}, case
