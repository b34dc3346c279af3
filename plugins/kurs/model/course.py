"""Read and write build/course.json: the whole course with keys, versions and hashes, all that other parts read."""
from __future__ import annotations

import json
import types
import typing
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from kurs.model.assessment import Course, Item
from kurs.model.identity import content_hash, key_hash, plain
from kurs.model.interaction import INTERACTIONS, Interaction

FORMAT = 1


def course_to_json(course: Course) -> str:
    """JSON text on one line."""
    return json.dumps({"format": FORMAT, **plain(course)}, ensure_ascii=False, default=_plain) + "\n"


def course_from_json(text: str) -> Course:
    """The course that `course_to_json` wrote. Raises ValueError for another format."""
    data = json.loads(text)
    if data.pop("format", None) != FORMAT:
        raise ValueError(f"course.json har ett annat format än {FORMAT}. Bygg om kursen.")
    course: Course = _typed(Course, data)
    return course


def _plain(value: Any) -> Any:
    data = plain(value)
    if isinstance(value, Interaction):
        return {"stem": value.stem, **data}
    if isinstance(value, Item):
        data |= {"hash": content_hash(value), "key_hash": key_hash(value)}
    return data


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _typed(annotation: Any, value: Any) -> Any:
    """Rebuild `value` as `annotation`; hashes and stems are derived, so they are dropped."""
    if value is None:
        return None
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return tuple(_typed(arguments[0], one) for one in value)
    if origin in (types.UnionType, typing.Union):
        candidates = [one for one in arguments if one is not type(None)]
        return _typed(INTERACTIONS[value["stem"]] if len(candidates) > 1 else candidates[0], value)
    if is_dataclass(annotation):
        hints = _hints(annotation)  # type: ignore[arg-type]
        known = {field.name for field in fields(annotation)}
        return annotation(**{name: _typed(hints[name], one) for name, one in value.items() if name in known})  # type: ignore[operator]
    return value
