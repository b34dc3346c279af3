"""Every version of the course the register has seen, and which of them knows an item with a certain key."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa

from kurs.model.assessment import Course
from kurs.model.course import course_from_json
from kurs.model.identity import key_hash
from kurs.register.store import insert_once
from kurs.register.tables import course as courses
from kurs.register.tables import item_version


def version_id(text: str) -> str:
    """The id of the course whose course.json is `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def remember(connection: sa.Connection, text: str, *, now: datetime) -> Course:
    """Keep the course that course.json holds. Raises ValueError for another format."""
    known, id = course_from_json(text), version_id(text)
    row = {"id": id, "received_at": now, "content": zlib.compress(text.encode())}
    if insert_once(connection, courses, [row]):
        pairs = {(item.id, key_hash(item)) for assessment in known.assessments for item in assessment.items}
        for item, key in pairs:  # the newest version that has them
            same = (item_version.c.item == item) & (item_version.c.key_hash == key)
            connection.execute(sa.delete(item_version).where(same))
        insert_once(
            connection, item_version, [{"item": item, "key_hash": key, "course_id": id} for item, key in sorted(pairs)]
        )
    return known


@lru_cache(maxsize=8)
def _parsed(id: str, content: bytes) -> Course:
    return course_from_json(zlib.decompress(content).decode())


def course_with(connection: sa.Connection, keys: Iterable[tuple[str, str]], *, current: Course) -> Course | None:
    """The course in which every (item id, key hash) of `keys` stands: the current one, else the newest that has them.

    None where one of them is unknown, or they were never in one course together.
    """
    wanted = set(keys)
    if _has(current, wanted):
        return current
    found = sa.select(item_version.c.course_id).where(
        sa.tuple_(item_version.c.item, item_version.c.key_hash).in_(wanted)
    )
    rows = connection.execute(
        sa.select(courses.c.id, courses.c.content).where(courses.c.id.in_(found)).order_by(courses.c.received_at.desc())
    )
    for id, content in rows:
        if _has(older := _parsed(id, content), wanted):
            return older
    return None


def _has(course: Course, keys: Iterable[tuple[str, str]]) -> bool:
    return all((item := course.item(id)) is not None and key_hash(item) == key for id, key in keys)
