"""What an author may write in kurs.yml: the course, its modules and its paths."""
from __future__ import annotations

from typing import Annotated

from pydantic import Field, SkipValidation, StringConstraints

from kurs.model import assessment as meaning
from kurs.schema.fields import Day, Id, Strict, Text

Pages = Annotated[list[Text], Field(min_length=1)]


class Objective(Strict):
    means = meaning.Objective
    id: Id = Field(description="Lärandemålets namn, som uppgifterna hänvisar till.")
    text: Text = Field(description='Vad den som gått modulen kan göra: "Du kan …".')


class Module(Strict):
    means = meaning.Module
    id: Id = Field(description="Modulens namn i hela kursen. Ändra det aldrig sedan.")
    title: Text = Field(description="Modulens titel, som den visas.")
    summary: Text | None = Field(None, description="En mening om vad man lär sig.")
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")] = Field(
        description='Version inom citattecken, till exempel "1.0". Höj första siffran när alla ska gå om.'
    )
    pages: Pages = Field(description="Modulens kapitel i läsordning, som sökvägar under docs/.")
    objectives: Annotated[list[Objective], Field(min_length=1)] = Field(description="Lärandemålen, minst ett.")
    minutes: Annotated[int, Field(ge=1, le=10000)] = Field(
        description="Ungefär hur många minuter modulen tar, till exempel 30."
    )
    audience: list[Id] = Field([], description='Vilka modulen är till för: id från "paths".')
    required: list[Id] | None = Field(
        None,
        description="Övningar och övningsset som måste göras. Utelämna fältet om alla på modulens sidor ska göras.",
    )
    final: Id | None = Field(None, description="Id för modulens slutprov, om den har något.")
    mastery: Annotated[float, Field(gt=0, le=1)] = Field(
        0.8, description="Andel rätt som krävs på slutprovet, till exempel 0.8."
    )
    valid_months: Annotated[int, Field(ge=1, le=1200)] | None = Field(
        None, description="Hur många månader ett intyg gäller, till exempel 12."
    )
    renew_by: Day | None = Field(
        None, description='Dagen då den som gått en äldre version senast ska gå om modulen, till exempel "2027-03-01".'
    )


class Path(Strict):
    means = meaning.Path
    id: Id = Field(description="Rollens namn i kursen.")
    role: Text = Field(description="Rollen, som den visas på startsidan.")
    text: Text | None = Field(None, description="En mening om vad den som har rollen behöver.")
    modules: Annotated[list[Id], Field(min_length=1)] = Field(description="Modulernas id, i den ordning de ska göras.")


class Repetition(Strict):
    means = meaning.Repetition
    minutes: Annotated[int, Field(ge=1, le=60)] = Field(
        5, description="Ungefär hur många minuter en omgång på sidan Repetera tar, till exempel 5."
    )
    lookalikes: list[Annotated[list[Id], Field(min_length=2)]] = Field(
        [],
        description="Områden som är lätta att förväxla, i grupper om minst två. De blandas med varandra. "
        "Skriv id för lärandemål, övningar, set eller uppgifter.",
    )


class Course(Strict):
    # Each module and path is checked on its own, so that one mistake hides no other.
    iri: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"{}|\\^`?#]+$")] = Field(
        description="Kursens beständiga namn: en webbadress som börjar med https://. Ändra den aldrig sedan."
    )
    title: Text = Field(description="Kursens titel.")
    modules: Annotated[list[SkipValidation[Module]], Field(min_length=1)] = Field(
        description="Kursens moduler, minst en."
    )
    paths: list[SkipValidation[Path]] = Field(
        [], description="Rollerna på startsidan och vilka moduler var och en ska göra."
    )
    repetition: Repetition | None = Field(None, description="Hur uppgifter kommer tillbaka på sidan Repetera.")
