"""The project folder → the Course, or every mistake in every file at once."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kurs.errors import KursError, Problem
from kurs.model.assessment import Assessment, Course, Module, Repetition
from kurs.model.glossary import Lexicon, Term
from kurs.schema import course as course_schema
from kurs.schema import references
from kurs.schema.assessment import Draft
from kurs.schema.chapter import ALONE, lines, scan
from kurs.schema.fields import mean
from kurs.schema.media import measured
from kurs.schema.reading import Reading, read_all

# The first H1 after the front matter.
HEADING = re.compile(r"\A(?:---\n.*?\n---\n)?.*?^# +([^\n]+)$", re.MULTILINE | re.DOTALL)


def load_course(
    root: Path, *, docs: str = "docs", quizzes: str = "quizzes", release: bool = False
) -> tuple[Course, tuple[Problem, ...]]:
    """The course and its notices. Raises KursError with all problems of all files."""
    reading, notices = read_course(root, docs=docs, quizzes=quizzes, release=release)
    return course_of(reading), notices


def read_course(
    root: Path, *, docs: str = "docs", quizzes: str = "quizzes", release: bool = False
) -> tuple[Reading, tuple[Problem, ...]]:
    """All that the author has written, without mistakes, and the notices. Raises KursError as `load_course` does.

    `release` also refuses items in finals that nobody at the organisation has approved.
    """
    reading = read_all(root, docs=docs, quizzes=quizzes)
    problems = [*reading.problems, *(problem for source in reading.sources for problem in source.problems)]
    problems += references.mistakes(reading)
    if release:
        problems += _unapproved(reading)
    if any(problem.severity == "error" for problem in problems):
        raise KursError(problems)
    return reading, tuple(sorted(problems))


def _unapproved(reading: Reading) -> Iterator[Problem]:
    for draft in reading.drafts:
        for item in draft.items if draft.kind == "final" else ():
            if item.review.status != "godkänd":
                what = f'facit till "{item.id}" är inte godkänt. Låt verksamheten granska det och skriv sedan'
                yield draft.problem(item, "review", f'{what} review: {{status: godkänd, role: …, date: "…"}}.')


def course_of(reading: Reading) -> Course:
    """The course of a reading without mistakes."""
    assert reading.course is not None
    module_of = {page: module.id for module in reading.modules.values() for page in module.pages}
    drafts = {draft.id: draft for draft in reading.drafts}
    assessments = tuple(
        _assessment(reading, drafts[shown.id], page, module_of.get(page))
        for page in sorted(reading.pages)
        for shown in reading.pages[page].shown
        if shown.id
    )
    modules = tuple(_module(module, assessments) for module in reading.modules.values())
    return Course(
        iri=reading.course.iri,
        title=reading.course.title,
        modules=modules,
        paths=tuple(mean(path) for path in reading.paths.values()),
        assessments=assessments,
        local=reading.local or {},
        titles={name: title[1].strip() for name, page in reading.pages.items() if (title := HEADING.search(page.text))},
        parts=_parts(reading),
        terms=_terms(reading),
        guides=tuple(reading.guides.by_id.values()),
        laws=tuple((reading.provisions or {}).values()),
        charts=tuple(reading.charts.by_id.values()),
        films=tuple(reading.films.by_id.values()),
        examples=tuple(worked.example for worked in reading.examples),
        cases=tuple(told.case for told in reading.cases),
        templates=tuple(drafted.template for drafted in reading.templates.values()),
        repetition=mean(reading.course.repetition) or Repetition(),
    )


def _terms(reading: Reading) -> tuple[Term, ...]:
    """The glossary, each term with the pages of modules that use it."""
    terms = reading.glossary.terms
    lexicon = Lexicon(terms)
    pages: dict[str, list[str]] = {}
    chapters = (name for module in reading.modules.values() for name in module.pages)
    for name in chapters if terms else ():
        if any(block.kind == "final" for block in reading.pages[name].blocks):
            continue
        text = reading.pages[name].text
        _, closed = scan(text)
        running = "\n".join(row for at, row in enumerate(lines(text)) if at not in closed and not row.startswith("#"))
        for id in {use.term.id for use in lexicon.uses(running)}:
            pages.setdefault(id, []).append(name)
    return tuple(replace(term, pages=tuple(pages.get(term.id, ()))) for term in terms)


def _parts(reading: Reading) -> dict[str, str]:
    """The first page that shows each of the course's own parts."""
    parts: dict[str, str] = {}
    for name, page in reading.pages.items():
        for block in page.blocks:
            if block.kind in ALONE:
                parts.setdefault(block.kind, name)
    return parts


def _assessment(reading: Reading, draft: Draft, page: str, module: str | None) -> Assessment:
    return Assessment(
        id=draft.id,
        kind=draft.kind,
        sections=tuple(measured(reading, section) for section in draft.sections),
        page=page,
        module=module,
        title=draft.title,
        intro=draft.intro,
        recorded=module is not None and draft.recorded,
    )


def _module(checked: course_schema.Module, assessments: tuple[Assessment, ...]) -> Module:
    """Required, where the author has not chosen: all that is recorded on the module's pages, in reading order."""
    module: Module = mean(checked.model_copy(update={"required": checked.required or []}))
    if checked.required is not None:
        return module
    order = {page: at for at, page in enumerate(module.pages)}
    found = [one for one in assessments if one.module == module.id and one.recorded and one.kind in ("exercise", "set")]
    return replace(module, required=tuple(one.id for one in sorted(found, key=lambda one: order[one.page])))
