"""One stem per interaction at every stage. When one is missing, the message says which file to make."""
from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pytest
from kurs.model.interaction import INTERACTIONS as MODEL
from kurs.schema.interactions import INTERACTIONS as SCHEMA
from samples import INTERACTION, PACKAGE, ROOT

STAGES: dict[str, Callable[[str], str]] = {
    "the author's format": lambda stem: f"plugins/kurs/schema/interactions/{stem.replace('-', '_')}.py",
    "grading in Python": lambda stem: f"plugins/kurs/model/grade/{stem.replace('-', '_')}.py",
    "template": lambda stem: f"plugins/kurs/render/templates/interaction/{stem}.html.jinja",
    "grading in the browser": lambda stem: f"plugins/kurs/runtime/grade/{stem}.js",
    "controls in the browser": lambda stem: f"plugins/kurs/runtime/interaction/{stem}.js",
    "vectors": lambda stem: f"tests/vectors/{stem}.json",
    "its starting text": lambda stem: f"plugins/kurs/schema/starters/{stem}.yml",
    "its page for authors": lambda stem: f"docs/om/ovningstyper/{stem}.md",
}
EXPORTS = {
    "grading in the browser": ("grade", "offered", "chosen"),
    "controls in the browser": ("read", "write", "missing", "why"),
}
STEMS = sorted({*MODEL, *SCHEMA})


@pytest.mark.parametrize("stem", STEMS)
def test_the_author_s_format_and_the_model_both_know_it(stem: str) -> None:
    todo = f'Write the class of "{stem}" and its name in INTERACTIONS in plugins/kurs/'
    assert stem in SCHEMA, f"{todo}schema/interactions/."
    assert stem in MODEL, f"{todo}model/interaction.py."
    assert SCHEMA[stem].means is MODEL[stem], f'"means" of {SCHEMA[stem].__name__} is the model\'s class.'
    assert MODEL[stem].stem == stem
    assert stem in INTERACTION, f'Add a sample of "{stem}" to tests/samples.py: the tests of render and runtime use it.'


@pytest.mark.parametrize("stem", STEMS)
def test_it_has_an_interaction_type_of_xapi(stem: str) -> None:
    known = "true-false choice fill-in long-fill-in matching performance sequencing likert numeric other"
    assert MODEL[stem].xapi in known.split()


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("stem", STEMS)
def test_every_stage_has_its_file(stem: str, stage: str) -> None:
    file = STAGES[stage](stem)
    assert (ROOT / file).is_file(), f'The interaction "{stem}" lacks {stage}: make {file} (steps in docs/om/).'


@pytest.mark.parametrize("stem", STEMS)
def test_python_grades_it(stem: str) -> None:
    module = import_module(f"kurs.model.grade.{stem.replace('-', '_')}")
    assert callable(module.declaration)
    assert callable(module.grade)


@pytest.mark.parametrize("stem", STEMS)
def test_its_template_has_controls_and_key(stem: str) -> None:
    template = (ROOT / STAGES["template"](stem)).read_text(encoding="utf-8")
    assert "{% macro body(item, " in template
    assert "{% macro key(item, " in template


@pytest.mark.parametrize("stage", EXPORTS)
@pytest.mark.parametrize("stem", STEMS)
def test_the_browser_s_modules_export_what_the_runtime_asks_for(stem: str, stage: str) -> None:
    source = (ROOT / STAGES[stage](stem)).read_text(encoding="utf-8")
    exported = " ".join(line for line in source.splitlines() if line.startswith("export"))
    assert [name for name in EXPORTS[stage] if name not in exported] == []


def test_the_contract_is_in_the_package() -> None:
    assert (PACKAGE / "render/payload.schema.json").is_file()
