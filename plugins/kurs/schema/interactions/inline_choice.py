"""What an author may write in an inline-choice."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Mistake, Strict, Text, repeated
from kurs.schema.interactions.choice import Option, right_ones_without_misconception
from kurs.schema.interactions.placeholders import PLACEHOLDER, placeholders
from kurs.schema.item import ItemFields


class Gap(Strict):
    means = meaning.Gap
    id: Id = Field(description="Luckans namn i uppgiften. Skriv [[namnet]] i texten där luckan ska vara.")
    label: Text | None = Field(None, description="Luckans namn för den som lyssnar och på papper, till exempel När.")
    options: Annotated[list[Option], Field(min_length=2)] = Field(description="Alternativen i luckan, minst två.")


class InlineChoice(ItemFields):
    """Välj i en lista i varje lucka i en text."""

    means = meaning.InlineChoice
    interaction: Literal["inline-choice"] = Field(description="Uppgiftens typ: välj i luckor i en text.")
    text: Text = Field(description="Löpande text med [[id]] där varje lucka ska vara.")
    gaps: Annotated[list[Gap], Field(min_length=1)] = Field(description="Luckorna, minst en.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("gaps", at, "id"), one.id) for at, one in enumerate(self.gaps)), "luckan")
        for at, gap in enumerate(self.gaps):
            ids = ((("gaps", at, "options", n, "id"), one.id) for n, one in enumerate(gap.options))
            yield from repeated(ids, f'i luckan "{gap.id}": alternativet')
            yield from _one_right(at, gap)
            yield from right_ones_without_misconception(gap.options, ("gaps", at))
        yield from placeholders(PLACEHOLDER.findall(self.text), [gap.id for gap in self.gaps], field="gaps")


def _one_right(at: int, gap: Gap) -> Iterator[Mistake]:
    correct = [n for n, option in enumerate(gap.options) if option.correct]
    if not correct:
        what = f'luckan "{gap.id}" har inget rätt alternativ.'
        yield ("gaps", at, "options"), f'{what} Skriv "correct: true" på det som är rätt.'
    for n in correct[1:]:
        what = f'luckan "{gap.id}" har redan ett rätt alternativ, "{gap.options[correct[0]].id}".'
        yield ("gaps", at, "options", n), f'{what} Ta bort "correct: true" på det ena.'
