"""What an author may write in a gap-match."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Misconception, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields
from kurs.schema.source import Loc


class Category(Strict):
    means = meaning.Category
    id: Id = Field(description="Kategorins namn i uppgiften.")
    text: Text = Field(description="Kategorin, som den visas.")
    feedback: Text = Field(description="Vad som hör till kategorin.")


class Accepted(Strict):
    means = meaning.Accepted
    category: Id = Field(description="Id för en kategori som också godtas.")
    feedback: Text = Field(description="Varför den också godtas.")


class GapText(Strict):
    means = meaning.GapText
    id: Id = Field(description="Påståendets namn i uppgiften.")
    text: Text = Field(description="Påståendet.")
    category: Id = Field(description="Id för den kategori som är rätt.")
    feedback: Text = Field(description="Varför påståendet hör dit.")
    also: list[Accepted] = Field([], description="Andra kategorier som godtas, med en förklaring var.")
    misconception: Misconception = None


class GapMatch(ItemFields):
    """Lägg varje påstående i rätt kategori."""

    means = meaning.GapMatch
    interaction: Literal["gap-match"] = Field(description="Uppgiftens typ: lägg påståenden i kategorier.")
    shuffle: bool = Field(True, description="false om påståendena alltid ska stå i samma ordning.")
    categories: Annotated[list[Category], Field(min_length=2)] = Field(description="Kategorierna, minst två.")
    statements: Annotated[list[GapText], Field(min_length=1)] = Field(description="Påståendena, minst ett.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        known = [category.id for category in self.categories]
        ids: list[tuple[Loc, str]] = [(("categories", at, "id"), id) for at, id in enumerate(known)]
        ids += [(("statements", at, "id"), one.id) for at, one in enumerate(self.statements)]
        yield from repeated(ids, "id")
        for at, statement in enumerate(self.statements):
            places: dict[Loc, str] = {("statements", at, "category"): statement.category}
            places |= {("statements", at, "also", n, "category"): one.category for n, one in enumerate(statement.also)}
            for loc, category in places.items():
                if category not in known:
                    what = f'kategorin "{category}" finns inte i uppgiften.{suggest(category, known)}'
                    yield loc, f"{what} Välj: {', '.join(known)}."
                elif list(places.values()).count(category) > 1 and "also" in loc:
                    yield loc, f'kategorin "{category}" godtas redan för påståendet. Ta bort den ena.'
