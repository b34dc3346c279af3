"""Proofs of completion: a small versioned document (design §4 Proof).

A self-stated proof carries a checksum against damage, no signature: it shows that the text is whole,
not that it is true. runtime/proof.js writes the same document; tests/vectors/proof.json is run by both.
"""
from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kurs.errors import KursError, Problem
from kurs.model.identity import canonical

FORMAT = "kurs-proof"
VERSION = 1
FIELDS: dict[str, type | tuple[type, ...]] = {
    "format": str, "v": int, "course": str, "issuer": str, "learner": dict, "module": dict,
    "percent": (int, type(None)), "date": str, "expires": (str, type(None)), "identity": str, "checksum": str,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """`percent` is whole, 0–100, None where the module has no final. `date`, `expires`: ISO days."""

    course: str
    issuer: str
    learner: str
    name: str
    module: str
    title: str
    version: str
    percent: int | None
    date: str
    expires: str | None
    identity: str


def checksum(fields: Mapping[str, Any]) -> str:
    """CRC-32 of the canonical JSON, eight hex digits."""
    return f"{zlib.crc32(canonical(fields).encode()):08x}"


def verify_text(text: str, *, file: str = "intyg") -> Proof:
    """The proof in `text`. Raises KursError, naming `file`, when it is damaged or not a proof."""

    def refuse(message: str) -> KursError:
        return KursError([Problem(file, 1, 1, message)])

    try:
        data = json.loads(text)
        canonical(data).encode()  # half a character can't be shown
    except (ValueError, RecursionError):
        raise refuse("går inte att läsa som ett intyg. Kontrollera att hela filen är med.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise refuse("är inte ett intyg från kursen. Välj filen som heter intyg-….json.")
    if data.get("v") != VERSION:
        raise refuse(f"har version {data.get('v')} av intygsformatet. Det här programmet kan läsa version {VERSION}.")
    if not _has_all_fields(data):
        raise refuse("saknar uppgifter. Be personen spara intyget på nytt.")
    if checksum({name: value for name, value in data.items() if name != "checksum"}) != data["checksum"]:
        raise refuse("är ändrat eller skadat: kontrollsumman stämmer inte. Be personen spara intyget på nytt.")
    return _proof(data)


def _has_all_fields(data: dict[str, Any]) -> bool:
    return (
        all(isinstance(data.get(name), kind) for name, kind in FIELDS.items())
        and all(isinstance(data["learner"].get(name), str) for name in ("id", "name"))
        and all(isinstance(data["module"].get(name), str) for name in ("id", "title", "version"))
    )


def _proof(data: dict[str, Any]) -> Proof:
    return Proof(
        course=data["course"],
        issuer=data["issuer"],
        learner=data["learner"]["id"],
        name=data["learner"]["name"],
        module=data["module"]["id"],
        title=data["module"]["title"],
        version=data["module"]["version"],
        percent=data["percent"],
        date=data["date"],
        expires=data["expires"],
        identity=data["identity"],
    )
