"""`[[id]]` and `[[id|words]]` in running text: each has its field and each field its place."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import suggest
from kurs.schema.fields import Mistake
from kurs.schema.source import Loc

PLACEHOLDER = re.compile(r"\[\[([^\]\n]*)\]\]")
_BRACKETS = re.compile(r"\[\[|\]\]")


def placeholders(names: list[str], blanks: list[str], *, field: str = "blanks") -> Iterator[Mistake]:
    """`names` are those in the text: each has its blank in `field` and each blank its place."""
    for name in dict.fromkeys(names):
        if name not in blanks:
            what = f'texten har luckan [[{name}]] som inte finns i "{field}".{suggest(name, blanks)}'
            yield ("text",), f"{what} Lägg till den eller ta bort den."
        elif names.count(name) > 1:
            yield ("text",), f"luckan [[{name}]] står flera gånger i texten. Ge varje lucka ett eget id."
    for at, name in enumerate(blanks):
        if name not in names:
            what = f'luckan "{name}" finns inte i texten.'
            yield (field, at), f'{what} Skriv [[{name}]] i "text" där luckan ska vara.'


def marked(text: str, entries: dict[str, Loc]) -> Iterator[Mistake]:
    """`[[id|words]]` in `text`: each has its entry, {id: where it stands}, and each entry its place in the text."""
    known, field = list(entries), next((loc[0] for loc in entries.values()), "")
    names = list[str]()
    for written in PLACEHOLDER.findall(text):
        name, _, words = (part.strip() for part in written.partition("|"))
        if not words:
            yield ("text",), f"[[{written}]] saknar ord att markera. Skriv [[{name or 'id'}|orden]]."
        elif name not in known:
            what = f'texten har stället [[{written}]] men "{name}" finns inte i "{field}".{suggest(name, known)}'
            yield ("text",), f"{what} Lägg till det eller ta bort klamrarna."
        elif name in names:
            yield ("text",), f'stället "{name}" står flera gånger i texten. Ge varje ställe ett eget id.'
        names.append(name)
    if _BRACKETS.search(PLACEHOLDER.sub("", text)):
        what = "[[ och ]] hör inte ihop två och två på samma rad."
        yield ("text",), f"{what} Skriv [[id|orden]] på en rad, utan [ och ] i orden."
    for name, loc in entries.items():
        if name not in names:
            yield loc, f'stället "{name}" finns inte i texten. Skriv [[{name}|orden]] i "text".'
