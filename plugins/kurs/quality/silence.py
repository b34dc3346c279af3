"""`# kvalitet: regel – skäl`: an author's word that a rule is wrong at one place, and why."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kurs.errors import Problem, suggest
from kurs.quality.material import Material
from kurs.schema.chapter import lines, scan

_MARK = re.compile(r"(?:(?P<yaml>#)|<!--)[ \t]*kvalitet:[ \t]*(?P<said>.*?)[ \t]*(?:-->[ \t]*)?$")
_SAID = re.compile(r"(?P<rule>[^\s–—]+)(?:\s+[–—-]+\s+(?P<why>.*\S))?$")
# What may stand between the comment and what it is about.
_PASSED = re.compile(r"[ \t]*(?:$|#[ \t]*kvalitet:|<!--)")


@dataclass(frozen=True, slots=True)
class Silence:
    """`line` and `column` are where it stands, `covers` the last line that it is about; all from 1."""

    file: str
    line: int
    column: int
    covers: int
    rule: str
    why: str | None

    def is_about(self, rule: str, problem: Problem) -> bool:
        named = self.why is not None and (rule, problem.file) == (self.rule, self.file)
        return named and self.line <= problem.line <= self.covers


def silences(material: Material) -> Iterator[Silence]:
    files: dict[str, list[tuple[int, str]]] = {}
    for source in material.reading.sources:
        if source.first_line == 0:
            files[source.file] = list(enumerate(lines(source.text)))
    for chapter in material.chapters:
        files[chapter.page.file] = list(_commentable(chapter.page.text))
    for file, rows in files.items():
        yield from _in_file(file, dict(rows))


def _commentable(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a chapter where a comment is one: not in code, and with # only in the YAML of an exercise."""
    blocks, closed = scan(text)
    inside = {at for block in blocks for at in range(block.line, block.end_line)}
    fenced = False
    for at, row in enumerate(lines(text)):
        if at in inside:
            yield at, row
        elif at not in closed or (row.lstrip().startswith("<!--") and not fenced):
            yield at, row.replace("#", " ")
        fenced ^= at in closed and at not in inside and row.lstrip().startswith(("```", "~~~"))


def _in_file(file: str, rows: dict[int, str]) -> Iterator[Silence]:
    for at, row in rows.items():
        if "kvalitet:" not in row or not (mark := _MARK.search(row)):
            continue
        covers = at
        while covers in rows and _PASSED.match(rows[covers]):
            covers += 1
        said = _SAID.match(mark["said"])
        rule, why = (said["rule"], said["why"]) if said else (mark["said"], None)
        yield Silence(file, at + 1, mark.start() + 1, covers + 1, rule, why)


def silenced(
    found: Iterable[tuple[str, Problem]], told: Iterable[Silence], rules: Collection[str]
) -> Iterator[tuple[str, Problem]]:
    """What is left of (rule, problem), and what is wrong with the silences themselves."""
    told = list(told)
    used: set[Silence] = set()
    for rule, problem in found:
        by = [one for one in told if one.is_about(rule, problem)]
        used.update(by)
        if not by:
            yield rule, problem
    for one in told:
        if message := _mistake(one, used, rules):
            yield "kvalitet", Problem(one.file, one.line, one.column, message, "notice")


def _mistake(silence: Silence, used: set[Silence], rules: Collection[str]) -> str | None:
    if silence.rule not in rules:
        return f'regeln "{silence.rule}" finns inte.{suggest(silence.rule, rules)} Välj: {", ".join(rules)}.'
    if silence.why is None:
        return f'kommentaren säger inte varför regeln tystas. Skriv "kvalitet: {silence.rule} – " och skälet.'
    if silence not in used:
        return f'regeln "{silence.rule}" har inget att anmärka på här. Ta bort kommentaren.'
    return None
