"""Grade a submitted final from its responses, with the keys that its hashes name (design §4 Course)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from kurs.model.assessment import Assessment, Course, Module
from kurs.model.grade import declaration, grade
from kurs.register.courses import course_with
from kurs.register.statements import DrawnItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """`score` 0–1; `scores` by item id; `course` and `module` are those whose keys were used."""

    course: Course
    module: Module
    score: float
    passed: bool
    scores: dict[str, float]


def grade_final(
    connection: sa.Connection, assessment: str, drawn: Iterable[DrawnItem], *, current: Course
) -> Graded | None:
    """None where the final or an item is unknown, which is kept and not graded.

    Drawn items that were not sent count as wrong, and so does one too many from a section: picking the easy ones
    gives nothing.
    """
    items = {one.item: one for one in drawn}
    course = course_with(connection, ((one.item, one.hash) for one in items.values()), current=current)
    final = course.assessment(assessment) if course else None
    module = course.module(final.module) if course and final and final.module else None
    if course is None or final is None or module is None or final.kind != "final" or module.final != final.id:
        return None
    scores = {id: _score(course, one) for id, one in items.items()}
    score = _total(final, scores)
    return Graded(course=course, module=module, score=score, passed=score >= module.mastery - 1e-9, scores=scores)


def _score(course: Course, one: DrawnItem) -> float:
    item = course.item(one.item)
    assert item is not None  # course_with found it
    return grade(item.interaction.stem, declaration(item.interaction), one.response).score or 0.0


def _total(final: Assessment, scores: dict[str, float]) -> float:
    wanted = sent = 0.0
    for section in final.sections:
        draw = section.draw or len(section.items)
        own = sorted(scores[item.id] for item in section.items if item.id in scores)
        wanted += draw
        sent += sum(own[:draw])
    return sent / wanted if wanted else 0.0
