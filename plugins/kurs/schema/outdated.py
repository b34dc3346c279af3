"""quizzes/data/utgangna-ord.yml: words and claims that no longer hold, and what to write instead."""
from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from kurs.schema.entries import read_entries
from kurs.schema.fields import Strict, Text
from kurs.schema.source import Loc, Source


class OutdatedFields(Strict):
    """Ett ord eller ett påstående som inte gäller längre."""

    term: Text = Field(description="Det som inte ska stå kvar, i sin grundform.")
    forms: list[Text] = Field([], description="Andra sätt att skriva det. Vanliga ändelser hittas ändå.")
    instead: Text = Field(description="Det som ska stå i stället.")
    why: Text = Field(description="Varför det inte gäller längre, i en mening.")
    source: Text = Field(description='Stödet: faktabladets avsnitt ("6.1") eller ett id i lagrum.yml.')


class Outdated:
    """The entries that could be read, by id, and the file for a problem's place."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source
        self.fields: dict[str, OutdatedFields] = {}


def read_outdated(source: Source) -> Outdated:
    """Mistakes go into `source.problems`."""
    outdated = Outdated(source)
    each = "ett utgånget ord på varje plats: id, kolon och sedan ordets fält"
    outdated.fields = read_entries(OutdatedFields, source, each=each)
    source.problems += [source.problem(loc, message) for loc, message in _repeated(outdated.fields)]
    return outdated


def _repeated(entries: dict[str, OutdatedFields]) -> Iterator[tuple[Loc, str]]:
    written: dict[str, str] = {}
    for id, one in entries.items():
        places: list[tuple[Loc, str]] = [((id, "term"), one.term)]
        places += [((id, "forms", at), form) for at, form in enumerate(one.forms)]
        for loc, form in places:
            if (there := written.setdefault(form.casefold(), id)) != id:
                yield loc, f'"{form}" står redan under "{there}". Ta bort det på ett av ställena.'
