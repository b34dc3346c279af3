"""The fields that every item has, whatever its interaction."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kurs.model import assessment as meaning
from kurs.schema.fields import Day, Id, MediaFile, Mistake, Prompt, Strict, Text, mean


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


Hints = Annotated[
    list[Text], Field(min_length=1, max_length=4), BeforeValidator(_one_or_more, json_schema_input_type=str | list[str])
]


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


class Picture(Strict):
    means = meaning.Picture
    file: MediaFile = Field(description='Bildens fil i mappen docs, till exempel "bilder/hall.svg".')
    alt: Text = Field(
        description="Vad bilden visar, för den som inte ser den. Ta med det som behövs för att kunna svara."
    )
    caption: Text | None = Field(None, description="Text under bilden, som alla ser.")


class Sound(Strict):
    means = meaning.Sound
    file: MediaFile = Field(description='Ljudets fil i mappen docs, till exempel "ljud/rapport.mp3".')
    label: Text = Field(description='Vad ljudet är, till exempel "Rapport från natten".')
    transcript: Text = Field(description="Allt som sägs, ord för ord, för den som inte kan lyssna.")


class ItemFields(Strict):
    """The fields that every item has, whatever its interaction."""

    id: Id = Field(
        description="Uppgiftens namn i hela kursen: små bokstäver a–z, siffror och bindestreck. Ändra det aldrig sedan."
    )
    context: Text | None = Field(
        None, description="Text ovanför frågan, till exempel en journalanteckning i ett citat (> )."
    )
    prompt: Prompt = Field(description="Själva frågan, i ett enda stycke.")
    image: Picture | None = Field(None, description="En bild ovanför frågan.")
    audio: Sound | None = Field(None, description="Ett ljud ovanför frågan.")
    hint: Hints | None = Field(
        None, description="En ledtråd som den som vill kan visa, eller en lista med ledtrådar som visas en i taget."
    )
    explanation: Text | None = Field(None, description="Text som visas efter varje svar.")
    objective: Id | None = Field(None, description="Id för det lärandemål i modulen som uppgiften övar.")
    source: Text = Field(
        description='Var facit har sitt stöd: faktabladets avsnitt ("1.6" eller "8.1 nr 4") eller ett id i lagrum.yml.'
    )
    practice_only: bool = Field(
        False, description="true om ett annat svar också går att försvara. Uppgiften får då inte ingå i ett slutprov."
    )
    confidence: bool = Field(
        False, description="true om frågan ”Hur säker är du?” ska ställas före svaret. Passar inte i ett slutprov."
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
