"""Right and wrong responses to any item, from its key, so that no test has to be kept in step with the course."""
from __future__ import annotations

from typing import Any

from kurs.model.assessment import Item
from kurs.model.grade import declaration, grade
from kurs.model.interaction import (
    Choice,
    ExtendedText,
    GapMatch,
    GapText,
    Hotspot,
    Hottext,
    InlineChoice,
    Match,
    Order,
    Rating,
    Scale,
    Scenario,
    TextEntry,
)

Response = list[str] | dict[str, str] | str


def right(item: Item) -> Response:
    match item.interaction:
        case Choice(options=options):
            return sorted(option.id for option in options if option.correct)
        case TextEntry(blanks=blanks):
            return {blank.id: blank.accept[0] for blank in blanks}
        case GapMatch(statements=statements):
            return {statement.id: statement.category for statement in statements}
        case Match(rows=rows):
            return {row.id: row.target for row in rows}
        case Order(steps=steps):
            return [step.id for step in steps]
        case InlineChoice(gaps=gaps):
            return {gap.id: option.id for gap in gaps for option in gap.options if option.correct}
        case Hottext(spans=spans):
            return [span.id for span in spans if span.correct]
        case Hotspot(spots=spots):
            return sorted(spot.id for spot in spots if spot.place.correct)
        case Scale(ratings=ratings):
            return {rating.id: str(rating.key) for rating in ratings}
        case ExtendedText():
            return "2026-11-20 kl. 07.40. Hon sa nej till frukost.\n\nHon åt kl. 09.10."
        case Scenario() as case:
            return ways_to(case, "good")


def wrong(item: Item) -> Response:
    """Every part answered; as many wrong as the interaction allows."""
    match item.interaction:
        case Choice(options=options):
            return [option.id for option in options if not option.correct][:1]
        case TextEntry(blanks=blanks):
            return {blank.id: "qwxz" for blank in blanks}
        case GapMatch(statements=statements, categories=categories):
            return {one.id: _elsewhere(one, [category.id for category in categories]) for one in statements}
        case Match(rows=rows):
            targets = [row.target for row in rows]
            return {row.id: target for row, target in zip(rows, targets[1:] + targets[:1], strict=True)}
        case Order(steps=steps):
            return [step.id for step in (*steps[1:], steps[0])]
        case InlineChoice(gaps=gaps):
            return {gap.id: next(option.id for option in gap.options if not option.correct) for gap in gaps}
        case Hottext(spans=spans):
            return [span.id for span in spans if not span.correct][:1]
        case Hotspot(spots=spots):
            return [spot.id for spot in spots if not spot.place.correct][:1]
        case Scale(ratings=ratings, values=values):
            return {rating.id: _far(rating, values) for rating in ratings}
        case ExtendedText():
            return "Hon var besvärlig."
        case Scenario() as case:
            return ways_to(case, "poor")


def ways_to(case: Scenario, ending: str) -> list[str]:
    """The shortest way to an end of this kind."""
    scenes = {scene.id: scene for scene in case.scenes}
    found: list[tuple[str, list[str]]] = [(case.scenes[0].id, [])]
    for at, gone in found:
        if scenes[at].ending == ending:
            return gone
        if len(gone) < len(scenes):
            found += [(way.to, [*gone, way.id]) for way in scenes[at].options]
    raise AssertionError(f"no {ending} end")


def _far(rating: Rating, values: tuple[int, ...]) -> str:
    return str(max(values, key=lambda value: abs(value - rating.key)))


def _elsewhere(statement: GapText, categories: list[str]) -> str:
    accepted = {statement.category, *(also.category for also in statement.also)}
    return next((category for category in categories if category not in accepted), statement.category)


def score(item: Item, response: Any) -> float | None:
    return grade(item.interaction.stem, declaration(item.interaction), response).score
