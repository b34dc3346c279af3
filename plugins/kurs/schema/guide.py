"""quizzes/data/beslutsstod.yml: guides for work, by id. Every way ends in a result, and none goes round."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from kurs.errors import suggest
from kurs.model import guide as meaning
from kurs.schema.entries import read_entries
from kurs.schema.fields import Day, Id, Mistake, Prompt, Strict, Text, mean
from kurs.schema.source import Source
from kurs.schema.ways import closure, on_a_circle
from kurs.words import PLACES

AREAS = tuple(PLACES["livsomraden"])
# On paper the results are lettered.
MOST_RESULTS = 26


class Branch(Strict):
    means = meaning.Branch
    text: Prompt = Field(description="Svaret, som det står på knappen.")
    to: Id = Field(description="Id för steget som svaret leder till.")


class GuideStep(Strict):
    means = meaning.Step
    id: Id = Field(description="Stegets namn i beslutsstödet.")
    question: Prompt | None = Field(None, description="Frågan. Ett resultat har ingen.")
    options: Annotated[list[Branch], Field(min_length=2)] | None = Field(
        None, description="Svaren på frågan, minst två."
    )
    area: str | None = Field(None, description="Resultatet är det här livsområdet.")
    result: Prompt | None = Field(None, description="Resultatet, om det inte är ett livsområde.")
    text: Text | None = Field(None, description="En förklaring till frågan, eller vad man gör med resultatet.")
    excluded: Prompt | None = Field(None, description="Vad som inte hör till resultatet, och var det hör hemma.")


class GuideFields(Strict):
    """Ett beslutsstöd: frågor som leder fram till ett resultat."""

    means = meaning.Guide
    title: Text = Field(description="Titeln, som den visas.")
    intro: Prompt = Field(description="När man har nytta av stödet, i en mening.")
    note: Prompt = Field(description="En tumregel som gäller vilket resultatet än blir.")
    source: Text = Field(description='Stödet: faktabladets avsnitt ("2") eller ett id i lagrum.yml.')
    checked: Day = Field(description='Dagen då innehållet senast kontrollerades, till exempel "2026-11-26".')
    steps: Annotated[list[GuideStep], Field(min_length=3)] = Field(description="Stegen. Det första är en fråga.")

    def mistakes(self) -> Iterator[Mistake]:
        ids = [one.id for one in self.steps]
        for at, step in enumerate(self.steps):
            if step.id in ids[:at]:
                yield ("steps", at, "id"), f'steget "{step.id}" finns redan. Välj ett annat id.'
            yield from ((("steps", at, *loc), message) for loc, message in _kind(step, first=at == 0))
            for nr, way in enumerate(step.options or ()):
                if way.to not in ids:
                    what = f'steget "{way.to}" finns inte.{suggest(way.to, ids)} Välj: {", ".join(ids)}.'
                    yield ("steps", at, "options", nr, "to"), what
        if sum(not one.question for one in self.steps) > MOST_RESULTS:
            yield ("steps",), f"beslutsstödet har fler än {MOST_RESULTS} resultat. Dela upp det i två."
        yield from self._ways(ids)

    def _ways(self, ids: list[str]) -> Iterator[Mistake]:
        leads = {one.id: {way.to for way in one.options or ()} for one in self.steps}
        circles = on_a_circle(leads)
        # With a wrong id somewhere it is unsure what can be reached.
        is_sure = set().union(*leads.values()) <= set(ids) and bool(self.steps[0].options)
        reached = closure({ids[0]}, leads) if is_sure else set(ids)
        for at, step in enumerate(self.steps):
            if step.id not in reached:
                what = f'inget svar leder till steget "{step.id}", så det visas aldrig.'
                yield ("steps", at), f'{what} Skriv "to: {step.id}" i ett svar, eller ta bort steget.'
            elif step.id in circles:
                what = f'från steget "{step.id}" går det att komma tillbaka till samma steg, så frågorna går runt.'
                yield ("steps", at), f"{what} Låt svaren leda vidare mot ett resultat."


def _kind(step: GuideStep, *, first: bool) -> Iterator[Mistake]:
    """Either a question with answers or a result; the first is a question."""
    results = [name for name in ("area", "result") if getattr(step, name)]
    if step.question and not step.options:
        yield ("question",), f'frågan "{step.id}" är en återvändsgränd: den har inga svar. Lägg till "options".'
    elif step.options and not step.question:
        yield (), f'steget "{step.id}" har svar men ingen fråga. Lägg till "question".'
    elif step.question and results:
        yield (results[0],), f'steget "{step.id}" har både fråga och resultat. Ta bort det ena.'
    elif not step.question and len(results) != 1:
        what = "har två resultat" if results else "är varken en fråga eller ett resultat"
        yield (), f'steget "{step.id}" {what}. Skriv "question" och "options", eller ett av "area" och "result".'
    elif not step.question and not step.text:
        yield (), f'resultatet "{step.id}" säger inte vad man gör. Lägg till "text".'
    elif first and not step.question:
        yield (), "det första steget ska vara en fråga. Flytta resultatet längre ner."
    if step.area and step.area not in AREAS:
        yield ("area",), f'livsområdet "{step.area}" finns inte.{suggest(step.area, AREAS)} Välj: {", ".join(AREAS)}.'


class Guides:
    """The guides that could be read, by id, and the file for a problem's place."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source
        self.by_id: dict[str, meaning.Guide] = {}


def read_guides(source: Source) -> Guides:
    """Mistakes go into `source.problems`."""
    guides = Guides(source)
    found = read_entries(GuideFields, source, each="ett beslutsstöd på varje plats: id, kolon och sedan fälten")
    for id, one in found.items():
        mistakes = [source.problem((id, *loc), message) for loc, message in one.mistakes()]
        source.problems += mistakes
        if not mistakes:
            given = {name: mean(value) for name, value in one.__dict__.items()}
            guides.by_id[id] = meaning.Guide(id=id, **given)
    return guides
