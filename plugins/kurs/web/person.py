"""One person of the unit: what they have done, and what the ombud may put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register.merging import merges_into
from kurs.register.people import join_unit, units_of
from kurs.register.roster import Row, change_person, completions, confirm_identity, member, set_membership
from kurs.web.ask import Ask
from kurs.web.people import FIELDS, at, fields, may_edit, typed

IDENTITIES = {
    "self-stated": "Namnet är personens egen uppgift.",
    "confirmed-by-ombud": "Ett ombud har bekräftat vem det är.",
    "signed-in": "Har loggat in själv.",
}


def own(connection: sa.Connection, ask: Ask, *, current: bool = False) -> Row:
    """The person of the address. Raises 404 for one who was never here; with `current` also for one who has left."""
    one = member(connection, ask.here.id, ask.part("person"))
    if one is None or one.merged_into or (current and one.left_on):
        raise HTTPException(404)
    return one


def show(ask: Ask, problems: dict[str, str] | None = None, sent: dict[str, str] | None = None) -> Response:
    """`problems` and `sent`: of a form on the page that couldn't be taken."""

    def work(connection: sa.Connection) -> dict[str, Any]:
        one = own(connection, ask)
        ask.looked(connection, "person", person=one.id)
        return {"person": one, "units": units_of(connection, one.id), "done": completions(connection, one.id),
                "merges": merges_into(connection, one.id)}  # fmt: skip

    found = ask.server.store.write(work)
    person, seen, mine = found["person"], ask.access.units("see-people"), ask.access.units("edit-people")
    kept = {name: str(person._mapping[name] or "") for name in FIELDS} | {"protected": "ja" if person.protected else ""}
    found["typed"] = {**kept, "proof": "", "sure": ""} | (sent or {})
    found["units"] = [unit for _, unit in ask.tree.in_order() if unit.id in found["units"] and unit.id in seen]
    joinable = [(one.id, one.name) for _, one in ask.tree.in_order(mine) if one.open and one not in found["units"]]
    return ask.page(
        "person", status=422 if problems else 200, unit=ask.here, problems=problems or {}, may_edit=may_edit(ask),
        identity=IDENTITIES[person.identity], joinable=joinable, **found,
    )  # fmt: skip


def done(
    ask: Ask, work: Callable[[sa.Connection, Row], Any], *, said: str, action: str, current: bool = True
) -> Response:
    """Change something about the person, log it, and show them again. InputError is the caller's."""

    def whole(connection: sa.Connection) -> None:
        one = own(connection, ask, current=current)
        work(connection, one)
        ask.looked(connection, action, person=one.id)

    ask.server.store.write(whole)
    return ask.go(at(ask, ask.part("person")), said=said)


def change(ask: Ask) -> Response:
    sent = typed(ask)
    try:
        return done(
            ask, lambda connection, one: change_person(connection, one.id, **fields(sent)),
            said="sparat", action="person-changed",
        )  # fmt: skip
    except InputError as error:
        return show(ask, error.fields, sent)


def belong(ask: Ask) -> Response:
    """`how`: counted | uncounted | left | back | join (with `to`, another unit that the asker keeps)."""
    how, here = ask.sent("how"), ask.here.id
    changes: dict[str, dict[str, Any]] = {
        "counted": {"counted": True}, "uncounted": {"counted": False}, "left": {"left_on": ask.today},
        "back": {"left_on": None},
    }  # fmt: skip
    if how == "join":
        to = ask.sent("to")
        if to not in ask.access.units("edit-people"):
            raise HTTPException(404)
        return done(
            ask, lambda connection, one: join_unit(connection, one.id, to), said="sparat", action="person-joined"
        )
    if how not in changes:
        raise HTTPException(400)
    return done(
        ask, lambda connection, one: set_membership(connection, one.id, here, **changes[how]),
        said="sparat", action=f"person-{how}", current=how != "back",
    )  # fmt: skip


def identify(ask: Ask) -> Response:
    confirmed = ask.sent("confirmed") == "ja"
    return done(
        ask, lambda connection, one: confirm_identity(connection, one.id, confirmed=confirmed),
        said="sparat", action="person-confirmed" if confirmed else "person-unconfirmed",
    )  # fmt: skip
