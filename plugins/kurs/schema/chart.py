"""quizzes/data/diagram.yml: figures shown as bars, a chart an entry by its id."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from kurs.model import chart as meaning
from kurs.schema.entries import read_entries
from kurs.schema.fields import Mistake, Prompt, Strict, Text, mean
from kurs.schema.source import Source

Figure = Annotated[float, Field(ge=0)]


class ChartRow(Strict):
    means = meaning.Bar
    label: Text = Field(description="Vad stapeln gäller, i några få ord.")
    value: Figure = Field(description="Värdet, ett tal från noll och uppåt med decimalpunkt.")
    spread: Figure | None = Field(None, description="Spridningen (standardavvikelsen), ett tal från noll och uppåt.")
    count: Annotated[int, Field(ge=1)] | None = Field(
        None, description="Hur många svar värdet bygger på, ett heltal från 1 och uppåt."
    )


class ChartFields(Strict):
    """Ett stapeldiagram med sin tabell."""

    means = meaning.Chart
    title: Text = Field(description="Vad diagrammet visar, som rubrik.")
    text: Prompt = Field(description="Det viktigaste i diagrammet, i en eller två meningar.")
    label: Text = Field(description='Vad raderna är, som rubrik i tabellen: "Område".')
    unit: Text = Field(description='Vad talen är, som rubrik i tabellen: "Procent".')
    min: Figure = Field(0, description="Talet där staplarna börjar, till exempel 0.")
    max: Figure = Field(description="Talet där hela stapeln är fylld, till exempel 100.")
    decimals: Annotated[int, Field(ge=0, le=2)] = Field(0, description="Antal decimaler som visas: 0, 1 eller 2.")
    source: Text = Field(description="Var talen kommer ifrån, och när de samlades in.")
    computed: Text | None = Field(None, description="Hur talen är räknade, om de inte står så i källan.")
    rows: Annotated[list[ChartRow], Field(min_length=2, max_length=30)] = Field(
        description="Staplarna uppifrån och ner, från 2 till 30."
    )

    def mistakes(self) -> Iterator[Mistake]:
        if self.max <= self.min:
            yield ("max",), f'"max" ({_told(self.max)}) ska vara större än "min" ({_told(self.min)}).'
            return
        seen: set[str] = set()
        for at, row in enumerate(self.rows):
            yield from self._row(at, row)
            if row.label in seen:
                yield ("rows", at, "label"), f'raden "{row.label}" finns redan. Ge varje rad ett eget namn.'
            seen.add(row.label)

    def _row(self, at: int, row: ChartRow) -> Iterator[Mistake]:
        if not self.min <= row.value <= self.max:
            what = f"värdet {_told(row.value)} ligger inte mellan {_told(self.min)} och {_told(self.max)}."
            yield ("rows", at, "value"), f'{what} Rätta värdet, "min" eller "max".'
        for name in ("value", "spread"):
            number = getattr(row, name)
            if number is not None and round(number, self.decimals) != number:
                what = f'{_told(number)} har fler decimaler än "decimals" ({self.decimals}).'
                yield ("rows", at, name), f'{what} Avrunda talet eller höj "decimals".'
        for name in ("spread", "count"):
            if getattr(row, name) is None and any(getattr(one, name) is not None for one in self.rows):
                yield ("rows", at), f'raden saknar "{name}", som andra rader har. Skriv det i alla rader eller i ingen.'


def _told(number: float) -> str:
    return f"{number:g}"


class Charts:
    """The charts that could be read, by id."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source
        self.by_id: dict[str, meaning.Chart] = {}

    @property
    def is_whole(self) -> bool:
        """Whether all could be read, so that what names a chart can be judged."""
        return self.source is None or not self.source.problems


def read_charts(source: Source) -> Charts:
    """Mistakes go into `source.problems`."""
    charts = Charts(source)
    each = "ett diagram på varje plats: id, kolon och sedan diagrammets fält"
    for id, one in read_entries(ChartFields, source, each=each).items():
        source.problems += [source.problem((id, *loc), message) for loc, message in one.mistakes()]
        charts.by_id[id] = _chart(id, one)
    return charts


def _chart(id: str, one: ChartFields) -> meaning.Chart:
    given = {name: mean(value) for name, value in one.__dict__.items() if value is not None}
    return meaning.Chart(id=id, **given)
