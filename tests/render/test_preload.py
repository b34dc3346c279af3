"""What a page with exercises says that the browser will need: all of it, nothing else, and never for a final."""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.render.assets import runtime_files
from kurs.render.preload import _needed, with_preloads
from kurs.schema.load import load_course

Project = Callable[..., Path]
SERVED = runtime_files()
FINAL = """\
kind: final
id: prov
title: Prov
draw: 1
items:
  - id: fraga
    interaction: choice
    prompt: Vad?
    objective: forsta
    source: "2"
    options:
      - {id: a, text: Ett, correct: true, feedback: Ja.}
      - {id: b, text: Två, feedback: Nej.}
"""


def named(page: str) -> list[str]:
    return re.findall(r'<link rel="modulepreload" href="\.\./kurs/([^"]+)">', page)


def preloads(root: Path, source: str) -> list[str]:
    course, _ = load_course(root)
    page = with_preloads("<body>Text</body></html>", course.shown_on(source), SERVED, assets="../kurs")
    assert page.startswith("<body>Text") and page.endswith("</body></html>")
    return named(page)


def test_the_scripts_of_an_exercise_and_all_that_they_import(project: Project) -> None:
    found = preloads(project(), "kapitel.md")
    assert {"main.js", "record.js", "practice.js", "item.js", "grade/choice.js", "interaction/choice.js"} <= set(found)
    assert len(found) == len(set(found)) and set(found) <= SERVED.keys()
    imported = {match for name in found for match in re.findall(rb'"\./([\w-]+\.js)"', SERVED[name])}
    beside = {Path(name).name.encode() for name in found}
    later = {b"final.js", b"notice.js", b"waiting.js", b"completion.js", b"confidence.js"}
    assert imported - later <= beside


@pytest.mark.parametrize("stem", ["match", "gap-match"])
def test_what_is_handed_on_is_imported_too(stem: str) -> None:
    assert "interaction/fields.js" in set(_needed(f"interaction/{stem}.js", SERVED))


def test_a_final_and_a_page_without_exercises_name_nothing(project: Project) -> None:
    root = project({"quizzes/prov.yml": FINAL, "docs/prov.md": "# Prov\n\n::: final prov\n", "docs/om.md": "# Om\n"})
    settings = root / "quizzes/kurs.yml"
    text = settings.read_text("utf-8").replace("pages: [kapitel.md]", "pages: [kapitel.md, prov.md]")
    settings.write_text(text.replace("    minutes: 10", "    final: prov\n    minutes: 10"), "utf-8")
    assert preloads(root, "prov.md") == []
    assert preloads(root, "om.md") == []
