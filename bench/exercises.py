"""A question as each system writes it: `<quiz>`, our YAML, and our YAML in the other interactions."""
from __future__ import annotations

from bench.content import Question
from bench.vocabulary import Prose

INTERACTIONS = ("choice", "gap-match", "match", "choice", "text-entry")


def quiz(question: Question) -> str:
    """mkdocs-quiz 1.7.1. A blank has one explanation there, so it gets both of ours."""
    if question.slot == "blank":
        key = question.answers[0]
        return f"<quiz>\n{question.prompt} [[{key.text}]].\n\n---\n{key.why} {question.otherwise}\n</quiz>"
    rows = [f"- [{'x' if one.correct else ' '}] {one.text}\n> {one.why}" for one in question.answers]
    return "\n".join(["<quiz>", question.prompt, *rows, "</quiz>"])


def inline(question: Question) -> str:
    return f"```exercise\n{exercise(question)}\n```"


def exercise(question: Question) -> str:
    return _blank(question) if question.slot == "blank" else _choice(question)


def _head(question: Question, interaction: str, prompt: str) -> list[str]:
    return [f"id: {question.id}", f"interaction: {interaction}", f"prompt: {prompt}", "objective: mal", 'source: "2"']


def _choice(question: Question) -> str:
    rows = _head(question, "choice", question.prompt)
    if question.slot == "multiple":
        rows.append("multiple: true")
    rows.append("options:")
    for id, one in zip("abcd", question.answers, strict=True):
        rows += [f"  - id: {id}", f"    text: {one.text}"]
        rows += ["    correct: true"] if one.correct else []
        rows.append(f"    feedback: {one.why}")
    return "\n".join(rows)


def _blank(question: Question) -> str:
    key = question.answers[0]
    rows = _head(question, "text-entry", "Fyll i det som saknas.")
    rows += [f"text: {question.prompt} [[svar]].", "blanks:", "  - id: svar", f"    accept: [{key.text}]"]
    rows += [f"    correct_feedback: {key.why}", f"    incorrect_feedback: {question.otherwise}"]
    return "\n".join(rows)


def _gap_match(question: Question) -> str:
    prose = Prose(question.id)
    rows = [*_head(question, "gap-match", question.prompt), "categories:"]
    rows += [f'  - {{id: {id}, text: {prose.noun()}, feedback: "{prose.sentence()}"}}' for id in "abc"]
    rows.append("statements:")
    for at in range(6):
        rows += [f"  - id: s{at}", f"    text: {prose.sentence(short=True)}"]
        rows += [f"    category: {'abc'[at % 3]}", f"    feedback: {prose.sentence()}"]
    return "\n".join(rows)


def _match(question: Question) -> str:
    prose = Prose(question.id)
    rows = [*_head(question, "match", question.prompt), "rows:"]
    for at in range(4):
        rows += [f"  - id: r{at}", f"    text: {prose.sentence(short=True)}"]
        rows += [f"    target: t{at}", f"    feedback: {prose.sentence()}"]
    rows.append("targets:")
    rows += [f"  - id: t{at}\n    text: {prose.noun()}\n    feedback: {prose.sentence()}" for at in range(5)]
    return "\n".join(rows)


def typed(question: Question, interaction: str) -> str:
    """The question as a file of its own, in one of the four interactions."""
    body = {"gap-match": _gap_match, "match": _match}.get(interaction, exercise)(question)
    return f"kind: exercise\n{body}\n"
