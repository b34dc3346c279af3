"""What is loaded is the course as its author meant it, in reading order."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.errors import KursError
from kurs.model.course import course_from_json, course_to_json
from kurs.model.interaction import GapMatch
from kurs.schema.load import load_course
from small_course import COURSE

ITEM = COURSE["quizzes/diska.yml"].removeprefix("kind: exercise\n")
LISTED = "".join(f"    {row}\n" for row in ITEM.splitlines()).replace("    ", "  - ", 1)


def inline(id: str) -> str:
    return f"```exercise\n{ITEM.replace('diska', id)}```\n"


def test_an_exercise_in_a_file_and_one_in_the_chapter_are_the_same_thing(project: Callable[..., Path]):
    course, notices = load_course(project({"docs/kapitel.md": f"::: exercise diska\n\n{inline('vaska')}"}))
    first, second = course.shown_on("kapitel.md")
    assert (first.id, first.kind, first.module, first.recorded) == ("diska", "exercise", "grund", True)
    assert (second.id, second.kind, second.module, second.recorded) == ("vaska", "exercise", "grund", True)
    assert [item.interaction for item in first.items] == [item.interaction for item in second.items]
    assert notices == ()
    assert course.local == {"system.name": "Systemet"}


def test_what_is_recorded_on_the_modules_pages_is_required_in_reading_order(project: Callable[..., Path]):
    files = {
        "quizzes/kurs.yml": COURSE["quizzes/kurs.yml"].replace("[kapitel.md]", "[z.md, kapitel.md]"),
        "quizzes/ova.yml": f"kind: set\nid: ova\ntitle: Öva\nitems:\n{LISTED.replace('diska', 'tva')}",
        "docs/z.md": f"{inline('ett')}\n::: set ova\n",
        "docs/om.md": inline("exempel"),
    }
    course, _ = load_course(project(files))
    assert course.modules[0].required == ("ett", "ova", "diska")
    assert [one.id for one in course.assessments] == ["diska", "exempel", "ett", "ova"]
    outside = course.assessment("exempel")
    assert outside and (outside.module, outside.recorded) == (None, False)


def test_a_chosen_list_of_required_is_kept(project: Callable[..., Path]):
    kurs = COURSE["quizzes/kurs.yml"].replace("minutes: 10", "minutes: 10\n    required: []")
    course, _ = load_course(project({"quizzes/kurs.yml": kurs}))
    assert course.modules[0].required == ()


def test_sections_and_draws_are_kept(project: Callable[..., Path]):
    sections = "".join(
        f"  - id: {id}\n    title: {id}\n    draw: 1\n    items:\n"
        + "".join(f"    {row}\n" for row in LISTED.replace("diska", f"u-{id}").splitlines())
        for id in ("ett", "tva")
    )
    files = {
        "quizzes/slut.yml": f"kind: final\nid: slut\ntitle: Prov\nintro: Läs.\nsections:\n{sections}",
        "quizzes/kurs.yml": COURSE["quizzes/kurs.yml"].replace("minutes: 10", "minutes: 10\n    final: slut"),
        "docs/kapitel.md": "::: exercise diska\n\n::: final slut\n",
    }
    course, _ = load_course(project(files))
    final = course.assessment("slut")
    assert final and (final.title, final.intro) == ("Prov", "Läs.")
    parts = [(section.id, section.draw, len(section.items)) for section in final.sections]
    assert parts == [("ett", 1, 1), ("tva", 1, 1)]
    assert course.modules[0].required == ("diska",)


def test_every_field_reaches_the_model(project: Callable[..., Path]):
    text = """\
kind: exercise
id: diska
interaction: gap-match
context: "> 07.40."
prompt: Var?
hint: Tänk.
explanation: Så.
objective: forsta
source: "8.1 nr 4"
practice_only: true
review: {status: godkänd, role: SAS, date: "2026-11-22"}
shuffle: false
categories: [{id: a, text: A, feedback: x}, {id: b, text: B, feedback: v}]
statements: [{id: s, text: S, category: a, feedback: z, also: [{category: b, feedback: w}]}]
"""
    course, _ = load_course(project({"quizzes/diska.yml": text}))
    [item] = course.assessments[0].items
    assert (item.context, item.hint, item.explanation, item.source) == ("> 07.40.", ("Tänk.",), "Så.", "8.1 nr 4")
    assert item.practice_only
    assert (item.review.status, item.review.role, item.review.date) == ("godkänd", "SAS", "2026-11-22")
    assert isinstance(item.interaction, GapMatch) and not item.interaction.shuffle
    assert item.interaction.statements[0].also[0].category == "b"
    assert course_from_json(course_to_json(course)) == course


def test_a_file_may_end_in_yaml(project: Callable[..., Path]):
    root = project()
    (root / "quizzes/diska.yml").rename(root / "quizzes/diska.yaml")
    assert load_course(root)[0].assessment("diska")


def test_a_release_needs_every_key_in_a_final_approved(project: Callable[..., Path]):
    files = {
        "quizzes/slut.yml": f"kind: final\nid: slut\ntitle: Prov\nitems:\n{LISTED.replace('diska', 'fraga')}",
        "quizzes/kurs.yml": COURSE["quizzes/kurs.yml"].replace("minutes: 10", "minutes: 10\n    final: slut"),
        "docs/kapitel.md": "::: exercise diska\n\n::: final slut\n",
    }
    load_course(project(files))
    with pytest.raises(KursError, match='quizzes/slut.yml:5:5: facit till "fraga" är inte godkänt'):
        load_course(project(files), release=True)
    approved = '    review: {status: godkänd, role: SAS, date: "2026-11-22"}\n    options:'
    final = files["quizzes/slut.yml"].replace("    options:", approved)
    load_course(project({**files, "quizzes/slut.yml": final}), release=True)


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("quizzes/kurs.yml", "quizzes/kurs.yml:1:1: filen finns inte."),
        ("docs/kapitel.md", 'quizzes/kurs.yml:7:13: sidan "kapitel.md" finns inte under docs.'),
    ],
)
def test_a_missing_file_is_told(project: Callable[..., Path], missing: str, expected: str):
    root = project()
    (root / missing).unlink()
    with pytest.raises(KursError, match=expected):
        load_course(root)


def test_a_missing_folder_is_told(tmp_path: Path):
    with pytest.raises(KursError) as caught:
        load_course(tmp_path)
    assert [str(problem) for problem in caught.value.problems] == [
        "docs:1:1: mappen med kapitlen finns inte. Skapa den.",
        "quizzes/kurs.yml:1:1: filen finns inte. Den beskriver kursen: iri, title och modules.",
    ]


def test_folders_may_be_called_otherwise(project: Callable[..., Path]):
    root = project()
    (root / "docs").rename(root / "sidor")
    (root / "quizzes").rename(root / "uppgifter")
    assert load_course(root, docs="sidor", quizzes="uppgifter")[0].assessment("diska")
