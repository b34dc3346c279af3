"""What makes the small course one with a case, as {file: text}."""
from __future__ import annotations

FILE, PAGE, LOCAL = "quizzes/data/fall/bo.yml", "docs/kapitel.md", "quizzes/data/lokalt.yml"
CASE = """\
id: bo
name: Bo
age: 70
support: hemtjänst
law: SoL
about: Bo vill laga mat.
people:
  - {id: eva, name: Eva B., role: undersköterska}
  - {id: ulf, name: Ulf, role: son}
assignment:
  date: "2026-09-01"
  by: eva
  measure: Hemtjänst.
  source: "1"
  areas:
    - area: hemliv
      need: Bo kan inte skära.
      own_view: Jag vill laga mat.
      others: [{by: ulf, text: Pappa äter lite.}]
      assessed: {value: 2, text: Får hjälp varje dag.}
      intended: {value: 1, text: Lagar själv.}
factors:
  - {kind: kroppsstruktur, text: Ärr på handen., said_by: [bo, ulf], document: intyg}
plan:
  date: "2026-10-01"
  participants: [bo, eva]
  participation: Bo valde.
  follow_up: {date: "2026-12-01", how: Bo och Eva läser.}
  areas:
    - {area: hemliv, link: Ett steg dit., goals: [Lagar lunch.], resources: Vet hur., what: Lunch., how: Vänta., when: Kl. 12., who: Bo lagar.}
journal:
  first_day: "2026-11-02"
  notes:
    - {date: "2026-11-02", time: "12.10", area: hemliv, by: eva, text: Bo lagade soppa., assessment: Det går bra.}
    - {date: "2026-11-15", time: "12.20", by: eva, text: Bra dag., weak: Det syns inte vad som hände., better: Bo stekte fisk.}
"""  # noqa: E501
WORDS = 'system: {name: "Systemet"}\nscale: {"0": a, "1": lätt, "2": måttlig}\n'
GOOD = {FILE: CASE, LOCAL: WORDS, PAGE: "# Kapitel\n\n::: exercise diska\n\n::: case bo\n"}
