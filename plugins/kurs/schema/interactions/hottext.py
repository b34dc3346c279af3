"""What an author may write in a hottext: `[[id|the words]]` in the text, and why each should be marked or not."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Misconception, Mistake, Strict, Text, repeated
from kurs.schema.interactions.placeholders import PLACEHOLDER
from kurs.schema.item import ItemFields

MARK = re.compile(r"\[\[|\]\]")


class Span(Strict):
    means = meaning.Span
    id: Id = Field(description="Ställets namn i uppgiften. Skriv [[namnet|orden]] i texten.")
    correct: bool = Field(False, description="true om stället ska markeras.")
    feedback: Text = Field(description="Varför stället ska markeras, eller varför orden får stå kvar.")
    misconception: Misconception = None


class Hottext(ItemFields):
    """Markera ord eller meningar i en text."""

    means = meaning.Hottext
    interaction: Literal["hottext"] = Field(description="Uppgiftens typ: markera i en text.")
    text: Text = Field(description="Texten, med [[id|orden]] där något går att markera.")
    partial: bool = Field(False, description="true om några rätta ställen ska ge en del av poängen.")
    spans: Annotated[list[Span], Field(min_length=2)] = Field(description="Ställena som går att markera, minst två.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("spans", at, "id"), one.id) for at, one in enumerate(self.spans)), "stället")
        if not any(span.correct for span in self.spans):
            yield ("spans",), 'inget ställe ska markeras. Skriv "correct: true" på minst ett.'
        yield from self._places()

    def _places(self) -> Iterator[Mistake]:
        """Each place in the text has its span, and each span its place."""
        known, names = [span.id for span in self.spans], list[str]()
        for written in PLACEHOLDER.findall(self.text):
            name, _, words = (part.strip() for part in written.partition("|"))
            if not words:
                yield ("text",), f"[[{written}]] saknar ord att markera. Skriv [[{name or 'id'}|orden]]."
            elif name not in known:
                what = f'texten har stället [[{written}]] men "{name}" finns inte i "spans".{suggest(name, known)}'
                yield ("text",), f"{what} Lägg till det eller ta bort klamrarna."
            elif name in names:
                yield ("text",), f'stället "{name}" står flera gånger i texten. Ge varje ställe ett eget id.'
            names.append(name)
        if MARK.search(PLACEHOLDER.sub("", self.text)):
            what = "[[ och ]] hör inte ihop två och två på samma rad."
            yield ("text",), f"{what} Skriv [[id|orden]] på en rad, utan [ och ] i orden."
        for at, name in enumerate(known):
            if name not in names:
                yield ("spans", at), f'stället "{name}" finns inte i texten. Skriv [[{name}|orden]] i "text".'
