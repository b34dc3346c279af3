"""What a wrong answer catches is for authors: it is listed for them and reaches no learner and no progress."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from kurs.model.course import course_from_json, course_to_json
from kurs.model.identity import content_hash, key_hash
from kurs.model.interaction import Interaction
from kurs.render.html import Renderer
from kurs.render.manifest import manifest
from samples import (
    CHOICE,
    GAP_MATCH,
    HOTSPOT,
    HOTTEXT,
    INLINE_CHOICE,
    MATCH,
    TEXT_ENTRY,
    assessment,
    course,
    item,
    real_course,
)

SECRET = "Tror att planen är en lag."


def having(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(part, misconception=SECRET) for part in parts)


WITH: list[Interaction] = [
    replace(CHOICE, options=having(CHOICE.options)),
    replace(TEXT_ENTRY, blanks=tuple(replace(one, expected=having(one.expected)) for one in TEXT_ENTRY.blanks)),
    replace(GAP_MATCH, statements=having(GAP_MATCH.statements)),
    replace(MATCH, targets=having(MATCH.targets)),
    replace(INLINE_CHOICE, gaps=tuple(replace(one, options=having(one.options)) for one in INLINE_CHOICE.gaps)),
    replace(HOTTEXT, spans=having(HOTTEXT.spans)),
    replace(HOTSPOT, places=having(HOTSPOT.places)),
]
WITHOUT: list[Interaction] = [CHOICE, TEXT_ENTRY, GAP_MATCH, MATCH, INLINE_CHOICE, HOTTEXT, HOTSPOT]


@pytest.mark.parametrize(("named", "plain"), [*zip(WITH, WITHOUT, strict=True)], ids=lambda one: one.stem)
def test_it_changes_no_hash(named: Interaction, plain: Interaction) -> None:
    assert SECRET in repr(named)
    assert key_hash(item(named)) == key_hash(item(plain))
    assert content_hash(item(named)) == content_hash(item(plain))


@pytest.mark.parametrize("kind", ["set", "final", "quick"])
def test_no_page_has_it(kind: str) -> None:
    shown = assessment(*(item(one) for one in WITH), kind=kind)
    bare = assessment(*(item(one) for one in WITHOUT), kind=kind)
    html = Renderer(course(shown)).assessment(shown, assets="/assets")
    assert html == Renderer(course(bare)).assessment(bare, assets="/assets")
    assert SECRET not in str(manifest(course(shown), url=str))


def test_the_whole_course_keeps_it() -> None:
    whole = course(assessment(*(item(one) for one in WITH), kind="set"))
    assert course_from_json(course_to_json(whole)) == whole
    assert SECRET in course_to_json(whole)


def test_the_real_course_tells_no_learner() -> None:
    whole = real_course()
    renderer = Renderer(whole)
    html = "".join(renderer.assessment(one, assets="") for one in whole.assessments)
    said = [
        option.misconception
        for one in whole.assessments
        for asked in one.items
        for option in getattr(asked.interaction, "options", ())
        if option.misconception
    ]
    assert len(said) >= 70
    assert [one for one in said if one in html] == []
