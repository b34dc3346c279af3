"""Signed proofs: Ed25519 over the canonical JSON, checkable offline with the public key (design §4 Proof, RFC 8032)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from kurs.model.assessment import Course
from kurs.model.identity import canonical
from kurs.model.proof import FORMAT, VERSION
from kurs.register.keys import Keys, base64url
from kurs.register.tables import completion, person


def proof_of(row: sa.Row[Any], name: str, identity: str, *, course: Course, keys: Keys) -> dict[str, Any]:
    """The signed proof of one completion. The same completion gives the same bytes each time.

    Of a row that an ombud has attested it says that the person took part, which is no completion.
    """
    module = course.module(row.module)
    fields = {
        "format": FORMAT, "v": VERSION, "course": course.iri,
        "issuer": course.local.get("organisation.name", course.title),
        "learner": {"id": row.person_id, "name": name},
        "module": {"id": row.module, "title": module.title if module else row.module, "version": row.version},
        "percent": row.percent, "date": row.date.isoformat(),
        "expires": row.expires.isoformat() if row.expires else None,
        "identity": identity, "key": keys.id,
        **({"outcome": "attended"} if row.source == "attended" else {}),
    }  # fmt: skip
    return {**fields, "signature": base64url(keys.signing.sign(canonical(fields).encode()))}


def proofs_of(connection: sa.Connection, person_id: str, *, course: Course, keys: Keys) -> list[dict[str, Any]]:
    """The proof of the latest completion in each module."""
    return _latest(connection, person_id, "completed", course=course, keys=keys)


def attended_proofs_of(
    connection: sa.Connection, person_id: str, *, course: Course, keys: Keys
) -> list[dict[str, Any]]:
    """The proof of the latest meeting about each module: took part, attested by the ombud, nothing completed."""
    return _latest(connection, person_id, "attended", course=course, keys=keys)


def _latest(
    connection: sa.Connection, person_id: str, source: str, *, course: Course, keys: Keys
) -> list[dict[str, Any]]:
    query = sa.select(completion, person.c.name, person.c.identity).join(person, person.c.id == completion.c.person_id)
    own = (completion.c.person_id == person_id) & (completion.c.source == source)
    latest = {row.module: row for row in connection.execute(query.where(own).order_by(completion.c.date))}
    return [proof_of(row, row.name, row.identity, course=course, keys=keys) for row in latest.values()]
