"""Secrets in links and codes. The database has only their hash; what must be shown again is kept encrypted."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken

from kurs.register.tables import link

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
CODE_LENGTH = 10  # 30^10: with the rate limit on tries, a guess takes longer than a code lives


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()  # JSON may hold half of an emoji


def new_link(
    connection: sa.Connection, kind: str, target: str, *, expires_at: datetime | None = None,
    uses: int | None = None, keep: Fernet | None = None, code: int = 0,
) -> str:  # fmt: skip
    """A new secret. `keep` makes it readable again with `shown`; `code`: so many characters, to type in by hand."""
    token = "".join(secrets.choice(ALPHABET) for _ in range(code)) if code else secrets.token_urlsafe(18)
    sealed = keep.encrypt(token.encode()).decode() if keep else None
    row = {"token_hash": token_hash(token), "kind": kind, "target": target, "sealed": sealed}
    connection.execute(sa.insert(link).values(row | {"expires_at": expires_at, "uses_left": uses}))
    return token


def normal_code(text: str) -> str:
    """A code as it was made, however it was typed."""
    return "".join(text.upper().split()).replace("-", "")


def open_link(connection: sa.Connection, kind: str, token: str, *, now: datetime, use: bool = False) -> str | None:
    """What the secret opens; None where it is unknown, too old or used up. `use` takes one of its uses."""
    own = (link.c.token_hash == token_hash(token)) & (link.c.kind == kind)
    row = connection.execute(sa.select(link).where(own).with_for_update()).first()
    if row is None or (row.expires_at and row.expires_at <= now) or row.uses_left == 0:
        return None
    if use and row.uses_left is not None:
        connection.execute(sa.update(link).where(own).values(uses_left=row.uses_left - 1))
    return str(row.target)


def shown(connection: sa.Connection, kind: str, target: str, *, keep: Fernet, now: datetime) -> str | None:
    """The living secret of `target`, for its QR code."""
    own = (link.c.kind == kind) & (link.c.target == target) & link.c.sealed.is_not(None)
    rows: list[Any] = list(connection.execute(sa.select(link.c.sealed, link.c.expires_at).where(own)))
    for sealed, expires_at in rows:
        if expires_at is None or expires_at > now:
            try:
                return keep.decrypt(sealed.encode()).decode()
            except InvalidToken:  # another key: the folder of secrets was not moved along
                continue
    return None


def revoke(connection: sa.Connection, kind: str, target: str) -> None:
    connection.execute(sa.delete(link).where((link.c.kind == kind) & (link.c.target == target)))
