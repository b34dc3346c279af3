"""quizzes/data/fall: a case a file, with every person named, every date in its place and every life area known."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kurs.errors import suggest
from kurs.model import case as meaning
from kurs.schema.fields import Day, Id, Mistake, Strict, Text, custom, mean
from kurs.schema.messages import check
from kurs.schema.source import Loc, Source
from kurs.words import PLACES
from kurs.words.case import FACTORS

AREAS = PLACES["livsomraden"]
DAYS = 14


def _area(text: str) -> str:
    if text in AREAS:
        return text
    raise custom(f'livsområdet "{text}" finns inte.{suggest(text, AREAS)} Välj: {", ".join(AREAS)}.')


def _kind(text: str) -> str:
    if text in FACTORS:
        return text
    raise custom(f'"{text}" är ingen relaterad faktor.{suggest(text, FACTORS)} Välj: {", ".join(FACTORS)}.')


def _time(text: str) -> str:
    if re.fullmatch(r"(?:[01]\d|2[0-3])\.[0-5]\d", text):
        return text
    raise custom(f'"{text}" är inget klockslag. Skriv timme och minut med punkt, till exempel "07.40".')


Area = Annotated[str, AfterValidator(_area), Field(json_schema_extra={"enum": list(AREAS)})]
Kind = Annotated[str, AfterValidator(_kind), Field(json_schema_extra={"enum": list(FACTORS)})]
Time = Annotated[str, AfterValidator(_time)]


class PartyFields(Strict):
    means = meaning.Party
    id: Id = Field(description="Namnet i filen, som andra fält hänvisar till.")
    name: Text = Field(description="Förnamnet, eller ett ord som dottern. Aldrig en riktig person.")
    role: Text = Field(description="Befattning eller relation, till exempel undersköterska eller dotter.")


class ViewFields(Strict):
    means = meaning.View
    by: Id = Field(description='Vem som har sagt det: ett id från "people".')
    text: Text = Field(description="Vad personen har sagt.")


class RatingFields(Strict):
    means = meaning.Rating
    value: Literal[0, 1, 2, 3, 4, 8, 9] = Field(description="Värdet på bedömningsskalan, utan citattecken.")
    text: Text = Field(description="Hur det fungerar, med ord.")


class NeedFields(Strict):
    means = meaning.Need
    area: Area = Field(description="Livsområdet, till exempel hemliv.")
    need: Text = Field(description="Behovet, utan att nämna någon insats.")
    own_view: Text = Field(description="Vad personen själv säger om det.")
    others: list[ViewFields] = Field([], description="Vad andra säger, och vem.")
    assessed: RatingFields = Field(description="Bedömt funktionstillstånd: hur det är nu.")
    intended: RatingFields = Field(description="Avsett funktionstillstånd: dit stödet ska leda.")


class AssignmentFields(Strict):
    means = meaning.Assignment
    date: Day = Field(description='Dagen då uppdraget lämnades, till exempel "2026-09-14".')
    by: Id = Field(description='Handläggaren: ett id från "people".')
    measure: Text = Field(description="Insatsen som är beslutad, och lagen.")
    source: Text = Field(description='Stödet för insatsen: ett id i lagrum.yml eller faktabladets avsnitt ("1").')
    areas: Annotated[list[NeedFields], Field(min_length=1)] = Field(description="Livsområdena i uppdraget, minst ett.")


class FactorFields(Strict):
    means = meaning.Factor
    kind: Kind = Field(description="Slaget, till exempel kroppsfunktion.")
    text: Text = Field(description="Det som hjälper eller hindrar.")
    said_by: Annotated[list[Id], Field(min_length=1)] = Field(description="Vem som har sagt det: minst ett id.")
    document: Text | None = Field(None, description="Handlingen där det står, till exempel läkarintyg 2025-03-04.")


class PlannedFields(Strict):
    means = meaning.Planned
    area: Area = Field(description="Livsområdet. Det ska finnas i uppdraget.")
    link: Text = Field(description="Hur delmålen följer av det avsedda i uppdraget.")
    goals: Annotated[list[Text], Field(min_length=1)] = Field(description="Delmålen, minst ett.")
    resources: Text = Field(description="Det personen kan själv, och det som hjälper.")
    what: Text = Field(description="Vad som ska göras.")
    how: Text = Field(description="Hur stödet ges: arbetssättet.")
    when: Text = Field(description="När stödet ges.")
    who: Text = Field(description="Vem som gör vad.")


class FollowUpFields(Strict):
    means = meaning.FollowUp
    date: Day = Field(description='Dagen då planen ska följas upp, till exempel "2027-01-18".')
    how: Text = Field(description="Hur planen följs upp, och med vilka.")


class PlanFields(Strict):
    means = meaning.Plan
    date: Day = Field(description='Dagen då planen fastställdes, till exempel "2026-10-05".')
    participants: Annotated[list[Id], Field(min_length=1)] = Field(description="De som deltog: minst ett id.")
    participation: Text = Field(description="Hur personen har varit med, eller varför inte.")
    follow_up: FollowUpFields = Field(description="När och hur planen följs upp.")
    areas: Annotated[list[PlannedFields], Field(min_length=1)] = Field(description="Livsområdena i planen, minst ett.")


class NoteFields(Strict):
    means = meaning.JournalNote
    date: Day = Field(description='Dagen, till exempel "2026-11-02".')
    time: Time = Field(description='Klockslaget, till exempel "07.40".')
    area: Area | None = Field(None, description="Livsområdet. Utelämna det om anteckningen inte hör till något.")
    text: Text = Field(description="Det som hände: fakta, tid och vem som sa vad.")
    assessment: Text | None = Field(None, description="En bedömning, skild från det som hände.")
    by: Id = Field(description='Den som skrev: ett id från "people". Rollen visas.')
    weak: Text | None = Field(None, description="Vad som kan bli bättre, i en anteckning som är svag med flit.")
    better: Text | None = Field(None, description="Den svaga anteckningen, skriven bättre.")


class JournalFields(Strict):
    means = meaning.Journal
    first_day: Day = Field(description=f"Journalens första dag. Anteckningarna ryms inom {DAYS} dagar.")
    notes: Annotated[list[NoteFields], Field(min_length=1)] = Field(description="Anteckningarna, i tidsordning.")


class CaseFields(Strict):
    """Ett övningsfall: en påhittad person med uppdrag, relaterade faktorer, plan och journal."""

    means = meaning.Case
    id: Id = Field(description="Fallets namn i hela kursen. Ändra det aldrig sedan.")
    name: Text = Field(description="Personens förnamn. Personen ska vara påhittad.")
    age: Annotated[int, Field(ge=0, le=120)] = Field(description="Personens ålder, till exempel 83.")
    support: Text = Field(description="Stödets form, till exempel hemtjänst.")
    law: Literal["SoL", "LSS"] = Field(description="Lagen: SoL eller LSS.")
    about: Text = Field(description="Vem personen är, det som är viktigt för hen först.")
    people: list[PartyFields] = Field(description="Alla andra som nämns, var och en med id, name och role.")
    assignment: AssignmentFields = Field(description="Uppdraget från myndigheten.")
    factors: Annotated[list[FactorFields], Field(min_length=1)] = Field(description="Relaterade faktorer, minst en.")
    plan: PlanFields = Field(description="Genomförandeplanen.")
    journal: JournalFields = Field(description="Två veckor ur journalen.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from _repeated(((("people", at, "id"), one.id) for at, one in enumerate(self.people)), [self.id])
        yield from self._named()
        yield from self._plan()
        yield from self._journal()

    def _named(self) -> Iterator[Mistake]:
        """Everybody named is in the case. The person is named by the case's own id and writes no note."""
        others = [party.id for party in self.people]
        for loc, id in self._names():
            known = others if loc[0] == "journal" or loc == ("assignment", "by") else [self.id, *others]
            if id not in known:
                what = f'personen "{id}" finns inte i "people".{suggest(id, known)}'
                alone = f'"{id}" är personen som fallet handlar om. Välj någon annan i "people".'
                yield loc, alone if id == self.id else f"{what} Lägg till den där, med role, eller rätta id:t."

    def _names(self) -> Iterator[tuple[Loc, str]]:
        yield ("assignment", "by"), self.assignment.by
        for at, need in enumerate(self.assignment.areas):
            yield from ((("assignment", "areas", at, "others", n, "by"), one.by) for n, one in enumerate(need.others))
        for at, factor in enumerate(self.factors):
            yield from ((("factors", at, "said_by", n), id) for n, id in enumerate(factor.said_by))
        yield from ((("plan", "participants", at), id) for at, id in enumerate(self.plan.participants))
        yield from ((("journal", "notes", at, "by"), note.by) for at, note in enumerate(self.journal.notes))

    def _plan(self) -> Iterator[Mistake]:
        given = [need.area for need in self.assignment.areas]
        for name, areas in (("assignment", given), ("plan", [one.area for one in self.plan.areas])):
            yield from _repeated((((name, "areas", at, "area"), area) for at, area in enumerate(areas)), [])
        for at, planned in enumerate(self.plan.areas):
            if planned.area not in given:
                what = f'livsområdet "{planned.area}" finns inte i uppdraget.{suggest(planned.area, given)}'
                yield ("plan", "areas", at, "area"), f"{what} Planen utgår från uppdraget: {', '.join(given)}."
        if self.plan.date < self.assignment.date:
            yield ("plan", "date"), f"planen är från {self.plan.date}, före uppdraget ({self.assignment.date})."
        if self.plan.follow_up.date <= self.plan.date:
            what = f"uppföljningen {self.plan.follow_up.date} är inte efter planen ({self.plan.date})."
            yield ("plan", "follow_up", "date"), f"{what} Skriv en senare dag."

    def _journal(self) -> Iterator[Mistake]:
        first = self.journal.first_day
        last = (date.fromisoformat(first) + timedelta(DAYS - 1)).isoformat()
        if first < self.plan.date:
            yield ("journal", "first_day"), f"journalen börjar {first}, före planen ({self.plan.date})."
        before = ""
        for at, note in enumerate(self.journal.notes):
            if not first <= note.date <= last:
                what = f"{note.date} är utanför de två veckorna {first} till {last}."
                yield ("journal", "notes", at, "date"), f'{what} Rätta dagen eller "first_day".'
            elif (now := f"{note.date} {note.time}") < before:
                yield ("journal", "notes", at, "date"), f"anteckningen {now} står efter {before}. Skriv i tidsordning."
            before = max(before, f"{note.date} {note.time}")
            if note.better and not note.weak:
                what = '"better" står utan "weak". Skriv vad som kan bli bättre, eller ta bort raden.'
                yield ("journal", "notes", at, "better"), what


def _repeated(values: Iterable[tuple[Loc, str]], taken: Iterable[str]) -> Iterator[Mistake]:
    seen = set(taken)
    for loc, value in values:
        if value in seen:
            yield loc, f'"{value}" står redan tidigare i fallet. Ta bort det ena eller byt.'
        seen.add(value)


@dataclass(frozen=True, slots=True)
class Told:
    """A checked case and where it stands."""

    case: meaning.Case
    place: Source


def read_case(source: Source) -> Told | None:
    """None when `source.problems` says why."""
    written = check(CaseFields, source.data, source)
    if written is None:
        return None
    source.problems += [source.problem(loc, message) for loc, message in written.mistakes()]
    return None if source.problems else Told(mean(written), source)
