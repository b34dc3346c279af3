"""quizzes/data/ordlista.yml: the glossary, a term an entry by its id."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model import glossary as meaning
from kurs.model.alphabet import alphabetical
from kurs.schema.entries import read_entries
from kurs.schema.fields import Id, Prompt, Strict, Text, mean
from kurs.schema.source import Loc, Source


class Confusion(Strict):
    means = meaning.Confusion
    term: Id = Field(description="Id för ordet som det här ordet lätt förväxlas med.")
    text: Text = Field(description="Hur man skiljer dem åt, i en mening.")


class TermFields(Strict):
    """Ett ord i ordlistan."""

    means = meaning.Term
    term: Text = Field(description="Ordet i sin grundform, med liten bokstav om det inte är ett namn eller förkortat.")
    definition: Prompt = Field(description="Vad ordet betyder, kort och enkelt.")
    forms: list[Text] = Field([], description="Ordets andra former i löpande text, till exempel delmålet.")
    also: list[Text] = Field([], description="Andra ord för samma sak, också vardagsord. De går att söka på.")
    example: Prompt | None = Field(None, description="En mening där ordet används.")
    confused_with: list[Confusion] = Field([], description="Ord som det lätt förväxlas med, och vad som skiljer.")
    see: list[Id] = Field([], description="Id för andra ord som hör ihop med det här.")
    source: Text = Field(description='Vad betydelsen bygger på: faktabladets avsnitt ("5") eller ett id i lagrum.yml.')
    certainty: Literal["S", "T"] = Field("S", description="S = säkert, T = troligt. Läsaren får veta om det är T.")


class Glossary:
    """The terms that could be read, and where each stands for a problem's place."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source
        self.fields: dict[str, TermFields] = {}

    @property
    def is_whole(self) -> bool:
        """Whether all could be read, so that what names a term can be judged."""
        return self.source is None or not self.source.problems

    @property
    def by_id(self) -> dict[str, meaning.Term]:
        return {term.id: term for term in self.terms}

    @property
    def terms(self) -> tuple[meaning.Term, ...]:
        """In Swedish alphabetical order."""
        found = (_term(id, one) for id, one in self.fields.items())
        return tuple(sorted(found, key=lambda term: alphabetical(term.term)))


def _term(id: str, one: TermFields) -> meaning.Term:
    given = {name: mean(value) for name, value in one.__dict__.items() if value is not None}
    return meaning.Term(id=id, **given)


def read_glossary(source: Source) -> Glossary:
    """Mistakes go into `source.problems`."""
    glossary = Glossary(source)
    each = "ett ord på varje plats: id, kolon och sedan ordets fält"
    glossary.fields = read_entries(TermFields, source, each=each)
    if not source.problems:
        source.problems += [source.problem(loc, message) for loc, message in _mistakes(glossary.fields)]
    return glossary


def _mistakes(terms: dict[str, TermFields]) -> Iterator[tuple[Loc, str]]:
    """Every id named exists, and no two terms are written alike."""
    written: dict[str, str] = {}
    for id, one in terms.items():
        for at, other in enumerate(one.confused_with):
            yield from _named(id, (id, "confused_with", at, "term"), other.term, terms)
        for at, other_id in enumerate(one.see):
            yield from _named(id, (id, "see", at), other_id, terms)
        places: list[tuple[Loc, str]] = [((id, "term"), one.term)]
        places += [((id, "forms", at), form) for at, form in enumerate(one.forms)]
        for loc, form in places:
            if (there := written.setdefault(form.casefold(), id)) != id:
                yield loc, f'"{form}" står redan under "{there}". Ta bort det på ett av ställena.'


def _named(id: str, loc: Loc, named: str, known: Iterable[str]) -> Iterator[tuple[Loc, str]]:
    if named == id:
        yield loc, f'"{id}" hänvisar till sig självt. Ta bort hänvisningen.'
    elif named not in known:
        yield loc, f'ordet "{named}" finns inte i ordlistan.{suggest(named, known)} Rätta id:t eller lägg till ordet.'
