"""What an author may write in an order."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields


class Step(Strict):
    means = meaning.Step
    id: Id = Field(description="Stegets namn i uppgiften.")
    text: Text = Field(description="Steget, som det visas.")
    feedback: Text = Field(description="Varför steget kommer just här.")


class Order(ItemFields):
    """Lägg stegen i rätt ordning."""

    means = meaning.Order
    interaction: Literal["order"] = Field(description="Uppgiftens typ: lägg steg i ordning.")
    steps: Annotated[list[Step], Field(min_length=3)] = Field(
        description="Stegen i rätt ordning, minst tre. De visas alltid blandade."
    )
    partial: bool = Field(
        False, description="true om varje steg på sin plats ska ge poäng, annars krävs hela ordningen."
    )

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("steps", at, "id"), one.id) for at, one in enumerate(self.steps)), "steget")
        first: dict[str, str] = {}
        for at, step in enumerate(self.steps):
            if first.setdefault(step.text, step.id) != step.id:
                what = f'steget har samma text som "{first[step.text]}", så att ordningen mellan dem inte går att se.'
                yield ("steps", at, "text"), f"{what} Ändra den ena."
