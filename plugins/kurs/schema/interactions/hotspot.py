"""What an author may write in a hotspot: a drawing, which of its places can be chosen, and why each is right or not."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Misconception, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields
from kurs.words import PLACES


class HotspotChoice(Strict):
    means = meaning.HotspotChoice
    id: Id = Field(description="Platsens namn i teckningen, till exempel utreda.")
    correct: bool = Field(False, description="true om platsen är rätt.")
    feedback: Text = Field(description="Varför platsen är rätt eller fel. Visas för den som valde den.")
    misconception: Misconception = None


class Hotspot(ItemFields):
    """Välj en eller flera platser i en teckning."""

    means = meaning.Hotspot
    interaction: Literal["hotspot"] = Field(description="Uppgiftens typ: välj plats i en teckning.")
    drawing: Literal["livsomraden", "process", "funktionstillstand", "behovsvagen"] = Field(
        description="Teckningens namn, till exempel process."
    )
    multiple: bool = Field(False, description="true om alla rätta platser ska kryssas för.")
    hide_labels: bool = Field(
        False, description="true om platsernas namn ska döljas i bilden. Då heter de A, B, C i bilden och i listan."
    )
    places: Annotated[list[HotspotChoice], Field(min_length=2)] = Field(
        description="Platserna som går att välja, minst två. De visas alltid i teckningens ordning."
    )

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("places", at, "id"), one.id) for at, one in enumerate(self.places)), "platsen")
        known = PLACES[self.drawing]
        for at, one in enumerate(self.places):
            if one.id not in known:
                what = f'platsen "{one.id}" finns inte i teckningen "{self.drawing}".{suggest(one.id, known)}'
                yield ("places", at, "id"), f"{what} Välj: {', '.join(known)}."
        correct = [at for at, place in enumerate(self.places) if place.correct]
        if not correct:
            yield ("places",), 'ingen plats är rätt. Skriv "correct: true" på den som är rätt.'
        if len(correct) > 1 and not self.multiple:
            what = f"{len(correct)} platser är rätta, men bara en kan väljas."
            yield ("places", correct[1]), f'{what} Skriv "multiple: true" eller ändra facit.'
