"""The author's types as one JSON Schema, so that an editor completes and explains fields in Swedish."""
from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kurs.schema.assessment import EXERCISE_KIND, KINDS, Final, Set
from kurs.schema.case import CaseFields
from kurs.schema.chart import ChartFields
from kurs.schema.course import Course
from kurs.schema.drill import Drill
from kurs.schema.example import Example
from kurs.schema.fields import ID
from kurs.schema.film import FilmFields
from kurs.schema.glossary import TermFields
from kurs.schema.guide import GuideFields
from kurs.schema.interactions import INTERACTIONS
from kurs.schema.local import Provision
from kurs.schema.outdated import OutdatedFields
from kurs.schema.template import Template

Schema = dict[str, Any]


def json_schema() -> Schema:
    """Draft 2020-12. The root is for kurs.yml and the kinds; `$defs/lokalt`, `$defs/lagrum`, `$defs/ordlista`,
    `$defs/utgangna-ord`, `$defs/diagram`, `$defs/filmer`, `$defs/beslutsstod`, `$defs/fall` and `$defs/mall`
    for the files of data/."""
    own: list[type[BaseModel]] = [ChartFields, FilmFields, CaseFields, GuideFields, Template]
    data: list[type[BaseModel]] = [Provision, TermFields, OutdatedFields, *own]
    classes: list[type[BaseModel]] = [*INTERACTIONS.values(), Set, Final, Drill, Example, Course, *data]
    _, made = models_json_schema([(cls, "validation") for cls in classes], ref_template="#/$defs/{model}")
    defs: Schema = {name: _plain(schema) for name, schema in made["$defs"].items()}
    names = {stem: cls.__name__ for stem, cls in INTERACTIONS.items()}
    defs |= {f"Exercise{name}": _exercise(defs[name]) for name in names.values()}
    defs["Item"] = _by("interaction", "Uppgiftens typ.", names)
    defs["Exercise"] = _by("interaction", "Uppgiftens typ.", {stem: f"Exercise{name}" for stem, name in names.items()})
    for name in ("Set", "Final"):
        defs[name]["oneOf"] = [{"required": ["items"]}, {"required": ["sections"]}]
    defs["lokalt"] = {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, _ref("lokalt")]}}
    defs["lagrum"] = {"type": "object", "propertyNames": {"pattern": ID}, "additionalProperties": _ref("Provision")}
    lists = {"ordlista": TermFields, "utgangna-ord": OutdatedFields, "diagram": ChartFields, "beslutsstod": GuideFields}
    lists["filmer"] = FilmFields
    for file, cls in lists.items():
        named = {"type": "object", "propertyNames": {"pattern": ID}}
        defs[file] = {**named, "additionalProperties": _ref(cls.__name__)}
    defs["fall"] = _ref("CaseFields")
    defs["mall"] = _ref("Template")
    files = _by("kind", "Filens sort.", {kind: kind.title() for kind in KINDS})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "Kursens filer under quizzes/: kurs.yml och en övning, ett set eller ett slutprov per fil.",
        "if": {"required": ["kind"]},
        "then": files,
        "else": _ref("Course"),
        "$defs": dict(sorted(defs.items())),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _by(field: str, description: str, names: dict[str, str]) -> Schema:
    """The definition that the value of `field` chooses."""
    return {
        "type": "object",
        "required": [field],
        "properties": {field: {"enum": list(names), "description": description}},
        "allOf": [
            {"if": {"properties": {field: {"const": value}}, "required": [field]}, "then": _ref(name)}
            for value, name in names.items()
        ],
    }


def _exercise(item: Schema) -> Schema:
    kind = {"const": "exercise", "description": EXERCISE_KIND}
    return {**item, "properties": {"kind": kind, **item["properties"]}, "required": ["kind", *item["required"]]}


def _plain(schema: Any) -> Any:
    """Without pydantic's English titles; `X | null` as X, all interactions as one Item."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key != "title" and not (key == "default" and value is None)}
    choices = [one for one in kept.pop("anyOf", ()) if one != {"type": "null"}]
    if len(choices) == len(INTERACTIONS):
        kept |= _ref("Item")
    elif len(choices) == 1:
        kept = choices[0] | kept
    elif choices:
        kept["anyOf"] = choices
    properties = kept.pop("properties", None)
    plain = {key: _plain(value) for key, value in kept.items() if key != "title"}
    return plain | {"properties": {name: _plain(value) for name, value in properties.items()}} if properties else plain
