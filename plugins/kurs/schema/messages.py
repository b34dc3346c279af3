"""A strict type's error → what an author reads: which field, what is wrong and what to do."""
from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kurs.errors import Problem, suggest
from kurs.schema.source import Loc, Source

T = TypeVar("T", bound=BaseModel)
BRACES = "Text som börjar med { eller [ behöver citattecken."


def check(cls: type[T], data: Any, source: Source, loc: Loc = ()) -> T | None:
    """The checked object, or None when `source.problems` has got what was wrong with it.

    A value that the YAML reader has already complained about is not complained about twice.
    """
    try:
        return cls.model_validate(data)
    except ValidationError as error:
        told = {(problem.line, problem.column) for problem in source.problems}
        found = [_problem(cls, one, source, loc) for one in _without_misspelt(error.errors(include_url=False), cls)]
        source.problems += [problem for problem in dict.fromkeys(found) if (problem.line, problem.column) not in told]
        return None


def _without_misspelt(errors: list[ErrorDetails], cls: type[BaseModel]) -> list[ErrorDetails]:
    """A field that only has been misspelt is not reported as missing as well."""
    guessed = {
        (*error["loc"][:-1], suggest(error["loc"][-1], _fields_at(cls, error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    return [
        error
        for error in errors
        if error["type"] != "missing" or (*error["loc"][:-1], f' Menade du "{error["loc"][-1]}"?') not in guessed
    ]


def _problem(cls: type[BaseModel], error: ErrorDetails, source: Source, prefix: Loc) -> Problem:
    loc = (*prefix, *error["loc"])
    fields = _fields_at(cls, error["loc"][:-1])
    if error["type"] == "extra_forbidden":
        name = error["loc"][-1]
        near = suggest(name, fields)
        advice = near or f" Fält som finns: {', '.join(fields)}."
        return source.problem(loc, f'okänt fält "{name}".{advice}', key=True)
    field = fields.get(str(error["loc"][-1])) if error["loc"] else None
    advice = (field.description if field is not None else None) or ""
    return source.problem(loc, message(error, source.raw(loc), advice))


def message(error: ErrorDetails, raw: str, advice: str) -> str:
    """`raw` is the value as written, `advice` the description of its field."""
    given, subject = error["input"], _subject(error["loc"])
    todo = f"Fyll i {advice[0].lower()}{advice[1:]}" if advice else ""
    if error["type"] == "missing":
        return f"{subject} saknas. {todo}".rstrip()
    if given is None:
        return f"{subject} är tomt. {todo or 'Fyll i det eller ta bort raden.'}"
    explain = _EXPLAIN.get(error["type"], _with("har ett värde som inte passar."))
    return explain(subject, given, raw, error.get("ctx", {}), todo).rstrip()


def _subject(loc: tuple[int | str, ...]) -> str:
    names = [part for part in loc if isinstance(part, str)]
    if not loc or not names:
        return "innehållet"
    return f'"{loc[-1]}"' if isinstance(loc[-1], str) else f'del {loc[-1] + 1} i "{names[-1]}"'


def _text(subject: str, given: Any, raw: str, _: Mapping[str, Any], __: str) -> str:
    if isinstance(given, dict | list):
        return f"{subject} ska vara text. {BRACES if raw in '{[' else 'Skriv texten på samma rad, efter kolonet.'}"
    return f'{subject} ska vara text. Sätt citattecken: "{raw}".'


def _pattern(subject: str, given: Any, _: str, __: Mapping[str, Any], advice: str) -> str:
    if subject in ('"version"', '"iri"'):
        return f'{subject} kan inte vara "{given}". {advice}'
    example = slug(str(given)) or "min-uppgift"
    return f'id "{given}" får bara ha små bokstäver a–z, siffror och enkla bindestreck, till exempel "{example}".'


def _choice(subject: str, given: Any, raw: str, context: Mapping[str, Any], _: str) -> str:
    allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    return f"{subject} kan inte vara {raw or given}.{suggest(given, allowed)} Välj: {', '.join(allowed)}."


def _numbers(subject: str, given: Any, raw: str, context: Mapping[str, Any], advice: str) -> str:
    return f"{subject} kan inte vara {raw or given}. {advice}"


def _with(what: str) -> Callable[[str, Any, str, Mapping[str, Any], str], str]:
    return lambda subject, given, raw, context, advice: f"{subject} {what.format(**context)} {advice}"


def _without_advice(what: str) -> Callable[[str, Any, str, Mapping[str, Any], str], str]:
    return lambda subject, given, raw, context, advice: f"{subject} {what}"


_EXPLAIN: dict[str, Callable[[str, Any, str, Mapping[str, Any], str], str]] = {
    "string_type": _text,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _with("är tomt."),
    "int_type": _with("ska vara ett heltal utan citattecken."),
    "float_type": _with("ska vara ett tal med decimalpunkt, utan citattecken."),
    "bool_type": _without_advice("ska vara true eller false, utan citattecken."),
    "list_type": _without_advice('ska vara en lista: en del per rad, med "- " framför.'),
    "dict_type": _without_advice("ska ha ett namn, ett kolon och en text på varje rad."),
    "model_type": _without_advice("ska ha fält, ett per rad: namn, kolon och värde."),
    "too_short": _with("har för få delar (minst {min_length})."),
    "too_long": _with("har för många delar (högst {max_length})."),
    "literal_error": _choice,
    "greater_than": _numbers,
    "greater_than_equal": _numbers,
    "less_than_equal": _numbers,
    "kurs": lambda subject, given, raw, context, advice: str(context["message"]),
}


def slug(text: str) -> str:
    """Small letters a–z, digits and hyphens; å and ä become a, ö becomes o."""
    plain = text.lower().translate(str.maketrans("åäàáâãöòóôõøéèêëüùúûíìîïñçæ", "aaaaaaooooooeeeeuuuuiiiinca"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _fields_at(cls: type[BaseModel], loc: tuple[int | str, ...]) -> dict[str, Any]:
    """The fields of the object at `loc`."""
    here: type[BaseModel] | None = cls
    for part in loc:
        if isinstance(part, str) and here is not None:
            field = here.model_fields.get(part)
            here = object_in(field.annotation) if field else None
    return dict(here.model_fields) if here else {}


def object_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and typing.get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return annotation
    found = (object_in(argument) for argument in typing.get_args(annotation))
    return next((one for one in found if one), None)
