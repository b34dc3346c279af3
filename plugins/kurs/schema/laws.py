"""Where each provision of lagrum.yml is used, so that a change of law finds its texts."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kurs.model.law import Provision
from kurs.schema.names import LAW, Found, written
from kurs.schema.reading import Reading
from kurs.schema.source import Loc

# "14 kap. 3 §", "24 b §", "6 och 21 a §§": a law that is named in so many words.
_NUMBERS = r"(?<![\w.])\d+(?: [a-z])?(?:(?: och |, |–)\d+(?: [a-z])?)*"
_BY_HAND = re.compile(rf"({_NUMBERS}[ \u00a0](?:kap\.[^.;:|]{{0,24}}?)?§§?)")
# These name laws as data, or laws that no longer hold.
_NOT_TEXT = ("lagrum.yml", "utgangna-ord.yml")


@dataclass(frozen=True, slots=True)
class Used:
    """A provision and every place that rests on it: `{§id}` in a text, or `source: id`."""

    provision: Provision
    places: tuple[Found, ...]


def used(reading: Reading) -> tuple[Used, ...]:
    """In the order of lagrum.yml."""
    known = reading.provisions or {}
    found = sorted({*written(reading, LAW, "{§"), *_sources(reading)})
    return tuple(Used(one, tuple(place for place in found if place.text == id)) for id, one in known.items())


def by_hand(reading: Reading) -> tuple[Found, ...]:
    """Sections of law written out in a text: no change of lagrum.yml reaches them."""
    found = written(reading, _BY_HAND, "§")
    return tuple(sorted(one for one in found if not one.file.endswith(_NOT_TEXT)))


def _sources(reading: Reading) -> Iterator[Found]:
    """Every `source:` in YAML that names a provision, whatever it is the source of."""
    for source in reading.sources:
        for loc, id in _fields(source.data, ()):
            if id in (reading.provisions or {}):
                yield Found(source.file, *source.place(loc), id)


def _fields(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        if key == "source" and isinstance(value, str):
            yield (*loc, key), value
        else:
            yield from _fields(value, (*loc, key))
