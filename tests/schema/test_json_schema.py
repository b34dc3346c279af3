"""An editor that reads quizzes/schema.json says yes and no as `kurs check` does, and explains fields in Swedish."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from kurs.schema.interactions import INTERACTIONS
from kurs.schema.json_schema import json_schema
from kurs.schema.source import read_source
from small_course import COURSE

QUIZZES = Path(__file__).parents[2] / "quizzes"
SCHEMA = json_schema()
FILES = [path for path in QUIZZES.rglob("*.y*ml") if path.parent.name != "data" or path.stem in SCHEMA["$defs"]]


def definition(path: Path) -> str:
    """What of the schema a file is for; "" is the root."""
    top, *inside = path.relative_to(QUIZZES).parts
    return {"mallar": "mall", "fall": "fall"}.get(inside[0], path.stem) if top == "data" else ""


def mistakes(text: str, definition: str = "") -> list[str]:
    schema = {"$ref": f"#/$defs/{definition}", "$defs": SCHEMA["$defs"]} if definition else SCHEMA
    validator = jsonschema.Draft202012Validator(schema)
    return [error.message for error in validator.iter_errors(read_source(text, "a.yml").data)]


def test_the_committed_file_is_fresh():
    assert json.loads((QUIZZES / "schema.json").read_text("utf-8")) == SCHEMA, "Kör: kurs schema"


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_the_course_is_valid(path: Path):
    assert mistakes(path.read_text("utf-8"), definition(path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("quizzes/diska.yml", "prompt:", "promt:"),
        ("quizzes/diska.yml", "feedback: Nej.", "fedback: Nej."),
        ("quizzes/diska.yml", "interaction: choice", "interaction: choise"),
        ("quizzes/diska.yml", "kind: exercise", "kind: exercis"),
        ("quizzes/diska.yml", "id: diska", "id: Diska"),
        ("quizzes/diska.yml", 'source: "2"', "source: 2"),
        ("quizzes/diska.yml", 'source: "2"\n', ""),
        ("quizzes/kurs.yml", "minutes:", "minuter:"),
        ("quizzes/kurs.yml", "title:", "titel:"),
        ("quizzes/kurs.yml", 'version: "1.0"', "version: 1.0"),
    ],
)
def test_a_mistake_is_not_valid(file: str, old: str, new: str):
    assert mistakes(COURSE[file]) == []
    assert mistakes(COURSE[file].replace(old, new, 1))


def test_local_values_and_provisions_have_their_definitions():
    assert mistakes("a: {b: text}", "lokalt") == []
    assert mistakes("a: {b: 1}", "lokalt")
    assert mistakes("sol-1: {law: x}", "lagrum")


def fields(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, definition in schema["$defs"].items():
        for field, about in definition.get("properties", {}).items():
            yield f"{name}.{field}", about


def test_every_field_is_explained():
    assert [name for name, about in fields(SCHEMA) if not str(about.get("description", "")).endswith(".")] == []


def test_every_interaction_is_there():
    assert SCHEMA["$defs"]["Item"]["properties"]["interaction"]["enum"] == list(INTERACTIONS)
