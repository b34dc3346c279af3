"""What an author may write in an item: one strict class per interaction, beside the common fields.

A new interaction is one class here (fields, `means`, `mistakes`) and its name in INTERACTIONS.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields
from kurs.schema.source import Loc

PLACEHOLDER = re.compile(r"\[\[([^\]\n]*)\]\]")


class Option(Strict):
    means = meaning.Option
    id: Id = Field(description="Alternativets namn i uppgiften, till exempel a.")
    text: Text = Field(description="Alternativet, i en mening eller några ord.")
    correct: bool = Field(False, description="true om alternativet är rätt.")
    feedback: Text = Field(description="Varför alternativet är rätt eller fel. Visas för den som valde det.")


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


class ExpectedEntry(Strict):
    means = meaning.ExpectedEntry
    text: Text = Field(description="Ett fel svar som många skriver.")
    feedback: Text = Field(description="Varför just det svaret är fel.")


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
            yield from _placeholders(PLACEHOLDER.findall(self.text), [blank.id for blank in self.blanks])


def _placeholders(names: list[str], blanks: list[str]) -> Iterator[Mistake]:
    """`names` are those in the text: each has its blank and each blank its place."""
    for name in dict.fromkeys(names):
        if name not in blanks:
            what = f'texten har luckan [[{name}]] som inte finns i "blanks".{suggest(name, blanks)}'
            yield ("text",), f"{what} Lägg till den eller ta bort den."
        elif names.count(name) > 1:
            yield ("text",), f"luckan [[{name}]] står flera gånger i texten. Ge varje lucka ett eget id."
    for at, name in enumerate(blanks):
        if name not in names:
            what = f'luckan "{name}" finns inte i texten.'
            yield ("blanks", at), f'{what} Skriv [[{name}]] i "text" där luckan ska vara.'


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


class Target(Strict):
    means = meaning.Target
    id: Id = Field(description="Svarets namn i uppgiften.")
    text: Text = Field(description="Svaret, som det visas.")
    feedback: Text = Field(description="Vad svaret hör ihop med. Visas för den som valde det på fel rad.")


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
    shuffle: bool = Field(True, description="false om svaren alltid ska stå i samma ordning.")
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


INTERACTIONS: dict[str, type[ItemFields]] = {
    "choice": Choice,
    "text-entry": TextEntry,
    "gap-match": GapMatch,
    "match": Match,
}
Item = Choice | TextEntry | GapMatch | Match
