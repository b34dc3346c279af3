"""The kinds of value that all files share, and how a checked object becomes its model."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from kurs.schema.source import Loc

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Mistake = tuple[Loc, str]


def custom(message: str) -> PydanticCustomError:
    """An error whose message is already what the author should read."""
    return PydanticCustomError("kurs", "{message}", {"message": message})


def _one_paragraph(text: str) -> str:
    if re.search(r"\n[ \t]*\n", text):
        raise custom('"prompt" ska vara ett enda stycke. Lägg resten i "context", som visas ovanför frågan.')
    return text


def is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _day(text: str) -> str:
    if is_day(text):
        return text
    raise custom(f'"{text}" är inget datum. Skriv år-månad-dag, till exempel "2026-11-22".')


def _media_file(path: str) -> str:
    if path.startswith(("/", "../", "./", "http:", "https:")) or "\\" in path or "/../" in path:
        raise custom(f'"{path}" ska vara en fil i mappen docs. Skriv vägen därifrån, till exempel "bilder/hall.svg".')
    return path


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Prompt = Annotated[Text, AfterValidator(_one_paragraph)]
Id = Annotated[str, StringConstraints(pattern=ID)]
Misconception = Annotated[Text | None, Field(description="Vad den som svarar så kan tro. Syns bara för författare.")]
MediaFile = Annotated[Text, AfterValidator(_media_file)]
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]


class Strict(BaseModel):
    """An object in a file: no unknown fields, no guessed types. `means` is the model's dataclass."""

    model_config = ConfigDict(extra="forbid", strict=True)
    means: ClassVar[type]


def mean(value: Any) -> Any:
    """The model of a checked object: the same names, lists as tuples, what is left out as the model has it."""
    kind = type(value)
    if kind is list:
        return tuple([mean(one) for one in value])
    if kind in _SIMPLE:
        return value
    own = value.__dict__
    return value.means(**{name: mean(own[name]) for name in _names(value.means) if own.get(name) is not None})


_SIMPLE = (str, bool, int, float, type(None))


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls)) if is_dataclass(cls) else ()


def repeated(values: Iterable[tuple[Loc, str]], what: str) -> Iterator[Mistake]:
    """A mistake at each value that stood earlier."""
    seen: set[str] = set()
    for loc, value in values:
        if value in seen:
            yield loc, f'{what} "{value}" används redan i samma övning. Välj ett annat id.'
        seen.add(value)
