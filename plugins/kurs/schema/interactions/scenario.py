"""What an author may write in a scenario: every way leads somewhere, and somewhere is an end."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kurs.errors import suggest
from kurs.model import interaction as meaning
from kurs.schema.fields import Id, Mistake, Strict, Text, repeated
from kurs.schema.item import ItemFields
from kurs.schema.ways import closure, leading_to


class Way(Strict):
    means = meaning.Way
    id: Id = Field(description="Valets namn i uppgiften.")
    text: Text = Field(description="Det personen kan välja att göra.")
    feedback: Text = Field(description="Vad valet leder till och varför. Visas direkt efter valet.")
    to: Id = Field(description="Id för scenen som valet leder till.")


class Scene(Strict):
    means = meaning.Scene
    id: Id = Field(description="Scenens namn i uppgiften.")
    text: Text = Field(description="Vad som händer i scenen. I ett slut: vad det ledde till.")
    options: Annotated[list[Way], Field(min_length=2)] | None = Field(
        None, description="Valen i scenen, minst två. Ett slut har inga."
    )
    ending: Literal["good", "mixed", "poor"] | None = Field(
        None, description="Gör scenen till ett slut: good (bra), mixed (delvis bra) eller poor (inte bra)."
    )


class Scenario(ItemFields):
    """Ett fall där varje val får en följd och leder vidare."""

    means = meaning.Scenario
    interaction: Literal["scenario"] = Field(description="Uppgiftens typ: ett fall med val och följder.")
    scenes: Annotated[list[Scene], Field(min_length=3)] = Field(
        description="Scenerna, minst tre. Fallet börjar i den första."
    )

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        scenes = list(enumerate(self.scenes))
        ways = [(("scenes", at, "options", nr), way) for at, one in scenes for nr, way in enumerate(one.options or ())]
        named = [(("scenes", at, "id"), one.id) for at, one in scenes]
        yield from repeated([*named, *(((*loc, "id"), way.id) for loc, way in ways)], "id")
        for at, scene in scenes:
            yield from _kind(at, scene)
        if all(one.ending != "good" for one in self.scenes):
            todo = 'Skriv "ending: good" i minst ett slut, så att det går att klara fallet.'
            yield ("scenes",), f"inget slut är bra. {todo}"
        known = [one.id for one in self.scenes]
        unknown = [(loc, way.to) for loc, way in ways if way.to not in known]
        for loc, to in unknown:
            yield (*loc, "to"), f'scenen "{to}" finns inte.{suggest(to, known)} Välj: {", ".join(known)}.'
        yield from self._ways(may_miss=bool(unknown) or not self.scenes[0].options)

    def _ways(self, *, may_miss: bool) -> Iterator[Mistake]:
        """What can't be reached, and from where no end can be. With `may_miss` a link is wrong, and reach unsure."""
        leads = {one.id: {way.to for way in one.options or ()} for one in self.scenes}
        reached = closure({self.scenes[0].id}, leads)
        # A scene that is wrong in itself has been told already: it counts as an end here.
        ends = {one.id for one in self.scenes if one.ending or not leads[one.id] or leads[one.id] - set(leads)}
        ending = leading_to(ends, leads)
        for at, scene in enumerate(self.scenes):
            if scene.id not in reached and not may_miss:
                what = f'inget val leder till scenen "{scene.id}", så den visas aldrig.'
                yield ("scenes", at), f'{what} Skriv "to: {scene.id}" i ett val, eller ta bort scenen.'
            elif scene.id not in ending:
                what = f'från scenen "{scene.id}" går det inte att komma till något slut, bara runt.'
                yield ("scenes", at), f"{what} Låt minst ett val leda vidare mot ett slut."


def _kind(at: int, scene: Scene) -> Iterator[Mistake]:
    """Either choices or an ending; the first has choices."""
    if scene.options and scene.ending:
        what = f'scenen "{scene.id}" har både val och slut.'
        yield ("scenes", at, "ending"), f'{what} Ta bort "ending", eller ta bort "options" om fallet slutar här.'
    elif not scene.options and not scene.ending:
        what = f'scenen "{scene.id}" är en återvändsgränd: den har varken val eller slut.'
        yield ("scenes", at), f'{what} Lägg till "options", eller "ending" om fallet slutar här.'
    elif at == 0 and scene.ending:
        what = "fallet börjar i den första scenen och kan inte sluta där."
        yield ("scenes", at, "ending"), f"{what} Lägg slutet längre ner."

