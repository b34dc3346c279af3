"""Personal numbers are found in Python as in the browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from kurs.model.personal import has_personal_number
from samples import ROOT

CASES = json.loads((ROOT / "tests/vectors/personal.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_personal_number_is_found_where_the_browser_finds_one(case: dict[str, Any]) -> None:
    assert has_personal_number(case["text"]) == ("number" in case["kinds"])
