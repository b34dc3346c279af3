"""The fields that every item has, whatever its interaction."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from kurs.model import assessment as meaning
from kurs.schema.fields import Day, Id, Mistake, Prompt, Strict, Text, mean


class Review(Strict):
    means = meaning.Review
    status: Literal["ej granskad", "godkänd"] = Field(
        "ej granskad", description='"ej granskad" tills verksamheten har godkänt facit, då "godkänd".'
    )
    role: Text | None = Field(None, description="Rollen hos den som godkände, till exempel SAS. Aldrig ett namn.")
    date: Day | None = Field(None, description='Dagen då facit godkändes, inom citattecken: "2026-11-22".')

    def mistakes(self) -> Iterator[Mistake]:
        if self.status == "godkänd":
            for name in ("role", "date"):
                if getattr(self, name) is None:
                    what = f'en godkänd granskning behöver "{name}".'
                    yield ("review",), f"{what} {type(self).model_fields[name].description}"


class ItemFields(Strict):
    """The fields that every item has, whatever its interaction."""

    id: Id = Field(
        description="Uppgiftens namn i hela kursen: små bokstäver a–z, siffror och bindestreck. Ändra det aldrig sedan."
    )
    context: Text | None = Field(
        None, description="Text ovanför frågan, till exempel en journalanteckning i ett citat (> )."
    )
    prompt: Prompt = Field(description="Själva frågan, i ett enda stycke.")
    hint: Text | None = Field(None, description="En ledtråd som den som vill kan visa.")
    explanation: Text | None = Field(None, description="Text som visas efter varje svar.")
    objective: Id | None = Field(None, description="Id för det lärandemål i modulen som uppgiften övar.")
    source: Text = Field(
        description='Var facit har sitt stöd: faktabladets avsnitt ("1.6" eller "8.1 nr 4") eller ett id i lagrum.yml.'
    )
    practice_only: bool = Field(
        False, description="true om ett annat svar också går att försvara. Uppgiften får då inte ingå i ett slutprov."
    )
    repetition: bool = Field(
        True,
        description="false om uppgiften inte ska komma tillbaka i Repetera. Uppgifter i slutprov gör det aldrig.",
    )
    review: Review | None = Field(None, description="Om verksamheten har granskat och godkänt facit.")

    def item(self) -> meaning.Item:
        own = {name: mean(value) for name in _ITEM if (value := self.__dict__[name]) is not None}
        return meaning.Item(**own, interaction=mean(self))

    def mistakes(self) -> Iterator[Mistake]:
        """What the types alone can't tell: the place within the item, and what to do."""
        if self.review:
            yield from self.review.mistakes()


_ITEM = tuple(ItemFields.model_fields)
