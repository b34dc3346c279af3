"""Which items come back in repetition, which area each is about, and how long each takes."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kurs.model.assessment import Assessment, Course, Item, Module
from kurs.model.interaction import Interaction

# Where a type says nothing of its own.
SECONDS = 40


@dataclass(frozen=True, slots=True)
class Repeated:
    """`area`: two items of the same one are kept apart. `group`: the number of the look-alikes it is one of."""

    item: Item
    module: str
    area: str
    group: int | None


def repeated(course: Course) -> Iterator[Repeated]:
    """In reading order: what is recorded, but no finals, no types for practice only and none its author keeps out."""
    groups = {id: at for at, group in enumerate(course.repetition.lookalikes) for id in group}
    for module, assessment in _practice(course):
        for item in assessment.items:
            if item.repetition and not getattr(item.interaction, "practice_only", False):
                named = next((id for id in (item.id, assessment.id, item.objective) if id in groups), None)
                # Objectives are unique in their module only.
                area = f"{module.id}/{item.objective or assessment.id}" if named in (None, item.objective) else named
                yield Repeated(item, module.id, str(area), groups.get(named or ""))


def _practice(course: Course) -> Iterator[tuple[Module, Assessment]]:
    for module in course.modules:
        for page in module.pages:
            for one in course.shown_on(page):
                if one.recorded and one.kind != "final":
                    yield module, one


def seconds(interaction: Interaction) -> int:
    """About how long an item takes, reading of the explanation included."""
    return int(getattr(interaction, "seconds", SECONDS))
