"""A meeting under way: the question on the screen, who is in it, and how many have chosen what.

Answers carry no name and no browser, are told as bars only from BARS_FROM up, and go with everything else of the
meeting when it ends. Who took part is then written down by register/meetings.py.
"""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

import sqlalchemy as sa
from cryptography.fernet import Fernet
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kurs.errors import InputError
from kurs.register.links import new_link, open_link, revoke, shown
from kurs.register.people import clean_name
from kurs.register.store import insert_once
from kurs.register.tables import live, live_person, live_response, person

BARS_FROM = 5  # answers (design §6: group figures need a minimum size)
CODE, SCREEN = "live", "screen"  # kinds of link: what the phones type, and what may change the screen
CODE_LENGTH = 6  # 30^6, and each place may try 300 in a quarter of an hour: a meeting is long over before a guess
OPEN = timedelta(hours=12)
NICKNAME = 24  # characters
Row = sa.Row[Any]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


_NO_NUL = r"^[^\x00]*$"  # which no database keeps
Id = Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=_NO_NUL)]
Text = Annotated[str, StringConstraints(max_length=1_000, pattern=_NO_NUL)]


class Option(_Strict):
    id: Id
    letter: Id
    text: Text


class Question(_Strict):
    """What a phone shows. `many`: more than one option may be chosen."""

    id: Id
    lead: Text = ""
    title: Text
    many: bool = False
    options: Annotated[list[Option], Field(min_length=2, max_length=26)]


class Screen(_Strict):
    """`step`: wait | ask (answers are taken) | told (the key is shown) | check. `by` is the window that shows it."""

    step: Literal["wait", "ask", "told", "check"] = "wait"
    question: Question | None = None
    by: Text = ""


def read_screen(data: Any) -> Screen | None:
    """None for what is no screen."""
    try:
        screen = Screen.model_validate(data)
    except ValidationError:
        return None
    asks = screen.step in ("ask", "told")
    return screen if asks == (screen.question is not None) else None


def open_live(connection: sa.Connection, unit_id: str, module: str, *, on: date, now: datetime, keep: Fernet) -> str:
    """The id of the unit's meeting about the module that day; whoever starts it again comes to the same one."""
    same = (live.c.unit_id == unit_id) & (live.c.module == module) & (live.c.date == on)
    found = connection.scalars(sa.select(live.c.id).where(same)).first()
    if found and secrets_of(connection, found, keep=keep, now=now):
        return str(found)
    id = uuid.uuid4().hex
    row = {"id": id, "unit_id": unit_id, "module": module, "date": on, "number": 0, "screen": Screen().model_dump()}
    connection.execute(sa.insert(live).values(row))
    new_link(connection, CODE, id, expires_at=now + OPEN, keep=keep, code=CODE_LENGTH)
    new_link(connection, SCREEN, id, expires_at=now + OPEN, keep=keep)
    return id


def secrets_of(connection: sa.Connection, id: str, *, keep: Fernet, now: datetime) -> tuple[str, str] | None:
    """(the phones' code, the screen's token); None where the meeting is over or too old."""
    code, token = (shown(connection, kind, id, keep=keep, now=now) for kind in (CODE, SCREEN))
    return (code, token) if code and token else None


def opened(connection: sa.Connection, kind: str, token: str, *, now: datetime) -> Row | None:
    """The meeting that the secret opens."""
    target = open_link(connection, kind, token, now=now)
    return live_of(connection, target) if target else None


def live_of(connection: sa.Connection, id: str) -> Row | None:
    return connection.execute(sa.select(live).where(live.c.id == id)).first()


def lives_of(connection: sa.Connection, unit_id: str) -> list[Row]:
    """The unit's meetings that nobody has ended, the latest first."""
    return list(connection.execute(sa.select(live).where(live.c.unit_id == unit_id).order_by(live.c.date.desc())))


def _changed(connection: sa.Connection, id: str, **values: Any) -> None:
    connection.execute(sa.update(live).where(live.c.id == id).values(number=live.c.number + 1, **values))


def present(connection: sa.Connection, id: str, screen: Screen) -> None:
    """Put it on the phones."""
    _changed(connection, id, screen=screen.model_dump())


def take_part(connection: sa.Connection, id: str, person_id: str, nickname: str) -> None:
    """Write that the person is there. The nickname is for the screen only. Raises InputError where it is too long."""
    name = clean_name(nickname)
    if len(name) > NICKNAME:
        raise InputError({"nickname": f"Skriv högst {NICKNAME} tecken."})
    insert_once(connection, live_person, [{"live_id": id, "person_id": person_id, "checked": False}])
    own = (live_person.c.live_id == id) & (live_person.c.person_id == person_id)
    connection.execute(sa.update(live_person).where(own).values(nickname=name or None))
    _changed(connection, id)


def is_there(connection: sa.Connection, id: str, person_id: str) -> bool:
    own = (live_person.c.live_id == id) & (live_person.c.person_id == person_id)
    return connection.execute(sa.select(live_person.c.person_id).where(own)).first() is not None


def respond(connection: sa.Connection, one: Row, question: str, voter: str, options: list[str]) -> bool:
    """Take an answer; the later of two from a voter holds. False where the question isn't open for it (any more)."""
    screen = Screen.model_validate(one.screen)
    asked = screen.question
    if screen.step != "ask" or asked is None or asked.id != question:
        return False
    chosen = sorted(set(options))
    if not chosen or not set(chosen) <= {option.id for option in asked.options} or (len(chosen) > 1 and not asked.many):
        return False
    row = {"live_id": one.id, "question": question, "voter": voter, "options": chosen}
    if not insert_once(connection, live_response, [row]):
        own = (live_response.c.live_id == one.id) & (live_response.c.question == question)
        connection.execute(sa.update(live_response).where(own, live_response.c.voter == voter).values(options=chosen))
    _changed(connection, one.id)
    return True


def check_done(connection: sa.Connection, id: str, person_id: str) -> None:
    """The person has done the check questions."""
    own = (live_person.c.live_id == id) & (live_person.c.person_id == person_id)
    connection.execute(sa.update(live_person).where(own).values(checked=True))
    _changed(connection, id)


def standing_of(connection: sa.Connection, one: Row) -> dict[str, Any]:
    """What a screen is told: {"number", "screen", "joined", "checked", "names", "answers", "bars"}.

    `bars` maps an option to how many chose it; None while there are fewer than BARS_FROM answers.
    """
    there = connection.execute(sa.select(live_person).where(live_person.c.live_id == one.id)).all()
    asked = one.screen["question"]["id"] if one.screen["question"] else None
    own = (live_response.c.live_id == one.id) & (live_response.c.question == asked)
    answers = list(connection.scalars(sa.select(live_response.c.options).where(own))) if asked else []
    count = Counter(option for chosen in answers for option in chosen)
    return {
        "number": one.number, "screen": one.screen, "joined": len(there),
        "checked": sum(row.checked for row in there), "names": sorted(row.nickname for row in there if row.nickname),
        "answers": len(answers), "bars": dict(count) if len(answers) >= BARS_FROM else None,
    }  # fmt: skip


def attendees(connection: sa.Connection, id: str) -> list[Row]:
    """Who joined: `id`, `name`, `checked`."""
    joined = sa.select(person.c.id, person.c.name, live_person.c.checked)
    joined = joined.join(live_person, live_person.c.person_id == person.c.id)
    return list(connection.execute(joined.where(live_person.c.live_id == id).order_by(person.c.id)))


def end_live(connection: sa.Connection, id: str) -> None:
    """Take the meeting away with its answers, nicknames and links."""
    for kind in (CODE, SCREEN):
        revoke(connection, kind, id)
    for table in (live_response, live_person):
        connection.execute(sa.delete(table).where(table.c.live_id == id))
    connection.execute(sa.delete(live).where(live.c.id == id))

