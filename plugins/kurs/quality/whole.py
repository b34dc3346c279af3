"""Rules about a set, a final or a module as a whole."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

from kurs.errors import Problem
from kurs.quality.material import Choices, Material

LEAST_ITEMS = 3
# With fewer questions than this a place of the key is chance.
LEAST_KEYS = 6
# How far from what chance gives: standard deviations.
FAR = 2.0
MOST = 0.5


def key_places(material: Material) -> Iterator[Problem]:
    """A key that often has the same place can be guessed; writers hide it in the middle (Attali & Bar-Hillel 2003)."""
    singles = [choices for choices in material.choices if choices.single]
    for draft in material.drafts.values():
        inside = [choices for choices in singles if choices.asked.draft is draft]
        if draft.kind in ("set", "final") and (message := _lopsided(inside)):
            yield draft.place.problem(("id",), message, severity="notice")
    for at, module in enumerate(material.course.modules):
        ids = {draft.id for draft in material.drafts_of(module)}
        if message := _lopsided([choices for choices in singles if choices.asked.draft.id in ids]):
            yield _in_course(material, ("modules", at, "id"), message)


def _lopsided(singles: Sequence[Choices]) -> str | None:
    if len(singles) < LEAST_KEYS:
        return None
    places = Counter(next(at for at, option in enumerate(one.options) if option.correct) for one in singles)
    for place, count in places.items():
        chances = [1 / len(one.options) for one in singles if len(one.options) > place]
        expected, spread = sum(chances), sqrt(sum(chance * (1 - chance) for chance in chances))
        if count > MOST * len(singles) and count > expected + FAR * spread:
            what = f"rätt svar står på plats {place + 1} i {count} av {len(singles)} frågor där ett svar ska väljas."
            return f"{what} Flytta om alternativen i några av dem. Behåll deras id."
    return None


def few_items(material: Material) -> Iterator[Problem]:
    """One or two questions say little about an objective and can't be spread over time (Latimier m.fl. 2021)."""
    for at, module in enumerate(material.course.modules):
        items = [item for draft in material.drafts_of(module) for item in draft.items]
        counts = Counter(item.objective for item in items)
        for n, objective in enumerate(module.objectives):
            if (count := counts[objective.id]) < LEAST_ITEMS:
                what = f'lärandemålet "{objective.id}" har {count} {"uppgift" if count == 1 else "uppgifter"}.'
                todo = f"Skriv minst {LEAST_ITEMS}, eller slå ihop målet med ett annat."
                yield _in_course(material, ("modules", at, "objectives", n), f"{what} {todo}")


def _in_course(material: Material, loc: tuple[int | str, ...], message: str) -> Problem:
    """A problem in kurs.yml."""
    source = material.reading.course_source
    assert source is not None
    return source.problem(loc, message, severity="notice")
