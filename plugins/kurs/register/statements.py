"""What browsers send: xAPI 1.0.3 statements, read strictly and stored once (contract: statement.schema.json).

A practised item is `attempted`, without the response. A submitted final is one statement, `answered`, with its attempt,
the items drawn, their hashes and the responses. Nothing a browser says of passing or completing is believed.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import sqlalchemy as sa
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kurs.register.store import insert_once
from kurs.register.tables import statement, tombstone

ATTEMPTED = "http://adlnet.gov/expapi/verbs/attempted"
ANSWERED = "http://adlnet.gov/expapi/verbs/answered"
VERBS = {ATTEMPTED: "attempted", ANSWERED: "submitted"}
LARGEST = 64_000  # characters of one statement as JSON
EXTENSION = "https://w3id.org/kurs/"  # names, never fetched

Uuid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=200)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{1,64}$")]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}\.[0-9]{1,6}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class AgentAccount(_Strict):
    homePage: str  # noqa: N815 – xAPI's name
    name: Uuid


class Actor(_Strict):
    """An account with the browser's random id. A name or an address has no place here (design §6)."""

    objectType: Literal["Agent"] = "Agent"  # noqa: N815
    account: AgentAccount


class Verb(_Strict):
    id: Literal["http://adlnet.gov/expapi/verbs/attempted", "http://adlnet.gov/expapi/verbs/answered"]


class Activity(_Strict):
    objectType: Literal["Activity"] = "Activity"  # noqa: N815
    id: Annotated[str, StringConstraints(max_length=1000)]


class DrawnItem(_Strict):
    item: Id
    hash: Hash
    response: Any = None


class Extensions(_Strict):
    """`module` is null outside modules; `version` is the module's; `hash` is the item's key hash, of `attempted`;
    the rest belongs to a final.
    """

    module: Id | None = None
    version: Version | None = None
    hash: Hash | None = None
    attempt: Uuid | None = None
    items: Annotated[tuple[DrawnItem, ...], Field(max_length=200)] | None = Field(default=None, strict=False)


class Context(_Strict):
    extensions: dict[Literal["https://w3id.org/kurs/attempt"], Extensions]


class Statement(_Strict):
    """One statement as the browser writes it (runtime/statement.js)."""

    id: Uuid
    version: Literal["1.0.3"] = "1.0.3"
    actor: Actor
    verb: Verb
    object: Activity
    context: Context
    timestamp: Annotated[AwareDatetime, Field(strict=False)]

    @property
    def details(self) -> Extensions:
        return self.context.extensions["https://w3id.org/kurs/attempt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`problem` says in Swedish why a statement was not taken."""

    id: str | None
    problem: str


def statement_schema() -> dict[str, Any]:
    """The JSON Schema of a statement."""
    return Statement.model_json_schema()


def read_statement(data: Any, *, iri: str, actor: str) -> Statement | Refusal:
    """One statement about the course `iri` from the browser `actor`, or why it can't be taken."""
    id = data.get("id") if isinstance(data, dict) else None
    known = id if isinstance(id, str) and re.fullmatch(r"[0-9a-f-]{36}", id) else None
    try:
        if len(json.dumps(data, ensure_ascii=False)) > LARGEST:
            return Refusal(id=known, problem="Uppgiften är för stor.")
        read = Statement.model_validate(data)
        read.timestamp.astimezone(UTC)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][-2:])
        return Refusal(id=known, problem=f"Uppgiften har fel form ({place}). Ladda om sidan.")
    except (ValueError, OverflowError, RecursionError):
        return Refusal(id=known, problem="Uppgiften har fel form. Ladda om sidan.")
    if read.actor.account.homePage != iri or activity(read, iri) is None:
        return Refusal(id=read.id, problem="Uppgiften hör till en annan kurs.")
    if read.actor.account.name != actor:
        return Refusal(id=read.id, problem="Uppgiften hör till en annan webbläsare.")
    if read.verb.id == ANSWERED and (read.details.items is None or read.details.attempt is None):
        return Refusal(id=read.id, problem="Provet saknar svar. Ladda om sidan.")
    return read


def activity(read: Statement, iri: str) -> tuple[str, str, str | None] | None:
    """(module, assessment, item) of the activity id `{iri}/{module}/{assessment}[/{item}]`; None for another course."""
    base = iri.rstrip("/") + "/"
    parts = read.object.id.removeprefix(base).split("/") if read.object.id.startswith(base) else []
    if len(parts) != (3 if read.verb.id == ATTEMPTED else 2):
        return None
    if not all(re.fullmatch(r"-|[a-z0-9]+(-[a-z0-9]+)*", part) and len(part) <= 200 for part in parts):
        return None
    return parts[0], parts[1], parts[2] if len(parts) == 3 else None


def digest(read: Statement) -> str:
    """Of all but the actor: the same work sent by another of the learner's browsers is the same statement."""
    data = read.model_dump(mode="json", exclude={"actor"})
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def id_hash(id: str) -> str:
    return hashlib.sha256(id.encode()).hexdigest()


def store_statement(
    connection: sa.Connection, read: Statement, *, iri: str, person: str | None, now: datetime
) -> Literal["stored", "known", "erased", "other"]:
    """Store once. "known": it was here already; if nobody owned it and `person` is someone, it is theirs from now on.

    "other": the id is taken by something else, or by another learner. "erased": it was deleted on request.
    """
    erased = sa.select(sa.literal(1)).where(tombstone.c.id_hash == id_hash(read.id))
    if connection.execute(erased).first():
        return "erased"
    module, assessment, item = activity(read, iri) or ("-", "-", None)
    row = {
        "id": read.id, "device_id": read.actor.account.name, "person_id": person, "verb": VERBS[read.verb.id],
        "module": module, "assessment": assessment, "item": item, "attempt": read.details.attempt,
        "version": read.details.version or "", "digest": digest(read), "timestamp": read.timestamp, "stored_at": now,
    }  # fmt: skip
    if insert_once(connection, statement, [row]):
        return "stored"
    return _known(connection, row, person)


def _known(connection: sa.Connection, row: dict[str, Any], person: str | None) -> Literal["known", "other"]:
    columns = (statement.c.digest, statement.c.device_id, statement.c.person_id)
    there = connection.execute(sa.select(*columns).where(statement.c.id == row["id"])).first()
    if there is None or there.digest != row["digest"]:
        return "other"
    if there.device_id == row["device_id"] or (person and there.person_id == person):
        return "known"
    if person is None or there.person_id is not None:
        return "other"
    connection.execute(sa.update(statement).where(statement.c.id == row["id"]).values(person_id=person))
    return "known"
