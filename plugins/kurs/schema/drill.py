"""A drill: a set made of the glossary, one choice a term."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model.assessment import Item, Section
from kurs.model.glossary import Lexicon, Term
from kurs.model.interaction import Choice, Option
from kurs.schema.assessment import Draft
from kurs.schema.fields import Id, Strict, Text
from kurs.schema.messages import check
from kurs.schema.source import Loc, Source
from kurs.words import DRILL

OPTIONS = 4


class Drill(Strict):
    """En ordövning som görs av ordlistan."""

    kind: Literal["drill"] = Field(description="Filens sort: en ordövning som görs av ordlistan.")
    id: Id = Field(description="Namnet i hela kursen. Ändra det aldrig sedan.")
    title: Text = Field(description="Titeln, som den visas.")
    intro: Text | None = Field(None, description="Text före den första frågan.")
    objective: Id | None = Field(None, description="Id för det lärandemål i modulen som orden övar.")
    terms: Annotated[list[Id], Field(min_length=OPTIONS)] = Field(
        description=f"Id för orden i ordlistan, minst {OPTIONS}. Varje ord blir en fråga."
    )


def read_drill(source: Source, terms: Mapping[str, Term]) -> Draft | None:
    """The set; None when `source.problems` says why. Each item is `{drill}-{term}`, whatever its place."""
    drill = check(Drill, source.data, source)
    if drill is None:
        return None
    source.problems += [source.problem(loc, message) for loc, message in _mistakes(drill, terms)]
    if source.problems:
        return None
    items = tuple(_item(drill, terms[id], terms) for id in drill.terms)
    section = Section(id=drill.id, items=items)
    locs: dict[str, Loc] = {item.id: ("terms", at) for at, item in enumerate(items)}
    return Draft(
        id=drill.id,
        kind="set",
        place=source,
        sections=(section,),
        locs=locs,
        title=drill.title,
        intro=drill.intro,
        generated=True,
    )


def _mistakes(drill: Drill, terms: Mapping[str, Term]) -> Iterator[tuple[Loc, str]]:
    for at, id in enumerate(drill.terms):
        loc = ("terms", at)
        if id not in terms:
            yield loc, f'ordet "{id}" finns inte i ordlistan.{suggest(id, terms)} Rätta id:t eller lägg till ordet.'
        elif id in drill.terms[:at]:
            yield loc, f'ordet "{id}" står redan i listan. Ta bort det ena.'
        elif any(True for _ in Lexicon([terms[id]]).uses(terms[id].definition)):
            what = f'betydelsen av "{terms[id].term}" innehåller ordet självt och röjer svaret.'
            yield loc, f"{what} Skriv om den i ordlistan eller ta bort ordet här."


def _item(drill: Drill, term: Term, terms: Mapping[str, Term]) -> Item:
    options = [Option(id=term.id, text=term.term, correct=True, feedback=term.example or DRILL["right"])]
    apart = {other.term: other.text for other in term.confused_with}
    for other in _others(drill, term, terms):
        means = DRILL["means"].format(term=other.term, means=other.definition)
        feedback = f"{means} {apart.get(other.id, '')}".strip()
        options.append(Option(id=other.id, text=other.term, feedback=feedback))
    return Item(
        id=f"{drill.id}-{term.id}",
        interaction=Choice(options=tuple(options)),
        context=term.definition,
        prompt=DRILL["prompt"],
        objective=drill.objective,
        source=term.source,
    )


def _others(drill: Drill, term: Term, terms: Mapping[str, Term]) -> list[Term]:
    """What it is taken for first, then what it belongs with, then its neighbours in the drill."""
    at = drill.terms.index(term.id)
    neighbours = [*drill.terms[at + 1 :], *drill.terms[:at]]
    ids = dict.fromkeys([*(other.term for other in term.confused_with), *term.see, *neighbours])
    return [terms[id] for id in ids if id != term.id][: OPTIONS - 1]
