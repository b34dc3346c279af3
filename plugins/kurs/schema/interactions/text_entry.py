"""What an author may write in a text-entry."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Misconception, Mistake, Strict, Text, repeated
from kurs.schema.interactions.placeholders import PLACEHOLDER, placeholders
from kurs.schema.item import ItemFields


class ExpectedEntry(Strict):
    means = meaning.ExpectedEntry
    text: Text = Field(description="Ett fel svar som många skriver.")
    feedback: Text = Field(description="Varför just det svaret är fel.")
    misconception: Misconception = None


class Blank(Strict):
    means = meaning.Blank
    id: Id = Field(description="Luckans namn i uppgiften. Skriv [[namnet]] i texten där luckan ska vara.")
    label: Text | None = Field(None, description="Luckans ledtext. Krävs när uppgiften inte har någon text.")
    accept: Annotated[list[Text], Field(min_length=1)] = Field(description="Rätta svar. Det första visas som facit.")
    case_sensitive: bool = Field(False, description="true om stora och små bokstäver ska skiljas åt.")
    slip: bool = Field(False, description="true om ett enda skrivfel i ord på minst fyra bokstäver ska godtas.")
    correct_feedback: Text = Field(description="Varför svaret är rätt.")
    incorrect_feedback: Text = Field(description="Varför andra svar är fel, och vad som är rätt.")
    expected: list[ExpectedEntry] = Field([], description="Vanliga fel svar, vart och ett med en egen förklaring.")


class TextEntry(ItemFields):
    """Skriv ett ord eller några ord i varje lucka."""

    means = meaning.TextEntry
    interaction: Literal["text-entry"] = Field(description="Uppgiftens typ: skriv i luckor.")
    text: Text | None = Field(None, description="Löpande text med [[id]] där varje lucka ska vara.")
    blanks: Annotated[list[Blank], Field(min_length=1)] = Field(description="Luckorna, minst en.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("blanks", at, "id"), one.id) for at, one in enumerate(self.blanks)), "luckan")
        if self.text is None:
            for at, blank in enumerate(self.blanks):
                if blank.label is None:
                    what = f'luckan "{blank.id}" behöver "label" när uppgiften inte har "text".'
                    yield ("blanks", at), f"{what} Skriv luckans ledtext."
        else:
            yield from placeholders(PLACEHOLDER.findall(self.text), [blank.id for blank in self.blanks])
