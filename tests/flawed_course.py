"""Questions to try the rules of quality on, as {file: text} for the small course."""
# ruff: noqa: E501 -- a word a row
from __future__ import annotations

from collections.abc import Callable

HEAD = "    objective: forsta\n    source: '2'\n"
OUTDATED_FILE = "quizzes/data/utgangna-ord.yml"
WORDS = """\
beslut: {term: biståndsbeslut, forms: [beslut om bistånd], instead: beslut om insats, why: Ordet har bytts., source: "5"}
niva: {term: skälig levnadsnivå, instead: skäliga levnadsförhållanden, why: Uttrycket har bytts., source: "5"}
abic: {term: ÄBIC, instead: IBIC, why: Namnet har bytts., source: "1"}
lag: {term: 11 kap. 5–6 §§, instead: 14 kap., why: Reglerna har flyttat., source: "6.1"}
"""
OUTDATED = {OUTDATED_FILE: WORDS}
Flaws = Callable[[str, dict[str, str]], list[str]]


def item(id: str, body: str, *, interaction: str = "choice", prompt: str = "Vad gör du nu?") -> str:
    """An item in a list; `body` is its own fields, indented by four."""
    return f'  - id: {id}\n    interaction: {interaction}\n    prompt: "{prompt}"\n{HEAD}{body}'


def choice(*options: str, right: int = 0, multiple: bool = False, context: str = "") -> str:
    """The fields of a choice; every wrong option has its misconception."""
    rows = [f'    context: "{context}"\n' if context else "", "    multiple: true\n" if multiple else "", "    options:\n"]
    for at, text in enumerate(options):
        rest = "correct: true" if at == right else "misconception: Tror det."
        rows.append(f'      - {{id: {chr(97 + at)}, text: "{text}", {rest}, feedback: Nja.}}\n')
    return "".join(rows)


def ova(*items: str, kind: str = "set") -> dict[str, str]:
    """A set with these items, and the chapter that shows it."""
    return {
        "quizzes/ova.yml": f"kind: {kind}\nid: ova\ntitle: Öva\nitems:\n{''.join(items)}",
        "docs/kapitel.md": f"# Kapitel\n\n::: exercise diska\n\n::: {kind} ova\n",
    }
