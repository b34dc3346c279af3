"""The course itself is clean, every rule is described for authors, and every rule says why."""
from __future__ import annotations

import re

import pytest
from kurs.quality import RULES, Material, check
from kurs.schema.load import course_of, read_course
from samples import ROOT

PAGE = ROOT / "docs/om/uppgiftskvalitet.md"


def test_no_rule_has_anything_to_say_about_the_course() -> None:
    reading, _ = read_course(ROOT)
    assert [str(one) for one in check(Material(course_of(reading), reading))] == []


def test_authors_find_every_rule_and_no_other() -> None:
    assert re.findall(r"^### .* \(`([a-z-]+)`\)", PAGE.read_text("utf-8"), re.M) == list(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_why_in_a_sentence_with_its_source(name: str) -> None:
    assert re.fullmatch(r"[A-Z\"].* \([^()]+\d[^()]*\)\.", RULES[name].__doc__ or ""), name
