"""A worked example: each passage of the text has its note, and each note its passage."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kurs.model import example as meaning
from kurs.model import passages
from kurs.schema.fields import ID, Id, Mistake, Strict, Text
from kurs.schema.interactions.placeholders import marked
from kurs.schema.messages import check, slug
from kurs.schema.source import Source


class Example(Strict):
    """Ett genomarbetat exempel: en bra text med förklaringar, och sedan en text att rätta."""

    kind: Literal["example"] = Field(description="Filens sort: ett genomarbetat exempel.")
    id: Id = Field(
        description="Namnet i hela kursen: små bokstäver a–z, siffror och bindestreck. Ändra det aldrig sedan."
    )
    title: Text = Field(description="Titeln, som den visas.")
    intro: Text | None = Field(None, description="Text före exemplet: vem det gäller och vad texten är till för.")
    text: Text = Field(description="Den bra texten, med [[id|orden]] där det finns något att förklara.")
    notes: Annotated[dict[str, Text], Field(min_length=1)] = Field(
        description="En förklaring för varje ställe i texten: ställets id, kolon och varför orden är bra.",
        json_schema_extra={"propertyNames": {"pattern": ID}},
    )
    mend: Id = Field(description="Id för övningen eller setet som visas efter exemplet, där en sämre text ska rättas.")
    source: Text = Field(
        description='Vad exemplet bygger på: faktabladets avsnitt ("6.3" eller "8.3 nr 1") eller ett id i lagrum.yml.'
    )

    def mistakes(self) -> Iterator[Mistake]:
        for id in self.notes:
            if not re.fullmatch(ID, id):
                what = f'id "{id}" får bara ha små bokstäver a–z, siffror och enkla bindestreck'
                yield ("notes", id), f'{what}, till exempel "{slug(id) or "tiden"}".'
        yield from marked(self.text, {id: ("notes", id) for id in self.notes})

    def example(self) -> meaning.Example:
        order = list(passages.words(self.text))
        notes = tuple(meaning.Note(id=id, text=self.notes[id]) for id in order)
        own = {name: getattr(self, name) for name in ("id", "title", "intro", "text", "mend", "source")}
        return meaning.Example(**own, notes=notes)


@dataclass(frozen=True, slots=True)
class Worked:
    """A checked example and where it stands."""

    example: meaning.Example
    place: Source


def read_example(source: Source) -> Worked | None:
    """None when `source.problems` says why."""
    written = check(Example, source.data, source)
    if written is None:
        return None
    source.problems += [source.problem(loc, message) for loc, message in written.mistakes()]
    return None if source.problems else Worked(written.example(), source)
