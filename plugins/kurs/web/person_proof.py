"""A proof from a site without a register is pasted or uploaded on its owner's page, as their own statement."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register.duplicates import same_name
from kurs.register.roster import Row
from kurs.register.stated import read_proof, state, take_back
from kurs.web.ask import Ask, upload
from kurs.web.person import done, show

LONGEST = 20_000  # bytes; a proof has under 1 000


def take(ask: Ask) -> Response:
    """Another name than the person's is asked about once."""
    text = ask.sent("proof") or upload(ask, "file")[:LONGEST].decode("utf-8-sig", "replace")

    def work(connection: sa.Connection, one: Row) -> None:
        proof = read_proof(text, course=ask.course, today=ask.today)
        if not one.protected and not same_name(proof.name, one.name) and not ask.sent("sure"):
            name = proof.name[:100]
            raise InputError({"sure": f"Intyget är utställt på {name}. Är det samma person? Kryssa i rutan."})
        if not state(connection, one.id, proof, course=ask.course):
            raise InputError({"proof": "Intyget finns redan här."})

    try:
        return done(ask, work, said="intyg", action="proof-imported")
    except InputError as error:
        return show(ask, error.fields, {"proof": text[:LONGEST]})


def remove(ask: Ask) -> Response:
    return done(
        ask, lambda connection, one: take_back(connection, one.id, ask.sent("completion")),
        said="sparat", action="proof-removed",
    )  # fmt: skip
