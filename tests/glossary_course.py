"""What makes the small course one with a glossary and a drill, as {file: text}."""
# ruff: noqa: E501 -- a term a row
from __future__ import annotations

LIST, DRILL, PAGE = "quizzes/data/ordlista.yml", "quizzes/ord.yml", "docs/kapitel.md"
WORDS = """\
delmal: {term: delmål, forms: [delmålet], definition: Ett steg på vägen., source: "5", confused_with: [{term: mal, text: Målet är större.}], see: [plan]}
mal: {term: mål, forms: [målet], definition: Det som ska nås., source: "5"}
plan: {term: genomförandeplan, definition: Så ska stödet ges., source: "5", example: Läs planen.}
oga: {term: öga, definition: En del av kroppen., source: "5"}
arm: {term: arm, definition: En annan del av kroppen., source: "5"}
angest: {term: ångest, definition: Stark oro., source: "5", certainty: T}
"""
SET = "kind: drill\nid: ord\ntitle: Ord\nobjective: forsta\nterms: [delmal, mal, plan, arm]\n"
GOOD = {LIST: WORDS, DRILL: SET, PAGE: "# Kapitel\n\nEtt delmål är delmålets steg.\n\n::: exercise diska\n\n::: set ord\n", "docs/ord.md": "# Ord\n\n::: glossary\n"}
