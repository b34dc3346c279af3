"""course.json holds the whole course: what is written is read back as it was."""
from __future__ import annotations

import json

import pytest
from kurs.model.course import course_from_json, course_to_json
from kurs.model.identity import content_hash, key_hash
from samples import INTERACTION, assessment, course, item, real_course


def test_the_real_course_comes_back_whole() -> None:
    assert course_from_json(course_to_json(real_course())) == real_course()


@pytest.mark.parametrize("stem", INTERACTION)
def test_every_interaction_comes_back_whole(stem: str) -> None:
    written = course(assessment(item(INTERACTION[stem], context="å\n\n> 😀 <b>", hint=('"',)), kind="final", draw=1))
    assert course_from_json(course_to_json(written)) == written


def test_every_item_has_its_hashes_and_its_key() -> None:
    data = json.loads(course_to_json(course(assessment(item()))))
    written = data["assessments"][0]["sections"][0]["items"][0]
    assert (written["hash"], written["key_hash"]) == (content_hash(item()), key_hash(item()))
    assert [option["correct"] for option in written["interaction"]["options"]] == [False, True, False]


def test_the_same_course_gives_the_same_file() -> None:
    assert course_to_json(real_course()) == course_to_json(course_from_json(course_to_json(real_course())))


def test_another_format_is_refused() -> None:
    data = json.loads(course_to_json(real_course()))
    with pytest.raises(ValueError, match="Bygg om kursen"):
        course_from_json(json.dumps(data | {"format": 2}))
