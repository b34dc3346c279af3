"""A filled example against its template: every field has a value that its kind allows, and no value lacks its field."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kurs.errors import Problem, suggest
from kurs.model.template import TemplateField
from kurs.schema.fields import is_day
from kurs.schema.source import Loc, Source

VALUES: Loc = ("example", "values")


def mistakes(source: Source, fields: Iterable[TemplateField], values: dict[str, Any]) -> list[Problem]:
    """Every mistake in the example of the template in `source`, in the order of the file."""
    return list(_row(source, VALUES, list(fields), values))


def _row(source: Source, here: Loc, fields: list[TemplateField], values: dict[str, Any]) -> Iterator[Problem]:
    known = {field.id: field for field in fields}
    misspelt = {id: suggest(id, [one for one in known if one not in values]) for id in values if id not in known}
    for id, meant in misspelt.items():
        what = f'mallen har ingen ruta "{id}" här.{meant} Rutor: {", ".join(known)}.'
        yield source.problem((*here, id), what, key=True)
    for id, field in known.items():
        if f' Menade du "{id}"?' in misspelt.values():
            continue
        if id not in values:
            yield source.problem(here, f'rutan "{id}" ({field.label}) saknas i exemplet. Fyll i den.', key=True)
        elif field.kind == "group":
            yield from _rows(source, (*here, id), field, values[id])
        elif message := _value(field, values[id], source.raw((*here, id))):
            yield source.problem((*here, id), message)


def _rows(source: Source, here: Loc, field: TemplateField, rows: Any) -> Iterator[Problem]:
    if not isinstance(rows, list) or not rows:
        what = f'"{field.id}" är en grupp och ska vara en lista: "- " framför varje omgång.'
        yield source.problem(here, what)
        return
    for at, row in enumerate(rows):
        if isinstance(row, dict):
            yield from _row(source, (*here, at), list(field.fields), row)
        else:
            what = f'del {at + 1} i "{field.id}" ska ha rutor, en per rad: id, kolon och text.'
            yield source.problem((*here, at), what)


def _value(field: TemplateField, value: Any, raw: str) -> str | None:
    if not isinstance(value, str):
        todo = "Fyll i den." if value is None else f'Sätt citattecken: "{raw}".'
        return f'"{field.id}" ska vara text. {"Skriv en text." if isinstance(value, dict | list) else todo}'
    if not value.strip():
        return f'"{field.id}" är tomt. Fyll i rutan.'
    if field.kind == "date" and not is_day(value):
        return f'"{value}" är inget datum. Skriv år-månad-dag, till exempel "2026-11-22".'
    ids = [option.id for option in field.options]
    if ids and value not in ids:
        return f'"{field.id}" kan inte vara {raw}.{suggest(value, ids)} Välj: {", ".join(ids)}.'
    return None
