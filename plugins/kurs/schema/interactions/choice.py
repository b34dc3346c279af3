"""What an author may write in a choice."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Misconception, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields
from kurs.schema.source import Loc


class Option(Strict):
    means = meaning.Option
    id: Id = Field(description="Alternativets namn i uppgiften, till exempel a.")
    text: Text = Field(description="Alternativet, i en mening eller några ord.")
    correct: bool = Field(False, description="true om alternativet är rätt.")
    feedback: Text = Field(description="Varför alternativet är rätt eller fel. Visas för den som valde det.")
    misconception: Misconception = None


class Choice(ItemFields):
    """Välj ett eller flera rätta alternativ."""

    means = meaning.Choice
    interaction: Literal["choice"] = Field(description="Uppgiftens typ: välj bland alternativ.")
    multiple: bool = Field(False, description="true om alla rätta alternativ ska kryssas för.")
    shuffle: bool = Field(True, description="false om alternativen alltid ska stå i samma ordning.")
    options: Annotated[list[Option], Field(min_length=2)] = Field(description="Alternativen, minst två.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        yield from repeated(((("options", at, "id"), one.id) for at, one in enumerate(self.options)), "alternativet")
        correct = [at for at, option in enumerate(self.options) if option.correct]
        if not correct:
            yield ("options",), 'inget alternativ är rätt. Skriv "correct: true" på det som är rätt.'
        if len(correct) > 1 and not self.multiple:
            what = f"{len(correct)} alternativ är rätta, men bara ett kan väljas."
            yield ("options", correct[1]), f'{what} Skriv "multiple: true" eller ändra facit.'
        yield from right_ones_without_misconception(self.options)


def right_ones_without_misconception(options: list[Option], loc: Loc = ()) -> Iterator[Mistake]:
    for at, option in enumerate(options):
        if option.correct and option.misconception is not None:
            what = 'ett rätt svar kan inte ha en missuppfattning. Ta bort "misconception" eller ändra facit.'
            yield (*loc, "options", at, "misconception"), what
