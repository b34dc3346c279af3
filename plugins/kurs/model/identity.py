"""Identity that survives edits: activity ids from authored ids, hashes from content (design §4 Identity)."""
from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from functools import cache
from typing import Any

from kurs.model.assessment import Assessment, Course, Item
from kurs.model.grade import declaration

HASH_LENGTH = 12
FOR_AUTHORS = frozenset({"misconception"})


def canonical(data: Any) -> str:
    """JSON with sorted keys, no spaces, UTF-8 as is: the same text in Python and in the browser."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_hashed)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def plain(value: Any) -> dict[str, Any]:
    """What JSON makes of one of the model's dataclasses: its fields as they are. Raises TypeError for other things."""
    return {name: getattr(value, name) for name in _names(value.__class__)}


def _hashed(value: Any) -> dict[str, Any]:
    """What of a dataclass counts: not what is for authors only."""
    return {name: one for name, one in plain(value).items() if name not in FOR_AUTHORS}


def _hash(data: Any) -> str:
    return hashlib.sha256(canonical(data).encode()).hexdigest()[:HASH_LENGTH]


def content_hash(item: Item) -> str:
    """Changes with any wording, but not with the review's status, what is for authors only or when it is asked."""
    data = plain(item)
    del data["review"], data["repetition"]
    return _hash([item.interaction.stem, data])


def key_hash(item: Item) -> str:
    """Changes only when the key or the set of options does: what an outcome can depend on."""
    return _hash([item.interaction.stem, declaration(item.interaction)])


def activity_id(course: Course, assessment: Assessment, item: Item | None = None) -> str:
    """The xAPI activity id `{iri}/{module}/{assessment}/{item}`, whatever the page's URL."""
    parts = [course.iri.rstrip("/"), assessment.module or "-", assessment.id]
    return "/".join([*parts, item.id] if item else parts)
