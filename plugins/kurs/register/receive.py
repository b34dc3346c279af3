"""Take a batch from one browser: store each statement once, grade finals, write down completions, answer.

All of it is one transaction, and the answer leaves after it is on the disk: what is acknowledged is never lost.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kurs.model.assessment import Course
from kurs.model.identity import key_hash
from kurs.register.devices import Device
from kurs.register.grading import Graded, grade_final
from kurs.register.standing import refresh, settle
from kurs.register.statements import DrawnItem, Refusal, Statement, read_statement, store_statement
from kurs.register.store import insert_once
from kurs.register.tables import item_count, response, statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """`stored` are acknowledged ids; `outcomes` of finals by attempt id; `refused` will never be taken as they are."""

    stored: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    outcomes: dict[str, dict[str, Any]] = field(default_factory=dict)


def receive(
    connection: sa.Connection, batch: list[Any], device: Device, *, course: Course, now: datetime, today: date
) -> Received:
    """Raises nothing for bad statements: each is refused by itself."""
    answer, touched = Received(), set[str]()
    for data in batch:
        read = read_statement(data, iri=course.iri, actor=device.id)
        if isinstance(read, Refusal):
            answer.refused.append(read)
            continue
        kept = store_statement(connection, read, iri=course.iri, person=device.person, now=now)
        if kept == "other":
            answer.refused.append(Refusal(id=read.id, problem="Uppgiften hör till någon annan."))
            continue
        answer.stored.append(read.id)
        if kept == "erased":
            continue
        if read.details.module:
            touched.add(read.details.module)
        if read.details.attempt:
            outcome = _final(connection, read, course, today=today, fresh=kept == "stored")
            answer.outcomes[read.details.attempt] = outcome
    for module in sorted(touched):
        if not settle(connection, device.owner, module, course=course, today=today) and device.person:
            refresh(connection, device.person, [module])
    return answer


def _final(connection: sa.Connection, read: Statement, course: Course, *, today: date, fresh: bool) -> dict[str, Any]:
    """The outcome of a final; graded and kept the first time, read back after that."""
    drawn = read.details.items or ()
    if not fresh:
        return outcome_of(connection, read.id)
    items = json.dumps([one.model_dump() for one in drawn])
    connection.execute(sa.insert(response).values(statement_id=read.id, items=items, stored_on=today))
    _, assessment, *_ = read.object.id.removeprefix(course.iri.rstrip("/") + "/").split("/")
    graded = grade_final(connection, assessment, drawn, current=course)
    if graded:
        keep_outcome(connection, read.id, graded)
        _count(connection, drawn, graded, month=f"{today:%Y-%m}")
    return outcome_of(connection, read.id)


def keep_outcome(connection: sa.Connection, id: str, graded: Graded) -> None:
    values = {
        "score": graded.score, "mastery": graded.module.mastery, "passed": graded.passed,
        "version": graded.module.version, "module": graded.module.id,
    }  # fmt: skip
    connection.execute(sa.update(statement).where(statement.c.id == id).values(values))


def outcome_of(connection: sa.Connection, id: str) -> dict[str, Any]:
    """{"score": 0–1 or None while it can't be graded, "passed", "mastery", "version"}"""
    columns = (statement.c.score, statement.c.passed, statement.c.mastery, statement.c.version)
    return dict(connection.execute(sa.select(*columns).where(statement.c.id == id)).one()._mapping)


def _count(connection: sa.Connection, drawn: tuple[DrawnItem, ...], graded: Graded, *, month: str) -> None:
    """Statistics on items, without learner and time."""
    right = Counter({one: int(score == 1) for one, score in graded.scores.items()})
    for one in {one.item: one for one in drawn}.values():
        item = graded.course.item(one.item)
        row = {"item": one.item, "key_hash": key_hash(item) if item else one.hash, "month": month}
        insert_once(connection, item_count, [{**row, "right": 0, "all": 0}])
        same = sa.and_(*(item_count.c[name] == value for name, value in row.items()))
        added = {"right": item_count.c.right + right[one.item], "all": item_count.c.all + 1}
        connection.execute(sa.update(item_count).where(same).values(added))
