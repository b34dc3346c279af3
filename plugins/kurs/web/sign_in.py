"""Signing in and out, and the page behind an invitation where a password (and a second factor) is chosen."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import segno
import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register import accounts
from kurs.register.access import access_of
from kurs.register.links import open_link, token_hash
from kurs.register.units import read_tree
from kurs.web.api import limited
from kurs.web.ask import Ask

COOKIE = "kurs_session"


def show(ask: Ask) -> Response:
    return ask.page("sign-in", problem=None, login="")


def take(ask: Ask) -> Response:
    """One answer for every mistake: nobody learns which names exist. The slow check is made outside the writer."""
    limited(ask, "sign-in", limit=30)
    login, store = ask.sent("login"), ask.server.store

    def tried(connection: sa.Connection) -> bool:
        return accounts.too_often(connection, f"account:{login.casefold()}", limit=10, seconds=900, now=ask.now)

    account = None
    if not store.write(tried):
        with store.read() as connection:
            account = accounts.check_password(connection, login, str(ask.form.get("password") or ""))
    token = store.write(lambda connection: _start(connection, ask, account)) if account else None
    if token is None:
        return ask.page("sign-in", status=403, problem=True, login=login)
    return _with_session(ask, ask.go("/register/"), token)


def _start(connection: sa.Connection, ask: Ask, account: accounts.Account) -> str | None:
    """A session, unless the second factor is missing or wrong."""
    keep = ask.server.keys.hiding
    if account.has_code:
        if not accounts.check_totp(connection, account.id, ask.sent("code"), keep=keep, now=ask.now):
            return None
    elif _needs_code(connection, account.id):
        return None
    return accounts.start_session(connection, account.id, now=ask.now)


def leave(ask: Ask) -> Response:
    token = ask.request.cookies.get(COOKIE, "")
    ask.server.store.write(lambda connection: accounts.end_session(connection, token))
    answer = ask.go("/register/logga-in", said="utloggad")
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _with_session(ask: Ask, answer: Response, token: str) -> Response:
    answer.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=ask.server.settings.secure, path="/")
    return answer


def _needs_code(connection: sa.Connection, account_id: str) -> bool:
    return access_of(connection, account_id, read_tree(connection).parents).needs_second_factor


def _invited(connection: sa.Connection, ask: Ask, *, use: bool = False) -> tuple[accounts.Account, bool]:
    """(account, whether it needs a second factor). Raises 404 where the invitation is used or too old."""
    target = open_link(connection, "account", ask.part("token"), now=ask.now, use=use)
    account = accounts.account_of(connection, target) if target else None
    if account is None:
        raise HTTPException(404)
    return account, _needs_code(connection, account.id)


def _secret(ask: Ask) -> str:
    """The second factor that this invitation offers: the same on every load, and only the server can know it."""
    seed = ask.server.keys.signing.sign(b"totp:" + token_hash(ask.part("token")).encode())
    return base64.b32encode(hashlib.sha256(seed).digest()[:20]).decode()


def welcome(ask: Ask) -> Response:
    limited(ask, "link", limit=300)
    with ask.server.store.read() as connection:
        account, needs = _invited(connection, ask)
    return _welcome(ask, account, needs, {})


def choose(ask: Ask) -> Response:
    """Take the password and, where the role needs one, the first code of the app; then sign in."""
    limited(ask, "invitation", limit=30)

    def work(connection: sa.Connection) -> str:
        account, needs = _invited(connection, ask)
        accounts.set_password(connection, account.id, str(ask.form.get("password") or ""))
        if needs:
            keep = ask.server.keys.hiding
            accounts.set_totp(connection, account.id, _secret(ask), ask.sent("code"), keep=keep, now=ask.now)
        _invited(connection, ask, use=True)
        return accounts.start_session(connection, account.id, now=ask.now)

    try:
        token = ask.server.store.write(work)
    except InputError as error:
        with ask.server.store.read() as connection:
            return _welcome(ask, *_invited(connection, ask), error.fields)
    return _with_session(ask, ask.go("/register/", said="valkommen"), token)


def _welcome(ask: Ask, account: accounts.Account, needs: bool, problems: dict[str, str]) -> Response:
    more: dict[str, Any] = {}
    if needs:
        secret = _secret(ask)
        address = accounts.totp_address(account.login, secret, issuer=ask.course.title)
        more = {
            "secret": secret,
            "qr": segno.make(address, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff"),
        }
    return ask.page("welcome", status=422 if problems else 200, account=account, needs=needs, problems=problems, **more)
