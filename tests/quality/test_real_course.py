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


def test_the_filled_templates_say_what_ainas_case_says() -> None:
    reading, _ = read_course(ROOT)
    course = course_of(reading)
    aina = course.case("aina")
    assert aina
    goals = {(area.area, goal) for area in aina.plan.areas for goal in area.goals}
    filled = {template.id: template.example.values for template in course.templates}
    plan, follow_up = filled["genomforandeplan"], filled["maluppfoljning"]
    assert {(row["omrade"], row["delmal"]) for row in plan["livsomrade"]} == goals
    assert {(row["omrade"], row["delmal"]) for row in follow_up["mal"]} == goals
    assert (plan["faststalld"], plan["foljs-upp"]) == (aina.plan.date, aina.plan.follow_up.date)
    assert (follow_up["plan"], follow_up["datum"]) == (aina.plan.date, aina.plan.follow_up.date)
    assert filled["kvalitetsuppfoljning"]["datum"] == aina.plan.follow_up.date
    when = {area.area: area.when.rstrip(".") for area in aina.plan.areas}
    assert {row["omrade"]: row["nar"] for row in plan["livsomrade"]} == when
