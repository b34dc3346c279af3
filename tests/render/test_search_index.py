"""What can be found: prose and the glossary, never a key, an exercise or code."""
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kurs.render.search_index import search_index, text_of
from kurs.schema.load import load_course
from mkdocs.commands.build import build
from mkdocs.config import load_config

Project = Callable[..., Path]
SITE = 'site_name: Prov\nsite_url: ""\ntheme: {name: material, language: sv, font: false}\nplugins: [search, kurs]\n'
SECRETS = {
    "quizzes/diska.yml": """\
kind: exercise
id: diska
interaction: choice
context: Gurkan är grön.
prompt: Vilken påfågel kommer?
hint: Tänk på morötter.
objective: forsta
source: "2"
options:
  - {id: a, text: Zebror, correct: true, feedback: Giraffer är höga.}
  - {id: b, text: Kameler, feedback: Elefanter är tunga.}
""",
    "docs/kapitel.md": """\
# Kapitel

Vanlig brödtext.

::: exercise diska

```exercise
id: inne
interaction: choice
prompt: Vilken flodhäst kommer?
objective: forsta
source: "2"
options:
  - {id: a, text: Sengångare, correct: true, feedback: Just sälar.}
  - {id: b, text: Björnar, feedback: Inte valar.}
```

<quiz>
Vilken igelkott kommer?

- [x] Lodjuret
  > Bra, en räv.
- [ ] Hermelinen
  > Nej, en grävling.
</quiz>

```yaml
correct: true
feedback: Noshörningen är rätt.
```
""",
}
GUIDE = {
    "quizzes/data/beslutsstod.yml": """\
vagval:
  title: Vägval
  intro: När du undrar.
  note: Vattenmelonen avgör.
  source: "2"
  checked: "2026-11-26"
  steps:
    - id: fara
      question: Är det en *hasselnöt*?
      text: Nej, en {=system.name}.
      options:
        - {text: Kokosnöt, to: ring}
        - {text: Valnöt, to: skriv}
    - {id: ring, result: Jordnöt, text: "- Mandel.", excluded: Pistage (Cashew).}
    - {id: skriv, result: Paranöt, text: Muskot.}
""",
    "docs/stod.md": "# Stöd\n\nVanlig brödtext.\n\n::: guide vagval\n\n## Mer\n\nFörst.\n",
}
STEPS = "Är det en hasselnöt? Nej, en Systemet. Kokosnöt Valnöt Jordnöt Mandel. Pistage (Cashew). Paranöt Muskot."
HIDDEN = """
gurkan påfågel morötter zebror giraffer kameler elefanter flodhäst sengångare sälar björnar valar igelkott lodjuret räv
hermelinen grävling noshörningen
"""


def built(root: Path) -> str:
    (root / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    build(load_config(str(root / "mkdocs.yml")))
    return (root / "site/search/search_index.json").read_text(encoding="utf-8")


def test_the_words_of_a_guides_steps_lead_to_its_page_and_those_between_them_nowhere(project: Project) -> None:
    docs = {doc["location"]: doc["text"] for doc in json.loads(built(project({**SECRETS, **GUIDE})))["docs"]}
    assert docs["stod/"].replace("\n", " ") == f"Vanlig brödtext. {STEPS} Vattenmelonen avgör."
    assert docs["stod/#mer"] == "Först."
    assert [word for word in HIDDEN.split() if word in str(docs).casefold()] == []


def test_neither_exercise_nor_key_nor_code_can_be_found(project: Project) -> None:
    root = project(SECRETS)
    index = built(root).casefold()
    assert "vanlig brödtext" in index
    assert [word for word in HIDDEN.split() if word in index] == []
    assert "search.js" in (root / "site/kapitel/index.html").read_text(encoding="utf-8")


def indexed(root: Path, *docs: dict[str, str]) -> list[dict[str, Any]]:
    course, _ = load_course(root)
    given = [{"text": "<p>Text</p>", **doc} for doc in docs]
    index = search_index({"config": {}, "docs": given}, course, url=lambda page: page.replace(".md", "/"))
    found: list[dict[str, Any]] = json.loads(json.dumps(index))["docs"]
    return found


def test_pages_outside_the_course_come_after_those_of_the_course(project: Project) -> None:
    locations = ("kapitel/", "kapitel/#del", "om/", "om/#del")
    docs = indexed(project(), *({"location": one, "title": one} for one in locations))
    assert [doc.get("boost", 1) < 1 for doc in docs] == [False, False, True, True]


def test_pages_called_the_same_say_which_module_they_belong_to(project: Project) -> None:
    pages = [{"location": "kapitel/", "title": "Slutprov"}, {"location": "annat/", "title": "Slutprov"}]
    chapter, _ = indexed(project(), *pages)
    assert (chapter["title"], chapter["under"]) == ("Slutprov – Grunden", "Grunden")
    assert indexed(project(), *pages[:1])[0]["title"] == "Slutprov"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Ett <b>ord</b> &amp; ett\ntill</p> <ul><li>a</li><li>b</li></ul>", "Ett ord & ett till\na\nb"),
        ("<p>Före</p><pre><code>correct: true</code></pre><p>Efter <code>kod</code></p>", "Före\nEfter kod"),
        ("1 < 2 &lt;b&gt;", "1 < 2 <b>"),
        ("", ""),
    ],
)
def test_html_becomes_text_a_paragraph_a_line(html: str, text: str) -> None:
    assert text_of(html) == text
