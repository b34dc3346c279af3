"""What an author may write in a scale: what to rate, the right value, and why near and far are not right."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields

STEPS = range(5)
SCALE = (*STEPS, 8, 9)


class Rating(Strict):
    means = meaning.Rating
    id: Id = Field(description="Bedömningens namn i uppgiften.")
    label: Text = Field(description="Vad som bedöms, till exempel Bedömt funktionstillstånd.")
    key: int = Field(description="Det rätta värdet på skalan, till exempel 2.")
    exact: Text = Field(description="Varför värdet är rätt.")
    near: Text | None = Field(None, description="Vad som skiljer värdet från steget bredvid.")
    far: Text = Field(description="Varför värden längre bort är fel.")


class Scale(ItemFields):
    """Bedöm funktionstillstånd på skalan 0–4. Orden står i lokalt.yml."""

    means = meaning.Scale
    interaction: Literal["scale"] = Field(description="Uppgiftens typ: bedöm på skalan.")
    values: Annotated[list[int], Field(min_length=2)] = Field(
        [*STEPS], description="Värdena som går att välja, till exempel [0, 1, 2, 3, 4, 8, 9]."
    )
    partial: bool = Field(False, description="true om ett värde ett steg ifrån ska ge en halv poäng.")
    ratings: Annotated[list[Rating], Field(min_length=1)] = Field(description="Det som ska bedömas, minst en sak.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("ratings", at, "id"), one.id) for at, one in enumerate(self.ratings)), "bedömningen")
        for at, value in enumerate(self.values):
            if value not in SCALE:
                yield ("values", at), f"skalan har inget värde {value}. Välj bland {_listed(SCALE)}."
            elif value in self.values[:at]:
                yield ("values", at), f"värdet {value} står flera gånger. Ta bort det ena."
        for at, rating in enumerate(self.ratings):
            yield from (((("ratings", at, *loc)), what) for loc, what in self._rating(rating))

    def _rating(self, rating: Rating) -> Iterator[Mistake]:
        beside = {rating.key - 1, rating.key + 1} & set(self.values) & set(STEPS) if rating.key in STEPS else set()
        if rating.key not in self.values:
            yield ("key",), f"värdet {rating.key} går inte att välja. Välj bland {_listed(sorted(self.values))}."
        elif beside and rating.near is None:
            what = f'"near" saknas: {_listed(sorted(beside))} går att välja och är nära {rating.key}.'
            yield (), f"{what} Skriv vad som skiljer dem åt."
        elif rating.near is not None and not beside:
            yield ("near",), f'inget värde är nära {rating.key} här, så "near" visas aldrig. Ta bort det.'


def _listed(values: range | tuple[int, ...] | list[int]) -> str:
    return ", ".join(map(str, values))
