"""An author can silence a rule at one place with a reason, and is told when that was of no use."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flawed_course import OUTDATED, Flaws, choice, item, ova
from kurs.quality import Material, check
from kurs.schema.load import course_of, read_course

OPTIONS = choice("Jag ringer 112.", "Alla ovanstående.")
ROW = '      - {id: b, text: "Alla ovanstående."'
WHY = "kvalitet: alla-ovan – det här är ett prov"


@pytest.fixture
def told(project: Callable[..., Path]) -> Callable[[dict[str, str]], list[str]]:
    """What is said of the silences, and by the rule about all of the above."""

    def run(files: dict[str, str]) -> list[str]:
        reading, _ = read_course(project(files))
        found = map(str, check(Material(course_of(reading), reading)))
        return [one for one in found if one.endswith(("[alla-ovan]", "[kvalitet]"))]

    return run


def test_a_comment_above_or_on_the_line_silences_its_rule(told: Callable[[dict[str, str]], list[str]]) -> None:
    above = OPTIONS.replace(ROW, f"      # {WHY}\n{ROW}")
    assert told(ova(item("fraga", above))) == []
    beside = OPTIONS.removesuffix("\n") + f"  # {WHY}\n"
    assert told(ova(item("fraga", beside))) == []
    assert len(told(ova(item("fraga", OPTIONS)))) == 1


def test_the_next_question_is_not_silenced(told: Callable[[dict[str, str]], list[str]]) -> None:
    above = OPTIONS.replace(ROW, f"      # {WHY}\n{ROW}")
    [one] = told(ova(item("fraga", above), item("nasta", OPTIONS)))
    assert one.startswith("quizzes/ova.yml:21:23: ")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("alla-ovan", 'obs: kommentaren säger inte varför regeln tystas. Skriv "kvalitet: alla-ovan – " och skälet.'),
        ("allaovan – skäl", 'obs: regeln "allaovan" finns inte. Menade du "alla-ovan"?'),
        ("langst – skäl", 'obs: regeln "langst" har inget att anmärka på här. Ta bort kommentaren.'),
    ],
)
def test_a_silence_that_is_of_no_use_is_told(
    told: Callable[[dict[str, str]], list[str]], said: str, expected: str
) -> None:
    above = OPTIONS.replace(ROW, f"      # kvalitet: {said}\n{ROW}")
    silence, flaw = told(ova(item("fraga", above)))
    assert silence.startswith(f"quizzes/ova.yml:12:7: {expected}")
    assert flaw.startswith("quizzes/ova.yml:13:23: ")


def test_a_chapter_has_comments_of_its_own(flaws: Flaws) -> None:
    comment = "<!-- kvalitet: utgangna-ord – vi berättar om den gamla lagen -->"
    text = f"# Kapitel\n\n{comment}\nFörr fanns ÄBIC.\n\nÄBIC fanns förr. {comment}\n\nÄBIC.\n\n::: exercise diska\n"
    [one] = flaws("utgangna-ord", {**OUTDATED, "docs/kapitel.md": text})
    assert one.startswith("docs/kapitel.md:8:1: ")


def test_what_stands_in_code_or_a_heading_silences_nothing(flaws: Flaws) -> None:
    text = "# kvalitet: lix – en rubrik\n\n```\n<!-- kvalitet: lix – kod -->\n```\n\n::: exercise diska\n"
    assert flaws("kvalitet", {"docs/kapitel.md": text}) == []
