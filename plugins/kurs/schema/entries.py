"""A data file that is a list of entries by id: lagrum.yml, ordlista.yml, utgangna-ord.yml."""
from __future__ import annotations

import re
from typing import TypeVar

from kurs.schema.fields import ID, Strict
from kurs.schema.messages import check
from kurs.schema.source import Source

T = TypeVar("T", bound=Strict)


def read_entries(cls: type[T], source: Source, *, each: str) -> dict[str, T]:
    """Those that could be read; mistakes go into `source.problems`. `each` says what the file should hold."""
    if not isinstance(source.data, dict):
        if not source.problems:
            source.problems.append(source.problem((), f"filen ska ha {each}."))
        return {}
    found: dict[str, T] = {}
    for key, value in source.data.items():
        if not re.fullmatch(ID, key):
            what = f'id "{key}" får bara ha små bokstäver a–z, siffror och bindestreck.'
            source.problems.append(source.problem((key,), what, key=True))
        if entry := check(cls, value, source, (key,)):
            found[key] = entry
    return found
