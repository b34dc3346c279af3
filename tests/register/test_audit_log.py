"""The log names whom the register knows now, newest first, a page at a time."""
from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import kurs
import sqlalchemy as sa
from kurs.register.audit_log import PAGE, add_line, lines
from kurs.register.erasure import erase
from kurs.register.people import add_person
from kurs.register.store import Store
from kurs.words.audit import ACTIONS
from registered import NOW, TODAY


def test_pages_are_newest_first_and_an_erased_person_has_no_name(store: Store) -> None:
    def work(connection: sa.Connection) -> str:
        id = add_person(connection, "Berit", today=TODAY)
        for minute in range(PAGE + 1):
            add_line(connection, "person", now=NOW + timedelta(minutes=minute), person_id=id, count=minute)
        return id

    id = store.write(work)
    with store.read() as connection:
        (first, older), (second, more) = lines(connection, 1), lines(connection, 2)
    assert [row.count for row in first] == list(range(PAGE, 0, -1)) and older
    assert [(row.count, row.name) for row in second] == [(0, "Berit")] and not more
    store.write(lambda connection: erase(connection, id, today=TODAY))
    with store.read() as connection:
        assert {row.name for row in lines(connection, 1)[0]} == {None}


def test_everything_that_pages_write_in_the_log_has_words() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (Path(kurs.__file__).parent / "web").glob("*.py"))
    said = set(re.findall(r'looked\(connection, "([a-z-]+)"', code)) | set(re.findall(r'action="([a-z-]+)"', code))
    assert len(said) > 20 and said <= set(ACTIONS), said - set(ACTIONS)
