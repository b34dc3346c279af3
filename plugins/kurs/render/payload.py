"""What the browser needs to grade, as JSON in the page (contract: payload.schema.json).

The key of a final is sealed: unreadable at a glance, not secret. A site that must keep keys to itself
uses the register, which grades on the server.
"""
from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from itertools import cycle
from typing import Any

from kurs.model.assessment import Assessment, Item, Module
from kurs.model.grade import declaration
from kurs.model.identity import canonical, key_hash


def payload(assessment: Assessment, *, module: Module | None, keys: Mapping[str, str] | None) -> dict[str, Any]:
    """The payload of one assessment. `keys` maps item id to the HTML of its key; used in a final only.

    Without `keys` the site has a register, and a final's keys are not in it.
    """
    data: dict[str, Any] = {
        "id": assessment.id,
        "kind": assessment.kind,
        "recorded": assessment.recorded,
        "items": [item_data(item, sealed=assessment.kind == "final") for item in assessment.items],
    }
    if module:
        data |= {"module": module.id, "version": module.version}
    if assessment.kind == "final":
        data |= {
            "mastery": module.mastery if module else 0.8,
            "sections": [
                {"id": one.id, "draw": one.draw or len(one.items), "items": [item.id for item in one.items]}
                for one in assessment.sections
            ],
        }
        if keys is not None:
            data["sealed"] = seal({item.id: _key(item, keys) for item in assessment.items}, secret=assessment.id)
    return data


def _key(item: Item, keys: Mapping[str, str]) -> dict[str, Any]:
    return {"declaration": declaration(item.interaction), "key": str(keys[item.id])}


def item_data(item: Item, *, sealed: bool = False) -> dict[str, Any]:
    """One item, with its key unless that is sealed."""
    data: dict[str, Any] = {"id": item.id, "interaction": item.interaction.stem, "hash": key_hash(item)}
    if not getattr(item.interaction, "shuffle", True):
        data["shuffle"] = False
    if item.confidence:
        data["confidence"] = True
    if not sealed:
        data["declaration"] = declaration(item.interaction)
    return data


def seal(data: Any, *, secret: str) -> str:
    """Canonical JSON, each UTF-8 byte XOR-ed with the secret's bytes in turn, as base64."""
    text = canonical(data).encode()
    return base64.b64encode(bytes(a ^ b for a, b in zip(text, cycle(secret.encode()), strict=False))).decode()


def inert_json(data: Any) -> str:
    """JSON that can stand as text in HTML: no `<` and no `&`.

    It stands in a template element: Material's instant navigation runs every script element, data or not.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("&", "\\u0026")
