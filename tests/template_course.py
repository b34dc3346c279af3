"""What makes the small course one with a template, as {file: text}."""
# ruff: noqa: E501 -- a field a row
from __future__ import annotations

FORM, PAGE = "quizzes/data/mallar/veckoplan.yml", "docs/veckoplan.md"
LOCAL = "quizzes/data/lokalt.yml"
SCALE = 'scale: {"0": ingen, "1": lätt, "2": måttlig, "3": stor, "4": total, "8": ej specificerat, "9": ej tillämpbart}\n'
TEXT = """\
title: Veckoplan i {=system.name}
intro: Vad som händer.
sections:
  - id: veckan
    title: Veckan & <b>helgen</b>
    help: Skriv kort.
    fields:
      - {id: namn, label: Vem?, kind: text, required: true, source: "7.1"}
      - {id: malet, label: Målet, help: Med egna ord., kind: long-text, source: "7.1"}
      - {id: dag, label: Dagarna, kind: group, one: Dag, source: "7.1", fields: [
          {id: nar, label: När?, kind: date, source: "7.1"},
          {id: omrade, label: Livsområde, kind: choice, options_from: livsomraden, source: "2"},
          {id: passar, label: Passar den?, kind: choice, options: [{id: ja, text: Ja}, {id: nej, text: Nej}], source: "7.1"}]}
      - {id: niva, label: Nivå, kind: scale, source: "4"}
example:
  title: Ingas veckoplan
  values:
    namn: Inga
    malet: "Rad ett.\\nRad två & tre."
    dag:
      - {nar: "2026-11-30", omrade: hemliv, passar: ja}
      - {nar: "2026-12-01", omrade: forflyttning, passar: nej}
    niva: "2"
"""
GOOD = {FORM: TEXT, LOCAL: 'system: {name: "Systemet"}\n' + SCALE, PAGE: "# Veckoplan\n\n::: template veckoplan\n"}
