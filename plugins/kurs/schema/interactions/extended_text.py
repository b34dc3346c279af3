"""What an author may write in an extended-text."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields


class Criterion(Strict):
    means = meaning.Criterion
    id: Id = Field(description="Punktens namn i uppgiften.")
    text: Text = Field(description="Det som ska stämma på en bra text, skrivet så att det går att svara ja eller nej.")
    feedback: Text = Field(description="Varför det är viktigt, eller hur texten kan bli bättre.")


class ExtendedText(ItemFields):
    """Skriv en egen text och jämför den med ett exempel. Rättas aldrig."""

    means = meaning.ExtendedText
    interaction: Literal["extended-text"] = Field(description="Uppgiftens typ: skriv en egen text.")
    model: Text = Field(description="Exempeltexten som visas efter svaret.")
    rubric: Annotated[list[Criterion], Field(min_length=2, max_length=8)] = Field(
        description="Punkterna som personen själv bockar av mot sin text, två till åtta."
    )
    label: Text | None = Field(None, description='Ledtexten ovanför rutan. Annars "Din text".')
    max_length: Annotated[int, Field(ge=200, le=10_000)] = Field(
        2000, description="Så många tecken får texten vara, 200 till 10000."
    )

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("rubric", at, "id"), one.id) for at, one in enumerate(self.rubric)), "punkten")
        if self.confidence:
            what = "en text som inte rättas kan inte vara rätt eller fel, så frågan om säkerhet passar inte."
            yield ("confidence",), f"{what} Ta bort raden."
