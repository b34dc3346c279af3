"""Proofs of completion, or of taking part in a meeting: a small versioned document (design §4 Proof).

One from a register is signed (Ed25519) and checked with its public key. A self-stated one carries a checksum against
damage: it shows that the text is whole, not that it is true. runtime/proof.js writes the latter and runtime/verify.js
judges both; tests/vectors/proof.json is run by Python and JavaScript.
"""
from __future__ import annotations

import base64
import binascii
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
    "percent": (int, type(None)), "date": str, "expires": (str, type(None)), "identity": str,
}  # fmt: skip
# What may be there. Without `outcome` the module is completed; `meeting` is the code of one without a register.
OUTCOMES = ("completed", "attended")
REFUSALS = {
    "unreadable": "går inte att läsa som ett intyg. Kontrollera att hela filen är med.",
    "other": "är inte ett intyg från kursen. Välj filen som heter intyg-….json.",
    "incomplete": "saknar uppgifter. Be personen spara intyget på nytt.",
    "attended": "visar att personen deltog i ett möte, inte att modulen är klar.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """`percent` is whole, 0–100, None where the module has no final. `date`, `expires`: ISO days.

    `key` is the id of the key that signed it, None of what is self-stated, whatever `identity` says. `attended`: the
    learner took part in a meeting about the module on that day, which doesn't complete it.
    """

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
    key: str | None = None
    attended: bool = False
    meeting: str | None = None


def checksum(fields: Mapping[str, Any]) -> str:
    """CRC-32 of the canonical JSON, eight hex digits."""
    return f"{zlib.crc32(canonical(fields).encode()):08x}"


def judge(text: str, keys: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """(verdict, the document). `keys`: id → public key in base64url.

    "signed" · "self-stated" (whole, by checksum) · "changed" · "unknown-key" · "unreadable" · "other" · "version" ·
    "incomplete".
    """
    try:
        data = json.loads(text)
        canonical(data).encode()  # half a character can't be shown
    except (ValueError, RecursionError):
        return "unreadable", {}
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return "other", {}
    if data.get("v") != VERSION or data.get("outcome", "completed") not in OUTCOMES:
        return "version", data
    signed = isinstance(data.get("signature"), str) and isinstance(data.get("key"), str)
    if not _has_all_fields(data) or not (signed or isinstance(data.get("checksum"), str)):
        return "incomplete", data
    if signed:
        return _signed(data, keys), data
    whole = checksum(_without(data, "checksum")) == data["checksum"]
    return ("self-stated" if whole else "changed"), data


def verify_text(
    text: str, *, file: str = "intyg", keys: Mapping[str, str] | None = None, attended: bool = False
) -> Proof:
    """The proof in `text`. Raises KursError, naming `file`, when it is damaged, not a proof, or of an unknown key.

    That somebody took part in a meeting is no proof of a completion: it is refused unless `attended` is asked for.
    """
    verdict, data = judge(text, keys or {})
    good = verdict in ("signed", "self-stated")
    if good and data.get("outcome") == "attended" and not attended:
        verdict, good = "attended", False
    if good:
        return _proof(data, key=data["key"] if verdict == "signed" else None)
    texts = {
        **REFUSALS,
        "version": f"har version {data.get('v')} av intygsformatet. "
        f"Det här programmet kan läsa version {VERSION}.",
        "unknown-key": f"är signerat med nyckeln {data.get('key')}, som inte är känd här. "
        "Hämta nycklarna från registret som utfärdade intyget och ange dem med --keys.",
        "changed": f"är ändrat eller skadat: {'signaturen' if 'signature' in data else 'kontrollsumman'} "
        "stämmer inte. Be personen spara intyget på nytt.",
    }
    raise KursError([Problem(file, 1, 1, texts[verdict])])


def read_keys(text: str) -> dict[str, str]:
    """What `GET /api/keys` answers and public-keys.json holds. Raises ValueError for anything else."""
    data = json.loads(text)
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data.values()):
        raise ValueError("no keys")
    return data


def _signed(data: dict[str, Any], keys: Mapping[str, str]) -> str:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if data["key"] not in keys:
        return "unknown-key"
    try:
        key = Ed25519PublicKey.from_public_bytes(_bytes(keys[data["key"]]))
        key.verify(_bytes(data["signature"]), canonical(_without(data, "signature")).encode())
    except (InvalidSignature, ValueError):
        return "changed"
    return "signed"


def _bytes(text: str) -> bytes:
    """Of base64url. Raises ValueError for what is not the one way to write them."""
    try:
        data = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError(text) from error
    if base64.urlsafe_b64encode(data).decode().rstrip("=") != text:
        raise ValueError(text)
    return data


def _without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {one: value for one, value in data.items() if one != name}


def _is(value: Any, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


def _has_all_fields(data: dict[str, Any]) -> bool:
    return (
        all(name in data and _is(data[name], kind) for name, kind in FIELDS.items())
        and isinstance(data.get("meeting", ""), str)
        and all(isinstance(data["learner"].get(name), str) for name in ("id", "name"))
        and all(isinstance(data["module"].get(name), str) for name in ("id", "title", "version"))
    )


def _proof(data: dict[str, Any], *, key: str | None) -> Proof:
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
        key=key,
        attended=data.get("outcome") == "attended",
        meeting=data.get("meeting"),
    )
