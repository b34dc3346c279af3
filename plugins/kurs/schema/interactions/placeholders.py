"""`[[id]]` in running text: each has its field and each field its place."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import suggest
from kurs.schema.fields import Mistake

PLACEHOLDER = re.compile(r"\[\[([^\]\n]*)\]\]")


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
