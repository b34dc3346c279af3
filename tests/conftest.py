"""A whole small course in a folder, to change one thing in."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

COURSE = {
    "quizzes/kurs.yml": """\
iri: "https://kurs.example/prov"
title: Provkurs
modules:
  - id: grund
    title: Grunden
    version: "1.0"
    pages: [kapitel.md]
    objectives:
      - {id: forsta, text: Du kan förstå.}
    minutes: 10
    audience: [vikarie]
paths:
  - {id: vikarie, role: Vikarie, modules: [grund]}
""",
    "quizzes/diska.yml": """\
kind: exercise
id: diska
interaction: choice
prompt: Vad gör du?
objective: forsta
source: "2"
options:
  - {id: a, text: Diskar, correct: true, feedback: Ja.}
  - {id: b, text: Vilar, feedback: Nej.}
""",
    "quizzes/data/lokalt.yml": 'system: {name: "Systemet"}\n',
    "docs/kapitel.md": "# Kapitel\n\n::: exercise diska\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """`project({"docs/a.md": "…"})`: the folder of a small right course with these files added or replaced."""

    def write(files: dict[str, str | bytes] | None = None) -> Path:
        for name, text in {**COURSE, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return write
