"""Proofs from a site without a register: kept as what the person says themselves, never as done."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from kurs.errors import InputError, KursError
from kurs.model.assessment import Course
from kurs.model.proof import Proof, verify_text
from kurs.register.standing import record, refresh
from kurs.register.tables import completion

EARLIEST = date(2015, 1, 1)


def read_proof(text: str, *, course: Course, today: date) -> Proof:
    """A whole proof of this course. Raises InputError under `proof`."""
    try:
        proof = verify_text(text)
    except KursError as error:
        raise InputError({"proof": f"Intyget {error.problems[0].message}"}) from None
    if proof.course != course.iri or course.module(proof.module) is None:
        raise InputError({"proof": "Intyget gäller en annan kurs eller en modul som inte finns kvar."})
    try:
        on = date.fromisoformat(proof.date)
    except ValueError:
        on = date.min
    if not EARLIEST <= on <= today:
        raise InputError({"proof": f"Intyget har ett datum som inte kan stämma: {proof.date[:20]}."})
    return proof


def state(connection: sa.Connection, person_id: str, proof: Proof, *, course: Course) -> bool:
    """Keep what the proof says; False where it was kept already."""
    module, on = course.module(proof.module), date.fromisoformat(proof.date)
    own = (completion.c.person_id == person_id) & (completion.c.module == proof.module)
    same = own & (completion.c.source == "self-stated") & (completion.c.date == on)
    if module is None or connection.execute(sa.select(completion.c.id).where(same)).first():
        return False
    percent = proof.percent if proof.percent is not None and 0 <= proof.percent <= 100 else None
    record(
        connection, ("person_id", person_id), module, source="self-stated", today=on, version=proof.version[:32],
        percent=percent,
    )  # fmt: skip
    return True


def take_back(connection: sa.Connection, person_id: str, id: str) -> None:
    """Only what was stated can be taken back."""
    own = (completion.c.id == id) & (completion.c.person_id == person_id) & (completion.c.source == "self-stated")
    connection.execute(sa.delete(completion).where(own))
    refresh(connection, person_id)
