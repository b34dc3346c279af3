"""The statement is a contract: its schema is the one read, both sides know the vectors, and it is xAPI 1.0.3."""

from __future__ import annotations

import json
import uuid
from typing import Any

import jsonschema
import pytest
from kurs.register.statements import Refusal, Statement, read_statement, statement_schema
from registered import Browser
from samples import PACKAGE, vectors

FILE = PACKAGE / "register/statement.schema.json"
MADE = [case for case in vectors("statement") if case.get("statement")]
REFUSED = [case for case in vectors("statement") if "refused" in case]
# What the xAPI specification 1.0.3, part 2, demands of a statement of this kind.
IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
XAPI = {
    "type": "object",
    "required": ["actor", "verb", "object"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": UUID},
        "version": {"const": "1.0.3"},
        "actor": {
            "type": "object",
            "required": ["account"],
            "additionalProperties": False,
            "properties": {
                "objectType": {"const": "Agent"},
                "account": {
                    "type": "object",
                    "required": ["homePage", "name"],
                    "additionalProperties": False,
                    "properties": {"homePage": IRI, "name": {"type": "string"}},
                },
            },
        },
        "verb": {
            "type": "object", "required": ["id"], "additionalProperties": False,
            "properties": {"id": IRI, "display": {"type": "object"}},
        },
        "object": {
            "type": "object", "required": ["id"], "additionalProperties": False,
            "properties": {"objectType": {"const": "Activity"}, "id": IRI, "definition": {"type": "object"}},
        },
        "context": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"extensions": {"type": "object", "propertyNames": IRI}},
        },
        "timestamp": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"},
    },
}  # fmt: skip


def fits(schema: dict[str, Any], data: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(data))


def test_the_schema_in_the_file_is_the_one_that_is_read() -> None:
    assert json.loads(FILE.read_text("utf-8")) == statement_schema(), "write statement_schema() to the file anew"


@pytest.mark.parametrize("case", MADE, ids=lambda case: case["name"])
def test_what_the_browser_makes_is_taken_and_is_xapi(case: dict[str, Any]) -> None:
    made = case["statement"]
    assert isinstance(read_statement(made, iri=case["iri"], actor=case["device"]), Statement)
    assert fits(statement_schema(), made)
    jsonschema.validate(made, XAPI)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["name"])
def test_what_breaks_the_contract_is_refused_in_swedish(case: dict[str, Any]) -> None:
    iri, device = MADE[0]["iri"], MADE[0]["device"]
    read = read_statement(case["refused"], iri=iri, actor=device)
    assert isinstance(read, Refusal)
    assert read.problem.endswith(".")


def test_the_schema_alone_refuses_what_has_the_wrong_form() -> None:
    """But for a time: whether a text is one, JSON Schema leaves open."""
    let_through = [case["name"] for case in REFUSED if fits(statement_schema(), case["refused"])]
    assert let_through == ["a time without a zone", "no time"]


def test_no_statement_can_hold_a_name() -> None:
    assert all("Åsa" not in json.dumps(case["statement"]["actor"], ensure_ascii=False) for case in MADE)


def test_what_the_other_tests_send_keeps_the_contract() -> None:
    browser = Browser()
    for made in browser.whole_module():
        jsonschema.validate(made, statement_schema())
        jsonschema.validate(made, XAPI)
        assert uuid.UUID(made["id"]).version == 4
