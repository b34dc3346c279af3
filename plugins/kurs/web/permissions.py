"""Who may follow up: everywhere for the administrator, in the unit for its manager; and a role handed over by link."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register import account_care, permissions
from kurs.register.access import roles
from kurs.register.account_care import open_accounts
from kurs.register.accounts import account_of
from kurs.register.units import read_tree
from kurs.web.api import limited
from kurs.web.ask import Ask


def show(
    ask: Ask, problems: dict[str, str] | None = None, *, link: str | None = None, handing: bool = False
) -> Response:
    """`link` is shown once, just after it was made."""
    unit = ask.unit.id if ask.unit else None

    def work(connection: sa.Connection) -> dict[str, Any]:
        found = permissions.holders(connection, unit=unit)
        ask.looked(connection, "permissions", count=len(found))
        ids = {one.account_id for one in found}
        invitable = {id for id in ids if permissions.may_invite(connection, ask.access, id)}
        return {"found": found, "invitable": invitable, "accounts": [] if unit else open_accounts(connection)}

    found = ask.server.store.write(work)
    names = {one.id: one.name for one in ask.tree.units.values()}
    everywhere = [
        ("", "Överallt"),
        *((one.id, "– " * depth + one.name) for depth, one in ask.tree.in_order() if one.open),
    ]
    given = [(id, roles()[id].name) for id in permissions.givable(ask.access, unit)]
    typed = {name: ask.sent(name) if problems else "" for name in ("name", "login", "role", "unit")}
    return ask.page(
        "permissions", status=422 if problems else 200, unit=ask.unit, names=names, roles=roles(),
        given=given, units=everywhere, problems=problems or {}, typed=typed, link=link, handing=handing,
        takable={one.id for one in found["found"] if one.role in permissions.givable(ask.access, one.unit_id)}, **found,
    )  # fmt: skip


def act(ask: Ask) -> Response:
    """Give or take a role, invite again, or hand a role over; what the form's button says."""
    unit = ask.unit.id if ask.unit else ask.sent("unit") or None
    if unit and unit not in ask.tree.units:
        raise HTTPException(404)
    how = ask.sent("how") or "give"
    if how not in ("give", "take", "hand-over", "invite"):
        raise HTTPException(400)
    try:
        token = ask.server.store.write(lambda connection: _act(connection, ask, how, unit))
    except InputError as error:
        return show(ask, error.fields)
    if token is None:
        path = f"/register/enhet/{ask.unit.id}/behorigheter" if ask.unit else "/register/behorigheter"
        return ask.go(path, said="roll-borta" if how == "take" else "roll")
    where = "ta-over" if how == "hand-over" else "valkommen"
    return show(ask, link=ask.address(f"/register/{where}/{token}"), handing=how == "hand-over")


def _act(connection: sa.Connection, ask: Ask, how: str, unit: str | None) -> str | None:
    ask.looked(connection, f"role-{how}")
    if how == "give":
        sent = {name: ask.sent(name) for name in ("name", "login", "role")}
        _, token = permissions.give(connection, ask.access, unit=unit, today=ask.today, now=ask.now, **sent)
        return token
    held = next((one for one in permissions.holders(connection) if one.id == ask.sent("grant")), None)
    own = ask.unit.id if ask.unit else None
    if held is None or (own and held.unit_id != own) or held.role not in permissions.givable(ask.access, held.unit_id):
        raise HTTPException(404)
    if how == "take":
        permissions.take(connection, ask.access, held.id, unit=own)
        return None
    if how == "hand-over" and held.unit_id:
        return permissions.hand_over(connection, held.id, now=ask.now)
    if how == "invite" and permissions.may_invite(connection, ask.access, held.account_id):
        return permissions.invite_again(connection, held.account_id, now=ask.now)
    if how == "invite":
        raise HTTPException(404)
    raise HTTPException(400)


def care(ask: Ask) -> Response:
    """Invite to an account again, start its second factor over, or close it; what the form's button says."""
    how, id = ask.sent("how"), ask.part("account")

    def work(connection: sa.Connection) -> str | None:
        one = account_of(connection, id)
        if one is None:
            raise HTTPException(404)
        ask.looked(connection, f"account-{how}", person=one.person_id)
        if how == "close":
            account_care.close(connection, id, today=ask.today)
            return None
        if how == "code":
            account_care.forget_code(connection, id)
        return permissions.invite_again(connection, id, now=ask.now)

    if how not in ("invite", "code", "close"):
        raise HTTPException(400)
    try:
        token = ask.server.store.write(work)
    except InputError as error:
        return show(ask, error.fields)
    if token is None:
        return ask.go("/register/behorigheter", said="konto-stangt")
    return show(ask, link=ask.address(f"/register/valkommen/{token}"))


def _handed(connection: sa.Connection, ask: Ask) -> permissions.Holder:
    held = permissions.handed(connection, ask.part("token"), now=ask.now)
    if held is None:
        raise HTTPException(404)
    return held


def offer(ask: Ask, problems: dict[str, str] | None = None) -> Response:
    """The page behind a link that hands a role over."""
    limited(ask, "link", limit=300)
    with ask.server.store.read() as connection:
        held = _handed(connection, ask)
        unit = read_tree(connection).units[held.unit_id or ""]
    typed = {name: ask.sent(name) if problems else "" for name in ("name", "login")}
    return ask.page("take-over", status=422 if problems else 200, unit=unit, role=roles()[held.role].name,
                    problems=problems or {}, typed=typed)  # fmt: skip


def take_over(ask: Ask) -> Response:
    limited(ask, "invitation", limit=30)
    sent: dict[str, Any] = {name: ask.sent(name) for name in ("name", "login")}

    def work(connection: sa.Connection) -> str:
        taken = permissions.take_over(connection, ask.part("token"), today=ask.today, now=ask.now, **sent)
        if taken is None:
            raise HTTPException(404)
        return taken[1]

    try:
        token = ask.server.store.write(work)
    except InputError as error:
        return offer(ask, error.fields)
    return ask.go(f"/register/valkommen/{token}")
