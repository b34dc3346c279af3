"""The contract between render and runtime: every payload keeps to payload.schema.json and stays in its place."""
from __future__ import annotations

import base64
import json
import re
from itertools import cycle
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from kurs.model.assessment import Assessment, Course
from kurs.model.interaction import INTERACTIONS
from kurs.render.html import Renderer
from kurs.render.payload import inert_json, seal
from parsed import parse
from samples import INTERACTION, PACKAGE, assessment, course, item, real_course, vectors

SCHEMA = json.loads((PACKAGE / "render/payload.schema.json").read_text(encoding="utf-8"))
PAYLOAD = Draft202012Validator(SCHEMA)
KEYS = Draft202012Validator({"$ref": "#/$defs/keys", "$defs": SCHEMA["$defs"]})
ALL = {one.id: one for one in real_course().assessments}


def in_page(shown: Assessment, whole: Course) -> dict[str, Any]:
    """The payload as a browser finds it."""
    (script,) = parse(Renderer(whole).assessment(shown, assets="/assets")).all("template")
    data: dict[str, Any] = json.loads("".join(str(child) for child in script.children))
    return data


def unsealed(data: dict[str, Any]) -> dict[str, Any]:
    keys: dict[str, Any] = json.loads(
        bytes(a ^ b for a, b in zip(base64.b64decode(data["sealed"]), cycle(data["id"].encode()), strict=False))
    )
    return keys


def sample(kind: str) -> dict[str, Any]:
    items = [item(one) for one in INTERACTION.values()]
    shown = assessment(*items, kind=kind, **({"draw": 2} if kind == "final" else {}))
    return in_page(shown, course(shown))


def test_the_schema_is_one_and_knows_every_interaction() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["$defs"]["item"]["properties"]["interaction"]["enum"]) == set(INTERACTIONS)
    assert set(INTERACTIONS) <= set(SCHEMA["$defs"])


@pytest.mark.parametrize("id", ALL)
def test_every_assessment_of_the_real_course_keeps_to_it(id: str) -> None:
    data = in_page(ALL[id], real_course())
    PAYLOAD.validate(data)
    if "sealed" in data:
        KEYS.validate(unsealed(data))


@pytest.mark.parametrize("kind", ["set", "final", "quick"])
def test_every_interaction_keeps_to_it(kind: str) -> None:
    PAYLOAD.validate(sample(kind))


BROKEN = {
    "no items": ("set", lambda data: data["items"].clear()),
    "an item without hash": ("set", lambda data: data["items"][0].pop("hash")),
    "practice without declaration": ("set", lambda data: data["items"][0].pop("declaration")),
    "a declaration of another interaction": ("set", lambda data: data["items"][0].update(interaction="match")),
    "an unknown field": ("set", lambda data: data.update(answer="b")),
    "practice with a sealed key": ("set", lambda data: data.update(sealed="e30=")),
    "a version without module": ("set", lambda data: data.pop("module")),
    "a final with an open key": (
        "final",
        lambda data: data["items"][0].update(declaration={"multiple": False, "options": ["a"], "correct": ["a"]}),
    ),
}


@pytest.mark.parametrize(("kind", "damage"), BROKEN.values(), ids=BROKEN)
def test_the_schema_refuses(kind: str, damage: Any) -> None:
    data = sample(kind)
    damage(data)
    assert not PAYLOAD.is_valid(data)


def test_a_final_draws_from_its_sections_and_keeps_the_key_of_every_item() -> None:
    data = sample("final")
    assert data["sections"] == [{"id": "ett-final", "draw": 2, "items": [one["id"] for one in data["items"]]}]
    assert set(unsealed(data)) == {one["id"] for one in data["items"]}


@pytest.mark.parametrize("case", vectors("seal"), ids=lambda case: case["name"])
def test_sealing_is_that_of_the_vector(case: dict[str, Any]) -> None:
    assert seal(case["data"], secret=case["secret"]) == case["sealed"]


@pytest.mark.parametrize("text", ["</template>", "<!-- <b>", "&lt;&amp;", "\u2028\u2029", ']]> " \\ å 😀'])
def test_json_in_the_page_says_the_same_and_never_ends_it(text: str) -> None:
    written = inert_json({"a": text})
    assert json.loads(written) == {"a": text}
    assert "<" not in written
    assert "&" not in written


@pytest.mark.parametrize("id", [id for id, one in ALL.items() if one.kind == "final"])
def test_with_a_register_nothing_of_a_final_s_key_is_in_the_page(id: str) -> None:
    """Neither sealed nor in an attribute nor as text: explanations say which answer is right."""
    whole = real_course()
    renderer = Renderer(whole, register=True)
    html = str(renderer.assessment(ALL[id], assets="/assets"))
    (template,) = parse(html).all("template")
    data = json.loads("".join(str(child) for child in template.children))
    PAYLOAD.validate(data)
    assert "sealed" not in data and not any("declaration" in one for one in data["items"])
    assert "kurs-key" not in html and "data-why" not in html
    for one in ALL[id].items:
        for explanation in re.findall(r'data-why="[^"]*">(.*?)</', str(renderer.key(one))):
            assert len(explanation) < 12 or explanation not in html, one.id
