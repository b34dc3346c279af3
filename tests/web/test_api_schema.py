"""Schemathesis over the browsers' API, described from the table of pages: no fault of ours."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from kurs.register.live import Screen
from kurs.register.statements import statement_schema
from kurs.web.app import create_app
from kurs.web.pages import PAGES
from registered import Browser
from schemathesis import Case, GenerationMode

from .conftest import World

API = [page for page in PAGES if page.path.startswith("/api/")]
EXAMPLES = 30
TEXT = {"type": "string"}
STATEMENT = json.loads(json.dumps(statement_schema()).replace("#/$defs/", "#/components/schemas/"))
DEFINITIONS = STATEMENT.pop("$defs")
SCREEN = Screen.model_json_schema(ref_template="#/components/schemas/{model}")
DEFINITIONS |= SCREEN.pop("$defs")
BODIES: dict[str, dict[str, Any]] = {  # what a POST takes: describe a new one here
    "/api/statements": {"type": "array", "items": STATEMENT, "maxItems": 5},
    "/api/join/{token}": {"type": "object", "properties": {"name": TEXT, "number": TEXT}, "required": ["name"]},
    "/api/another": {"type": "object"},
    "/api/continue": {"type": "object", "properties": {"code": TEXT, "yes": {"type": "boolean"}}},
    "/api/live/{code}/join": {"type": "object", "properties": dict.fromkeys(("name", "number", "nickname"), TEXT)},
    "/api/live/{code}/answer": {
        "type": "object", "required": ["question", "options"],
        "properties": {"question": TEXT, "options": {"type": "array", "items": TEXT}},
    },
    "/api/live/{code}/checked": {"type": "object"},
    "/api/screen/{token}": SCREEN,
    "/api/mine/name": {"type": "object", "properties": {"name": TEXT}, "required": ["name"]},
    "/api/mine/erasure": {"type": "object", "properties": {"ask": {"type": "boolean"}}},
}  # fmt: skip


def description() -> dict[str, Any]:
    """The API as OpenAPI: small, and only for this test."""
    paths: dict[str, dict[str, Any]] = {}
    for page in API:
        names = re.findall(r"{(\w+)}", page.path)
        operation: dict[str, Any] = {
            "responses": {"200": {"description": "OK"}},
            "parameters": [{"name": one, "in": "path", "required": True, "schema": TEXT} for one in names],
        }
        if page.path == "/api/me":
            operation["parameters"].append({"name": "log", "in": "query", "schema": TEXT})
        if page.method == "POST":
            content = {"application/json": {"schema": BODIES[page.path]}}
            operation["requestBody"] = {"required": True, "content": content}
        paths.setdefault(page.path, {})[page.method.lower()] = operation
    info = {"title": "kurs", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": DEFINITIONS}}


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("page", API, ids=lambda page: f"{page.method} {page.path}")
def test_nothing_that_can_be_sent_is_a_fault_of_ours(world: World, page: Any, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_dict(description())
    schema.app = create_app(world.server)
    browser = Browser()
    sent = []

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=schema[page.path][page.method].as_strategy(generation_mode=mode))
    def run(case: Case) -> None:
        world.clock.passes(minutes=1)  # so that no limit on tries hides the rest
        answer = case.call(base_url=world.server.settings.address, headers=browser.headers)
        sent.append(answer.status_code)
        assert answer.status_code < 500

    try:
        run()
    except Exception as error:
        if type(error).__name__ != "Unsatisfiable":
            raise
    assert sent or mode is GenerationMode.NEGATIVE
