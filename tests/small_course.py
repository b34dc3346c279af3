"""A small right course as {file: text}, to change one thing in."""
from __future__ import annotations

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
