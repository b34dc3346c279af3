"""What an author may write in a hottext: `[[id|the words]]` in the text, and why each should be marked or not."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Misconception, Mistake, Strict, Text, repeated
from kurs.schema.interactions.placeholders import marked
from kurs.schema.item import ItemFields


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
        yield from marked(self.text, {span.id: ("spans", at) for at, span in enumerate(self.spans)})
