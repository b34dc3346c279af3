"""A `<quiz>` in a chapter → an item: what mkdocs-quiz 1.7 accepts, with mkdocs-quiz's own patterns."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

from kurs.errors import KursError, Problem
from kurs.model.assessment import Item, Section
from kurs.model.interaction import Blank, Choice, Option, TextEntry
from kurs.schema.assessment import Draft
from kurs.schema.chapter import Block, find_blocks
from kurs.schema.fields import ID
from kurs.schema.messages import slug
from kurs.schema.source import Loc

CHOOSE, FILL_IN = "Välj rätt svar.", "Fyll i det som saknas."
NO_PARAGRAPH = re.compile(r"(?: {4}|\t|#{1,6}\s|>|[-*+]\s|\d+[.)]\s|\||```|~~~|!!!|\?\?\?|===|<(?!https?:)|---|\$\$)")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


def _patterns() -> Any:
    """mkdocs-quiz, and with it MkDocs, is only imported once a chapter has a quick check."""
    from mkdocs_quiz import parsing

    return parsing


@dataclass(slots=True)
class _Answer:
    line: int
    text: str
    correct: bool
    feedback: str | None


@dataclass(slots=True)
class _Quick:
    """What stands between the tags. Lines count from 0 at the line of `<quiz>`."""

    stem: str = "choice"
    asked: str = ""
    answers: list[_Answer] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    explanation: str | None = None
    mistakes: list[tuple[int, str]] = field(default_factory=list)

    @property
    def parts(self) -> int:
        return len(self.keys or self.answers)


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a quick check, whatever part of it a problem is about."""

    file: str
    line: int
    column: int

    def problem(self, loc: Loc, message: str, *, key: bool = False, severity: str = "error") -> Problem:
        return Problem(self.file, self.line, self.column, message, severity)


def read_quick(block: Block, *, file: str, unrecorded: str) -> tuple[Draft | None, list[Problem]]:
    """The draft, or None when the problems hold an error. `unrecorded` is the id for want of one of its own."""
    quick = _parse(block.body)
    opened = block.line + (1 if block.ids is None else 2)
    problems = [Problem(file, opened + line, block.column + 1, message) for line, message in quick.mistakes]
    comment = Spot(file, block.line + 1, block.column + 1)
    if not problems and block.ids is not None:
        problems += (comment.problem((), message) for message in _wrong_ids(block.ids, quick))
    if problems:
        return None, problems
    if quick.answers and (silent := sum(one.feedback is None for one in quick.answers)):
        what = f"{silent} av {len(quick.answers)} svar saknar förklaring."
        todo = 'Skriv "> " och varför på raden under svaret.'
        problems.append(Problem(file, opened, block.column + 1, f"{what} {todo}", "notice"))
    id = block.ids[0] if block.ids else unrecorded
    item = _item(id, quick, block.ids[1:] if block.ids else tuple(_default_ids(quick)))
    section = Section(id=id, items=(item,))
    draft = Draft(id=id, kind="quick", place=comment, sections=(section,), locs={id: ()}, recorded=bool(block.ids))
    return draft, problems


def _wrong_ids(ids: tuple[str, ...], quick: _Quick) -> Iterator[str]:
    what = "luckor" if quick.keys else "svar"
    if len(ids) != quick.parts + 1:
        yield (
            f"kommentaren har {max(len(ids) - 1, 0)} id för {quick.parts} {what}. Skriv först uppgiftens id och sedan "
            "ett id för vart och ett, i samma ordning. Behåll de gamla id:na där de är."
        )
    for id in ids:
        if not re.match(ID, id):
            yield f'id "{id}" får bara ha små bokstäver a–z, siffror och enkla bindestreck.'
    for id in dict.fromkeys(ids[1:]):
        if ids[1:].count(id) > 1:
            yield f'id "{id}" står två gånger i kommentaren. Ge vart och ett ett eget id.'


def _default_ids(quick: _Quick) -> Iterator[str]:
    for at in range(quick.parts):
        yield f"b{at + 1}" if quick.keys else (chr(97 + at) if at < 26 else f"a{at + 1}")


def _item(id: str, quick: _Quick, ids: tuple[str, ...]) -> Item:
    if quick.keys:
        blanks = tuple(Blank(id=one, accept=(key,)) for one, key in zip(ids, quick.keys, strict=True))
        context, prompt, text = _fill_in(quick.asked, ids)
        return Item(
            id=id,
            interaction=TextEntry(blanks=blanks, text=text),
            context=context,
            prompt=prompt,
            explanation=quick.explanation,
        )
    options = tuple(
        Option(id=one, text=answer.text, correct=answer.correct, feedback=answer.feedback)
        for one, answer in zip(ids, quick.answers, strict=True)
    )
    context, prompt = _split_prompt(_paragraphs(quick.asked), CHOOSE)
    choice = Choice(options=options, multiple=sum(option.correct for option in options) > 1, shuffle=False)
    return Item(id=id, interaction=choice, context=context, prompt=prompt, explanation=quick.explanation)


def _split_prompt(blocks: list[str], standard: str) -> tuple[str | None, str]:
    """(context, prompt): the last block if it is a plain paragraph, else all of it above a standard prompt."""
    prompt = standard if not blocks or NO_PARAGRAPH.match(blocks[-1]) else blocks.pop()
    return "\n\n".join(blocks) or None, prompt


def _fill_in(asked: str, ids: tuple[str, ...]) -> tuple[str | None, str, str]:
    """(context, prompt, text with `[[id]]`): the text begins at the first block that has a blank."""
    pattern = _patterns().FILL_BLANK_REGEX
    blocks = _paragraphs(asked)
    first = next(at for at, block in enumerate(blocks) if re.search(pattern, block))
    given = iter(ids)
    text = re.sub(pattern, lambda _: f"[[{next(given)}]]", "\n\n".join(blocks[first:]))
    return *_split_prompt(blocks[:first], FILL_IN), text


def _paragraphs(text: str) -> list[str]:
    """The blocks of a text, a fenced code block being one whatever blank lines it has."""
    blocks: list[list[str]] = [[]]
    fence = ""
    for row in text.splitlines():
        mark = _FENCE.match(row)
        if mark and not fence:
            blocks.append([])
            fence = mark[1]
        elif mark and row.strip() == fence:
            blocks[-1].append(row)
            blocks.append([])
            fence = ""
            continue
        if row.strip() or fence:
            blocks[-1].append(row)
        elif not (blocks[-1] and blocks[-1][0].startswith((" ", "\t"))):
            blocks.append([])
    return ["\n".join(block).rstrip() for block in blocks if any(row.strip() for row in block)]


def _parse(body: str) -> _Quick:
    text = dedent(body)
    if re.search(_patterns().FILL_BLANK_REGEX, text) and (quick := _parse_blanks(text)):
        return quick
    return _parse_choice(text)


def _parse_blanks(text: str) -> _Quick | None:
    """None when the blanks stand in the explanation only."""
    rows = text.split("\n")
    end = next((at for at, row in enumerate(rows) if row.strip() == "---"), len(rows)) or len(rows)
    asked = "\n".join(rows[:end])
    found = list(re.finditer(_patterns().FILL_BLANK_REGEX, asked))
    if not found:
        return None
    quick = _Quick(stem="text-entry", asked=asked, explanation="\n".join(rows[end + 1 :]).strip() or None)
    for match in found:
        quick.keys.append(match[1].strip())
        if not match[1].strip():
            quick.mistakes.append(
                (asked[: match.start()].count("\n"), "luckan har inget svar. Skriv det rätta svaret mellan [[ och ]].")
            )
    return quick


def _parse_choice(text: str) -> _Quick:
    patterns, rows, quick = _patterns(), text.splitlines(), _Quick()
    at = next((n for n, row in enumerate(rows) if patterns.CHECKBOX_REGEX.match(row)), len(rows))
    quick.asked = "\n".join(rows[:at]).strip("\n")
    while at < len(rows):
        match = patterns.CHECKBOX_REGEX.match(rows[at])
        if match:
            if match[1] not in ("x", "X", " ", ""):
                quick.mistakes.append(
                    (at, f"[{match[1]}] är ingen kryssruta. Skriv [x] framför rätt svar och [ ] framför fel.")
                )
            feedback, after = patterns.collect_feedback(rows, at + 1)
            quick.answers.append(
                _Answer(at, match[2].strip(), match[1] in ("x", "X"), (feedback or "").strip() or None)
            )
            at = after
        elif not rows[at].strip():
            at += 1
        else:
            break
    quick.explanation = "\n".join(rows[at:]).strip() or None
    quick.mistakes += _choice_mistakes(quick, rows, at)
    return quick


def _choice_mistakes(quick: _Quick, rows: list[str], at: int) -> Iterator[tuple[int, str]]:
    """`at` is the line where the explanation begins."""
    patterns = _patterns()
    late = any(patterns.CHECKBOX_REGEX.match(row) for row in rows[at:])
    if at < len(rows) and late and patterns.FEEDBACK_REGEX.match(rows[at]):
        yield at, "förklaringen (> ) ska stå direkt under sitt svar. Ta bort tomraden ovanför den."
    elif not quick.answers:
        yield 0, 'snabbfrågan har inga svar. Skriv "- [x] " framför rätt svar och "- [ ] " framför fel.'
    elif not any(answer.correct for answer in quick.answers) and not quick.mistakes:
        yield quick.answers[0].line, 'inget svar är rätt. Skriv "- [x] " framför det som är rätt.'
    if quick.answers and not quick.asked.strip():
        yield 0, "snabbfrågan har ingen fråga. Skriv den ovanför svaren."


def add_ids(text: str, page: str, *, taken: frozenset[str] = frozenset()) -> str:
    """The text with an id comment above each `<quiz>` that lacks one; nothing else is touched.

    `taken` are the ids that the course has. Raises KursError when a quick check can't be read.
    """
    used, comments, problems = set(taken), dict[int, str](), list[Problem]()
    for block in find_blocks(text.removeprefix("\ufeff")):
        if block.kind != "quick" or block.ids is not None:
            continue
        _, found = read_quick(block, file=page, unrecorded="quick")
        problems += (problem for problem in found if problem.severity == "error")
        quick = _parse(block.body)
        id = _free(_name(quick.asked), used)
        comments[block.line] = f"<!-- kurs id: {' '.join([id, *_default_ids(quick)])} -->"
    if problems:
        raise KursError(problems)
    return _insert(text, comments)


def _insert(text: str, comments: dict[int, str]) -> str:
    """Each comment on a line of its own above its line, with the same indent and the same line end."""
    parts = re.split(r"(\r\n|\n|\r)", text)
    for at, comment in comments.items():
        row = parts[2 * at]
        start = row[: len(row) - len(row.lstrip("\ufeff \t"))]
        end = parts[2 * at + 1] if 2 * at + 1 < len(parts) else (parts[1] if len(parts) > 1 else "\n")
        parts[2 * at] = f"{start}{comment}{end}{start.removeprefix(chr(0xFEFF))}{row[len(start) :]}"
    return "".join(parts)


def _name(asked: str) -> str:
    """A few of the first words, without markup."""
    words = slug(re.sub(r"<[^>]*>|\]\([^)]*\)|\[\[[^\]]*\]\]", " ", asked)).split("-")
    name = "-".join(words[:5])
    return name[:40].strip("-") or "snabbfraga"


def _free(name: str, used: set[str]) -> str:
    number, id = 1, name
    while id in used:
        number += 1
        id = f"{name}-{number}"
    used.add(id)
    return id
