"""Every table of the register. Names of people stand in `person` and nowhere else (design §6).

Ids are random text, so that `kurs register move` copies rows as they are. Times are UTC, dates are the register's days.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC, whatever the database keeps of zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id", **options: Any) -> Column[str]:
    return Column(name, String(64), primary_key=True, **options)


def _to(target: str, *, optional: bool = False, name: str | None = None, **options: Any) -> Column[str]:
    return Column(name or f"{target}_id", String(64), ForeignKey(f"{target}.id"), nullable=optional, **options)


# Where people work: förvaltning → avdelning → enhet. `provider` is "kommunal" or "privat"; two private providers are
# two trees. `target` is the share (0–1) that should have done what is assigned.
unit = Table(
    "unit", metadata, _id(),
    Column("parent_id", String(64), ForeignKey("unit.id", deferrable=True, initially="DEFERRED")),
    Column("name", Text, nullable=False),
    Column("provider", String(16), nullable=False, default="kommunal"),
    Column("target", Float, nullable=False, default=0.8),
    Column("asks_number", Boolean, nullable=False, default=False),
    Column("closed_on", Date),
)  # fmt: skip

# The learner table. `identity`: self-stated | confirmed-by-ombud | signed-in. With `protected` the name is an alias
# (skyddad identitet) and no employee number or e-mail is kept. `merged_into`: the person this one turned out to be.
person = Table(
    "person", metadata, _id(),
    Column("name", Text, nullable=False),
    Column("number", Text),
    Column("email", Text),
    Column("protected", Boolean, nullable=False, default=False),
    Column("identity", String(32), nullable=False, default="self-stated"),
    Column("created_on", Date, nullable=False),
    Column("merged_into", String(64), index=True),
    Column("erasure_asked_on", Date),
    Index(None, "number"),
)  # fmt: skip

# `counted` False is "räknas inte just nu"; no reason is kept. The last four are derived (register/overview.py): how the
# person stands with all that the unit is asked for, by rules.py; `summed` names what they were derived from, None where
# something has happened since.
membership = Table(
    "membership", metadata,
    Column("person_id", String(64), ForeignKey("person.id"), primary_key=True),
    Column("unit_id", String(64), ForeignKey("unit.id"), primary_key=True),
    Column("counted", Boolean, nullable=False, default=True),
    Column("left_on", Date),
    Column("summed", String(16)),
    Column("done_until", Date),
    Column("late_from", Date),
    Column("attended", Boolean, nullable=False, default=False),
    Index(None, "unit_id", "person_id"),
)  # fmt: skip

# A browser. Its random id is the actor of its statements; `person_id` once it has joined.
device = Table(
    "device", metadata, _id(),
    Column("secret_hash", String(64), nullable=False),
    _to("person", optional=True),
    Column("seen_on", Date, nullable=False),
    Index(None, "person_id"),
)  # fmt: skip

# Every version of the course that has been served, and where each item with each key stands.
course = Table(
    "course", metadata, _id(),
    Column("received_at", Moment, nullable=False),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip
item_version = Table(
    "item_version", metadata,
    Column("item", String(255), primary_key=True),
    Column("key_hash", String(64), primary_key=True),
    _to("course"),
)  # fmt: skip

# What browsers have sent, without responses. `verb`: attempted | submitted.
statement = Table(
    "statement", metadata, _id(),
    _to("device", index=True),
    _to("person", optional=True),
    Column("verb", String(16), nullable=False),
    Column("module", String(255), nullable=False),
    Column("assessment", String(255), nullable=False),
    Column("item", String(255)),
    Column("attempt", String(64)),
    Column("version", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("timestamp", Moment, nullable=False),
    Column("stored_at", Moment, nullable=False),
    Column("score", Float),
    Column("mastery", Float),
    Column("passed", Boolean),
    Index(None, "person_id", "module", "verb"),
    Index("uq_statement_attempt", "attempt", unique=True),
)  # fmt: skip

# The responses of finals, as ASCII JSON text; deleted after the time set in `setting`.
response = Table(
    "response", metadata,
    Column("statement_id", String(64), ForeignKey("statement.id"), primary_key=True),
    Column("items", Text, nullable=False),
    Column("stored_on", Date, nullable=False, index=True),
)  # fmt: skip

# How often an item was answered how well in a month; no learner, no exact time (design §6).
item_count = Table(
    "item_count", metadata,
    Column("item", String(255), primary_key=True),
    Column("key_hash", String(64), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("right", Integer, nullable=False),
    Column("all", Integer, nullable=False),
)  # fmt: skip

# The permanent record. `source`: completed | attended | self-stated. `percent` is whole, of a final.
completion = Table(
    "completion", metadata, _id(),
    _to("person", optional=True),
    _to("device", optional=True),
    Column("module", String(255), nullable=False),
    Column("version", String(32), nullable=False),
    Column("source", String(16), nullable=False),
    Column("percent", Integer),
    Column("date", Date, nullable=False),
    Column("expires", Date),
    _to("meeting", optional=True),
    Index(None, "person_id", "module"),
    Index(None, "device_id"),
    Index(None, "meeting_id"),
    Index(None, "module", "date"),
)  # fmt: skip

# Derived from `completion`, one row per person and module, so that an overview of thousands is one quick question.
# `kurs register check` compares it with what it is derived from.
standing = Table(
    "standing", metadata,
    Column("person_id", String(64), ForeignKey("person.id"), primary_key=True),
    Column("module", String(255), primary_key=True),
    Column("started", Boolean, nullable=False, default=False),
    Column("completed_on", Date),
    Column("completed_version", String(32)),
    Column("completed_expires", Date),
    Column("attended_on", Date),
    Column("attended_expires", Date),
    Column("stated_on", Date),
    Index(None, "module", "person_id"),
)  # fmt: skip

# What a unit should do by when. `path` or `modules`; the modules are written out at once so that a later change of
# the path does not move the goal. `renew_months`: how often it comes back, None never.
assignment = Table(
    "assignment", metadata, _id(),
    _to("unit", index=True),
    Column("title", Text, nullable=False),
    Column("path", String(255)),
    Column("modules", JSON, nullable=False),
    Column("due_on", Date),
    Column("renew_months", Integer),
    Column("attendance_counts", Boolean, nullable=False, default=True),
    Column("created_on", Date, nullable=False),
    Column("closed_on", Date),
)  # fmt: skip

# A secret that opens something. `kind`: assignment | device | account | handover | live | screen. Only the hash is
# kept; `sealed` holds the token, encrypted with the server's key, where it must be shown again.
link = Table(
    "link", metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("target", String(64), nullable=False),
    Column("sealed", Text),
    Column("expires_at", Moment),
    Column("uses_left", Integer),
    Index(None, "kind", "target"),
)  # fmt: skip

# The same module on the same day in a unit is one meeting. `attested_by` is the ombud's account.
meeting = Table(
    "meeting", metadata, _id(),
    _to("unit"),
    Column("module", String(255), nullable=False),
    Column("version", String(32), nullable=False),
    Column("date", Date, nullable=False),
    Column("attested_by", String(32), nullable=False),
    UniqueConstraint("unit_id", "module", "date"),
)  # fmt: skip

# A meeting under way (register/live.py): what the screen shows, who is in it, what was answered. All of it goes when
# the meeting ends. `number` grows with every change. `voter` is a hash that only the server's key can make again.
live = Table(
    "live", metadata, _id(),
    _to("unit", index=True),
    Column("module", String(255), nullable=False),
    Column("date", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("screen", JSON, nullable=False),
)  # fmt: skip
live_person = Table(
    "live_person", metadata,
    Column("live_id", String(64), ForeignKey("live.id"), primary_key=True),
    Column("person_id", String(64), ForeignKey("person.id"), primary_key=True),
    Column("nickname", Text),
    Column("checked", Boolean, nullable=False, default=False),
    Index(None, "person_id"),
)  # fmt: skip
live_response = Table(
    "live_response", metadata,
    Column("live_id", String(64), ForeignKey("live.id"), primary_key=True),
    Column("question", String(255), primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("options", JSON, nullable=False),
)  # fmt: skip

# A sign-in for those who follow up. `login` is what they type; the name stands in `person`.
account = Table(
    "account", metadata, _id(),
    _to("person"),
    Column("login", String(255), nullable=False, unique=True),
    Column("password_hash", Text),
    Column("totp_sealed", Text),
    Column("totp_last", Integer),
    Column("closed_on", Date),
)  # fmt: skip

# `role` is a name in roles.toml; `unit_id` None is everywhere.
grant = Table(
    "grant", metadata, _id(),
    _to("account", index=True),
    Column("role", String(32), nullable=False),
    _to("unit", optional=True),
    UniqueConstraint("account_id", "role", "unit_id"),
)  # fmt: skip

session = Table(
    "session", metadata,
    Column("token_hash", String(64), primary_key=True),
    _to("account", index=True),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", Moment, nullable=False),
)  # fmt: skip

# How often something was tried in a stretch of time; `subject` is a hash.
rate = Table(
    "rate", metadata,
    Column("subject", String(64), primary_key=True),
    Column("window", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
)  # fmt: skip

# Who looked at or changed personal data. Ids only.
audit = Table(
    "audit", metadata, _id(),
    Column("at", Moment, nullable=False, index=True),
    Column("account_id", String(64)),
    Column("action", String(64), nullable=False),
    Column("unit_id", String(64)),
    Column("person_id", String(64)),
    Column("count", Integer),
)  # fmt: skip

# What was erased, by hash of its id, so that a browser that sends it again does not bring it back.
tombstone = Table(
    "tombstone", metadata,
    Column("id_hash", String(64), primary_key=True),
    Column("erased_on", Date, nullable=False),
)  # fmt: skip

# Saved ways to hand over lists (register/profiles.py), and what is set in the register itself (retention …).
profile = Table(
    "profile", metadata, _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("columns", JSON, nullable=False),
    Column("options", JSON, nullable=False),
)  # fmt: skip
setting = Table(
    "setting", metadata,
    Column("name", String(64), primary_key=True),
    Column("value", JSON, nullable=False),
)  # fmt: skip

# What was sent by e-mail. `week` as in 2026-W48: nobody is reminded of the same assignment twice in one.
reminder = Table(
    "reminder", metadata, _id(),
    _to("person"),
    _to("assignment"),
    Column("week", String(8), nullable=False),
    Column("sent_at", Moment, nullable=False),
    UniqueConstraint("person_id", "assignment_id", "week"),
)  # fmt: skip

# People the ombud said are one, so that it can be undone: which rows moved from whom.
merge = Table(
    "merge", metadata, _id(),
    Column("kept_id", String(64), nullable=False),
    Column("gone_id", String(64), nullable=False),
    Column("moved", JSON, nullable=False),
    Column("merged_at", Moment, nullable=False),
    Column("undone_at", Moment),
)  # fmt: skip
