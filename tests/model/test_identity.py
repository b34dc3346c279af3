"""What an edit changes: wording the content hash only, the key or the options also the key hash, order nothing."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from kurs.model.assessment import Picture, Review, Sound
from kurs.model.identity import activity_id, content_hash, key_hash
from kurs.model.interaction import Accepted, ExpectedEntry, Interaction, Option
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

BLANK = TEXT_ENTRY.blanks[0]


def first(parts: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    return (replace(parts[0], **changes), *parts[1:])


def blank(**changes: Any) -> Interaction:
    return replace(TEXT_ENTRY, blanks=(replace(BLANK, **changes),))


def gap(**changes: Any) -> Interaction:
    return replace(INLINE_CHOICE, gaps=first(INLINE_CHOICE.gaps, **changes))


def ways(**changes: Any) -> Interaction:
    """The first scene's first way changed."""
    start, *others = SCENARIO.scenes
    return replace(SCENARIO, scenes=(replace(start, options=first(start.options, **changes)), *others))


REWORDED = {
    "option": replace(CHOICE, options=first(CHOICE.options, text="Ny text")),
    "feedback": replace(CHOICE, options=first(CHOICE.options, feedback="Ny förklaring")),
    "running text": replace(TEXT_ENTRY, text="Den heter [[plan]]."),
    "label": blank(label="Ny"),
    "feedback on an expected text": blank(expected=(ExpectedEntry(text="vårdplan", feedback="Ny"),)),
    "category": replace(GAP_MATCH, categories=first(GAP_MATCH.categories, text="Ny")),
    "statement": replace(GAP_MATCH, statements=first(GAP_MATCH.statements, text="Ny")),
    "row": replace(MATCH, rows=first(MATCH.rows, text="Ny")),
    "target": replace(MATCH, targets=first(MATCH.targets, feedback="Ny")),
    "step": replace(ORDER, steps=first(ORDER.steps, text="Ny")),
    "text around gaps": replace(INLINE_CHOICE, text="[[vem]] kommer [[nar]]."),
    "words to mark": replace(HOTTEXT, text=HOTTEXT.text.replace("klagade]]", "klagade högt]]")),
    "feedback on a mark": replace(HOTTEXT, spans=first(HOTTEXT.spans, feedback="Ny")),
    "feedback on a place": replace(HOTSPOT, places=first(HOTSPOT.places, feedback="Ny")),
    "rating": replace(SCALE, ratings=first(SCALE.ratings, label="Ny", near="Ny")),
    "rubric": replace(EXTENDED_TEXT, model="Ny", rubric=EXTENDED_TEXT.rubric[:1], max_length=500),
    "scene": replace(SCENARIO, scenes=first(SCENARIO.scenes, text="Ny")),
    "way and its consequence": ways(text="Ny", feedback="Ny"),
}
ANOTHER_KEY = {
    "another option is right": replace(
        CHOICE, options=tuple(replace(one, correct=one.id == "a") for one in CHOICE.options)
    ),
    "several may be chosen": replace(CHOICE, multiple=True),
    "an option is added": replace(CHOICE, options=(*CHOICE.options, Option(id="d", text="d"))),
    "an option is removed": replace(CHOICE, options=CHOICE.options[:2]),
    "an option has another id": replace(CHOICE, options=first(CHOICE.options, id="x")),
    "a text is accepted": blank(accept=(*BLANK.accept, "planen")),
    "a text is no longer accepted": blank(accept=BLANK.accept[:1]),
    "case matters": blank(case_sensitive=True),
    "no slip is allowed": blank(slip=False),
    "no text is expected": blank(expected=()),
    "a field is added": replace(TEXT_ENTRY, blanks=(BLANK, replace(BLANK, id="datum"))),
    "a statement has another category": replace(GAP_MATCH, statements=first(GAP_MATCH.statements, category="hem")),
    "a category is also accepted": replace(
        GAP_MATCH, statements=first(GAP_MATCH.statements, also=(Accepted(category="hem", feedback="-"),))
    ),
    "what is right and what is also accepted change places": replace(
        GAP_MATCH,
        statements=(
            GAP_MATCH.statements[0],
            replace(GAP_MATCH.statements[1], category="kropp", also=(Accepted(category="hem", feedback="-"),)),
        ),
    ),
    "a statement is removed": replace(GAP_MATCH, statements=GAP_MATCH.statements[:1]),
    "a distractor is removed": replace(MATCH, targets=MATCH.targets[:2]),
    "two steps change places": replace(ORDER, steps=(ORDER.steps[1], ORDER.steps[0], ORDER.steps[2])),
    "steps give points one by one": replace(ORDER, partial=True),
    "a gap has another option": gap(options=first(INLINE_CHOICE.gaps[0].options, id="x")),
    "another option of a gap is right": gap(
        options=tuple(replace(one, correct=not one.correct) for one in INLINE_CHOICE.gaps[0].options)
    ),
    "a row has another target": replace(MATCH, rows=first(MATCH.rows, target="t3")),
    "a mark is no longer right": replace(HOTTEXT, spans=first(HOTTEXT.spans, correct=False)),
    "a mark is removed": replace(HOTTEXT, spans=HOTTEXT.spans[1:]),
    "marks give a part of the point": replace(HOTTEXT, partial=True),
    "another place is right": replace(
        HOTSPOT, places=tuple(replace(one, correct=one.id == "aktualisera") for one in HOTSPOT.places)
    ),
    "a place is removed": replace(HOTSPOT, places=HOTSPOT.places[:2]),
    "several places may be chosen": replace(HOTSPOT, multiple=True),
    "the places lose their names": replace(HOTSPOT, hide_labels=True),
    "a rating has another key": replace(SCALE, ratings=first(SCALE.ratings, key=2)),
    "a value is added": replace(SCALE, values=(*SCALE.values, 8)),
    "near gives half a point": replace(SCALE, partial=True),
    "a way leads elsewhere": ways(to="tyst"),
    "a way is called another": ways(id="x"),
    "an end is another": replace(
        SCENARIO, scenes=(*SCENARIO.scenes[:-1], replace(SCENARIO.scenes[-1], ending="mixed"))
    ),
    "a case begins elsewhere": replace(SCENARIO, scenes=(SCENARIO.scenes[1], SCENARIO.scenes[0], *SCENARIO.scenes[2:])),
}
REORDERED = {
    "options": replace(CHOICE, options=CHOICE.options[::-1]),
    "accepted texts": blank(accept=BLANK.accept[::-1]),
    "categories and statements": replace(
        GAP_MATCH, categories=GAP_MATCH.categories[::-1], statements=GAP_MATCH.statements[::-1]
    ),
    "rows and targets": replace(MATCH, rows=MATCH.rows[::-1], targets=MATCH.targets[::-1]),
    "gaps and their options": replace(gap(options=INLINE_CHOICE.gaps[0].options[::-1]), gaps=INLINE_CHOICE.gaps[::-1]),
    "marks": replace(HOTTEXT, spans=HOTTEXT.spans[::-1]),
    "rubric": replace(EXTENDED_TEXT, rubric=EXTENDED_TEXT.rubric[::-1]),
    "places": replace(HOTSPOT, places=HOTSPOT.places[::-1]),
    "ratings and values": replace(SCALE, ratings=SCALE.ratings[::-1], values=SCALE.values[::-1]),
    "scenes after the first, and ways": replace(
        SCENARIO,
        scenes=(replace(SCENARIO.scenes[0], options=SCENARIO.scenes[0].options[::-1]), *SCENARIO.scenes[:0:-1]),
    ),
    "shuffle switched off": replace(CHOICE, shuffle=False),
}


def before(after: Interaction) -> Interaction:
    return INTERACTION[after.stem]


@pytest.mark.parametrize("after", REWORDED.values(), ids=REWORDED)
def test_other_words_keep_the_key_hash(after: Interaction) -> None:
    assert key_hash(item(after)) == key_hash(item(before(after)))
    assert content_hash(item(after)) != content_hash(item(before(after)))


@pytest.mark.parametrize("after", ANOTHER_KEY.values(), ids=ANOTHER_KEY)
def test_what_the_outcome_depends_on_changes_the_key_hash(after: Interaction) -> None:
    assert key_hash(item(after)) != key_hash(item(before(after)))
    assert content_hash(item(after)) != content_hash(item(before(after)))


@pytest.mark.parametrize("after", REORDERED.values(), ids=REORDERED)
def test_order_is_of_no_account_to_the_key_hash(after: Interaction) -> None:
    assert key_hash(item(after)) == key_hash(item(before(after)))


AROUND = {
    "prompt": "Något annat.",
    "context": "Något annat.",
    "explanation": "Något annat.",
    "hint": ("Något annat.",),
    "image": Picture(file="a.png", alt="Något annat."),
    "audio": Sound(file="a.mp3", label="Ljud", transcript="Något annat."),
    "confidence": True,
}


@pytest.mark.parametrize("field", AROUND)
def test_what_stands_around_the_interaction_changes_the_content_hash_only(field: str) -> None:
    changed = item(**{field: AROUND[field]})
    assert key_hash(changed) == key_hash(item())
    assert content_hash(changed) != content_hash(item())


def test_a_review_changes_no_hash() -> None:
    approved = item(review=Review(status="godkänd", role="SAS", date="2026-11-22"))
    assert (key_hash(approved), content_hash(approved)) == (key_hash(item()), content_hash(item()))


def test_the_hashes_never_change_between_releases() -> None:
    """A new way to hash would mark every learner's responses as older: it needs a migration, not a new number here."""
    assert {stem: key_hash(item(one)) for stem, one in INTERACTION.items()} == {
        "choice": "f96520899013",
        "text-entry": "abf32980a44f",
        "gap-match": "00d5bc765642",
        "match": "b7b10aaa4271",
        "order": "b702ed043a1d",
        "inline-choice": "2443224d238e",
        "hottext": "9e94e81b9c7f",
        "scale": "a3087bbadf94",
        "extended-text": "d7c2ef9b6fd1",
        "hotspot": "08e08dd23cf1",
        "scenario": "a6d5498623be",
    }


def test_an_activity_id_is_made_of_ids_and_never_of_the_page() -> None:
    asked = item()
    shown = assessment(asked, kind="set")
    whole = course(shown)
    assert activity_id(whole, shown, asked) == "https://kurs.example/k/m/ett-set/en-choice"
    assert activity_id(whole, shown) == "https://kurs.example/k/m/ett-set"
    assert activity_id(whole, replace(shown, page="annan.md"), asked) == activity_id(whole, shown, asked)
    assert activity_id(replace(whole, iri="https://kurs.example/k/"), shown) == activity_id(whole, shown)
    assert activity_id(whole, replace(shown, module=None)) == "https://kurs.example/k/-/ett-set"
