"""What makes the small course one with a worked example, as {file: text}."""
from __future__ import annotations

EXAMPLE, PAGE = "quizzes/bra.yml", "docs/kapitel.md"
YAML = """\
kind: example
id: bra
title: En bra *anteckning*
intro: Britt har hemtjänst.
source: "6.3"
mend: diska
text: |
  [[tid|Kl. 8.]] Britt klädde på sig **[[sjalv|själv]]**.

  - En rad utan ställe.

  *[[vem|Amira]]*
notes:
  vem: Vem som skrev.
  tid: |
    När det hände.

    Skriv <b>snart</b>.
  sjalv: Vad Britt gjorde.
"""
GOOD = {EXAMPLE: YAML, PAGE: "# Kapitel\n\n::: example bra\n\nMer text.\n"}
