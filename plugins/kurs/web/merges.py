"""Two who look like one: the ombud says that they are, or that they are two; and can take it back."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register.merging import merge_people, said_two, undo_merge
from kurs.register.roster import memberships
from kurs.web.ask import Ask
from kurs.web.people import at
from kurs.web.person import own, show


def take(ask: Ask) -> Response:
    """`one` and `other`, `keep` one of them, `how`: same | two."""
    pair = {ask.sent("one"), ask.sent("other")}
    keep, how = ask.sent("keep"), ask.sent("how")
    if len(pair) != 2 or how not in ("same", "two") or (how == "same" and keep not in pair):
        raise HTTPException(400)

    def work(connection: sa.Connection) -> None:
        _both_mine(connection, ask, pair)
        if how == "two":
            said_two(connection, *sorted(pair), now=ask.now)
            ask.looked(connection, "people-told-apart", person=min(pair))
            return
        [gone] = pair - {keep}
        merge_people(connection, keep, gone, course=ask.course, now=ask.now, today=ask.today)
        ask.looked(connection, "people-merged", person=keep)

    try:
        ask.server.store.write(work)
    except InputError:  # somebody else was first, or one of them is protected: the list shows how it stands
        return ask.go(at(ask), said="inte-ihop")
    return ask.go(at(ask, keep), said="ihop") if how == "same" else ask.go(at(ask), said="isar")


def _both_mine(connection: sa.Connection, ask: Ask, pair: set[str]) -> None:
    """Raises 404 unless both are in units that the asker keeps, one of them here."""
    found, mine = memberships(connection, pair), ask.access.units("edit-people")
    if not all(units & mine for units in found.values()) or not any(ask.here.id in units for units in found.values()):
        raise HTTPException(404)


def undo(ask: Ask) -> Response:
    def work(connection: sa.Connection) -> None:
        one = own(connection, ask)
        undo_merge(connection, ask.sent("merge"), one.id, course=ask.course, now=ask.now)
        ask.looked(connection, "people-merge-undone", person=one.id)

    try:
        ask.server.store.write(work)
    except InputError as error:
        return show(ask, error.fields)
    return ask.go(at(ask), said="isar")
