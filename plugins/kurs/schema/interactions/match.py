"""What an author may write in a match."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Misconception, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields
from kurs.schema.source import Loc


class Target(Strict):
    means = meaning.Target
    id: Id = Field(description="Svarets namn i uppgiften.")
    text: Text = Field(description="Svaret, som det visas.")
    feedback: Text = Field(description="Vad svaret hör ihop med. Visas för den som valde det på fel rad.")
    misconception: Misconception = None


class Row(Strict):
    means = meaning.Row
    id: Id = Field(description="Radens namn i uppgiften.")
    text: Text = Field(description="Det som ska paras ihop med ett svar.")
    target: Id = Field(description='Id för rätt svar i "targets".')
    feedback: Text = Field(description="Varför de hör ihop.")


class Match(ItemFields):
    """Para ihop varje rad med sitt svar. Ett svar används högst en gång."""

    means = meaning.Match
    interaction: Literal["match"] = Field(description="Uppgiftens typ: para ihop.")
    shuffle: bool = Field(True, description="false om raderna alltid ska stå i samma ordning.")
    rows: Annotated[list[Row], Field(min_length=2)] = Field(description="Raderna, minst två.")
    targets: Annotated[list[Target], Field(min_length=2)] = Field(
        description="Svaren. De som ingen rad använder är felaktiga svar att välja bland."
    )

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        ids: list[tuple[Loc, str]] = [(("rows", at, "id"), one.id) for at, one in enumerate(self.rows)]
        ids += [(("targets", at, "id"), one.id) for at, one in enumerate(self.targets)]
        yield from repeated(ids, "id")
        known, used = [target.id for target in self.targets], dict[str, str]()
        for at, row in enumerate(self.rows):
            here = ("rows", at, "target")
            if row.target not in known:
                what = f'svaret "{row.target}" finns inte i "targets".{suggest(row.target, known)}'
                yield here, f"{what} Välj: {', '.join(known)}."
            elif row.target in used:
                what = f'svaret "{row.target}" hör redan till raden "{used[row.target]}".'
                yield here, f"{what} Varje rad ska ha ett eget svar."
            used.setdefault(row.target, row.id)
