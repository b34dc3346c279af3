"""Sign-in for those who follow up: passwords by argon2, a time-based code for roles that need one, sessions, limits."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pyotp
import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.fernet import Fernet

from kurs.errors import InputError
from kurs.register.people import clean_name
from kurs.register.store import insert_once
from kurs.register.tables import account, grant, rate, session

HASHER = PasswordHasher()  # argon2id with the library's parameters (RFC 9106 low-memory)
NOBODY = HASHER.hash(secrets.token_urlsafe(16))  # so that an unknown name takes as long as a wrong password
SHORTEST, LONGEST = 12, 200
SESSION = timedelta(hours=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    id: str
    person_id: str
    login: str
    has_password: bool
    has_code: bool


def _account(row: object) -> Account:
    return Account(
        id=row.id, person_id=row.person_id, login=row.login,  # type: ignore[attr-defined]
        has_password=row.password_hash is not None, has_code=row.totp_sealed is not None,  # type: ignore[attr-defined]
    )  # fmt: skip


def add_account(connection: sa.Connection, login: str, *, person_id: str) -> str:
    """A new account without a password: an invitation link lets its owner choose one. Raises InputError."""
    name = clean_name(login).casefold()
    if len(name) < 3:
        raise InputError({"login": "Skriv ett användarnamn med minst tre tecken, till exempel en e-postadress."})
    id = uuid.uuid4().hex
    if not insert_once(connection, account, [{"id": id, "person_id": person_id, "login": name}]):
        raise InputError({"login": "Användarnamnet är upptaget. Välj ett annat."})
    return id


def give_role(connection: sa.Connection, account_id: str, role: str, unit_id: str | None) -> None:
    same = (grant.c.account_id == account_id) & (grant.c.role == role) & (grant.c.unit_id.is_not_distinct_from(unit_id))
    if not connection.execute(sa.select(grant.c.id).where(same)).first():
        row = {"id": uuid.uuid4().hex, "account_id": account_id, "role": role, "unit_id": unit_id}
        connection.execute(sa.insert(grant).values(row))


def account_of(connection: sa.Connection, id: str) -> Account | None:
    row = connection.execute(sa.select(account).where(account.c.id == id, account.c.closed_on.is_(None))).first()
    return _account(row) if row else None


def set_password(connection: sa.Connection, id: str, password: str) -> None:
    """Raises InputError for a password that is too short or too long. Ends the account's sessions."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError({"password": f"Välj ett lösenord med minst {SHORTEST} tecken. En mening går bra."})
    hashed = HASHER.hash(password)
    connection.execute(sa.update(account).where(account.c.id == id).values(password_hash=hashed))
    end_sessions(connection, id)


def check_password(connection: sa.Connection, login: str, password: str) -> Account | None:
    """The account, or None for a wrong name or password; both take as long."""
    named = (account.c.login == clean_name(login).casefold()) & account.c.closed_on.is_(None)
    row = connection.execute(sa.select(account).where(named)).first()
    known = row.password_hash if row and row.password_hash else NOBODY
    try:
        HASHER.verify(known, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return None
    return _account(row) if row and row.password_hash else None


def new_totp_secret() -> str:
    return pyotp.random_base32()


def totp_address(login: str, secret: str, *, issuer: str) -> str:
    """The otpauth:// address that an authenticator app reads as a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=issuer)


def set_totp(connection: sa.Connection, id: str, secret: str, code: str, *, keep: Fernet, now: datetime) -> None:
    """Raises InputError where the code does not fit, so that nobody locks themselves out."""
    if not pyotp.TOTP(secret).verify(code.replace(" ", ""), for_time=now, valid_window=1):
        raise InputError({"code": "Koden stämmer inte. Vänta på nästa kod i appen och försök igen."})
    sealed = keep.encrypt(secret.encode()).decode()
    connection.execute(sa.update(account).where(account.c.id == id).values(totp_sealed=sealed, totp_last=None))


def check_totp(connection: sa.Connection, id: str, code: str, *, keep: Fernet, now: datetime) -> bool:
    """A code counts once: the step of the last one is remembered (RFC 6238 §5.2)."""
    row = connection.execute(sa.select(account.c.totp_sealed, account.c.totp_last).where(account.c.id == id)).first()
    if row is None or row.totp_sealed is None:
        return False
    totp = pyotp.TOTP(keep.decrypt(row.totp_sealed.encode()).decode())
    step = int(now.timestamp()) // totp.interval
    for candidate in (step - 1, step, step + 1):
        if secrets.compare_digest(totp.generate_otp(candidate), code.replace(" ", "")) and candidate > (
            row.totp_last or 0
        ):
            connection.execute(sa.update(account).where(account.c.id == id).values(totp_last=candidate))
            return True
    return False


def start_session(connection: sa.Connection, account_id: str, *, now: datetime) -> str:
    """A new session's secret. Every sign-in gets one of its own (no fixation)."""
    token = secrets.token_urlsafe(32)
    row = {
        "token_hash": _hash(token), "account_id": account_id, "csrf": secrets.token_urlsafe(24),
        "expires_at": now + SESSION,
    }  # fmt: skip
    connection.execute(sa.insert(session).values(row))
    return token


@dataclass(frozen=True, slots=True)
class Session:
    account: Account
    csrf: str


def session_of(connection: sa.Connection, token: str, *, now: datetime) -> Session | None:
    joined = sa.select(session.c.csrf, session.c.expires_at, account).join(
        account, account.c.id == session.c.account_id
    )
    row = connection.execute(joined.where(session.c.token_hash == _hash(token), account.c.closed_on.is_(None))).first()
    return Session(_account(row), row.csrf) if row and row.expires_at > now else None


def end_session(connection: sa.Connection, token: str) -> None:
    connection.execute(sa.delete(session).where(session.c.token_hash == _hash(token)))


def end_sessions(connection: sa.Connection, account_id: str) -> None:
    connection.execute(sa.delete(session).where(session.c.account_id == account_id))


def close_account(connection: sa.Connection, id: str, *, today: date) -> None:
    connection.execute(sa.update(account).where(account.c.id == id).values(closed_on=today))
    connection.execute(sa.delete(grant).where(grant.c.account_id == id))
    end_sessions(connection, id)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def too_often(connection: sa.Connection, subject: str, *, limit: int, seconds: int, now: datetime) -> bool:
    """Count one try by `subject` (what is tried, and from where) and say whether it is past `limit` in this window."""
    window = int(now.timestamp()) // seconds
    hashed = _hash(f"{seconds}:{subject}")
    same = (rate.c.subject == hashed) & (rate.c.window == window)
    insert_once(connection, rate, [{"subject": hashed, "window": window, "count": 0}])
    connection.execute(sa.update(rate).where(same).values(count=rate.c.count + 1))
    connection.execute(sa.delete(rate).where(rate.c.subject == hashed, rate.c.window < window))
    return (connection.scalar(sa.select(rate.c.count).where(same)) or 0) > limit
