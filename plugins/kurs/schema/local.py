"""quizzes/data: lokalt.yml, what a workplace changes, as dotted names; lagrum.yml, the law that keys rest on."""
from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from kurs.model import law as meaning
from kurs.schema.entries import read_entries
from kurs.schema.fields import Day, Strict, Text
from kurs.schema.source import Loc, Source

NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


class Provision(Strict):
    """Ett lagrum: var det står och vad det säger."""

    means = meaning.Provision
    law: Text = Field(description="Lagen med nummer, till exempel SoL (2025:400).")
    short: Text | None = Field(None, description="Vad lagen kallas i löpande text. Annars namnet utan nummer.")
    section: Text = Field(description="Kapitel och paragraf.")
    says: Text = Field(description="Vad som står där, i egna ord.")
    certainty: Literal["S", "T"] = Field(description="S = läst i lagtexten, T = troligt men inte läst i original.")
    checked: Day = Field(description='Dagen då lagrummet senast kontrollerades, till exempel "2026-11-22".')


def read_local(source: Source) -> dict[str, str]:
    """{"contacts.manager": text}; mistakes go into `source.problems`."""
    names: dict[str, str] = {}
    if isinstance(source.data, dict):
        _flatten(source, (), source.data, names)
    elif not source.problems:
        what = "filen ska ha ett namn, ett kolon och en text på varje rad."
        source.problems.append(source.problem((), f'{what} Till exempel name: "vår verksamhet".'))
    return names


def _flatten(source: Source, loc: Loc, data: dict[str, object], names: dict[str, str]) -> None:
    for key, value in data.items():
        here = (*loc, key)
        if not NAME.fullmatch(key):
            what = f'namnet "{key}" får bara ha små bokstäver a–z, siffror, _ och -.'
            source.problems.append(source.problem(here, what, key=True))
        elif isinstance(value, dict):
            _flatten(source, here, value, names)
        elif isinstance(value, str) and value.strip():
            names[".".join(map(str, here))] = value.strip()
        else:
            source.problems.append(source.problem(here, _no_text(key, value, source.raw(here))))


def _no_text(key: str, value: object, raw: str) -> str:
    if value is None or value == "":
        return f'"{key}" är tomt. Skriv en text inom citattecken.'
    example = "" if isinstance(value, list) else f': "{raw}"'
    return f'"{key}" ska vara text. Sätt citattecken{example}.'


def read_provisions(source: Source) -> dict[str, meaning.Provision]:
    """The provisions in lagrum.yml by id; mistakes go into `source.problems`."""
    each = "ett lagrum på varje rad: id, kolon och sedan lagrummets fält"
    found = read_entries(Provision, source, each=each)
    return {id: meaning.Provision(id=id, **dict(one)) for id, one in found.items()}
