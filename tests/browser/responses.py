"""Right and wrong responses to any item, from its key: what a test types never has to be kept in step with the course."""
from __future__ import annotations

from typing import Any

from kurs.model.assessment import Item
from kurs.model.grade import declaration, grade
from kurs.model.interaction import Choice, GapMatch, Match, TextEntry

Response = list[str] | dict[str, str]


def right(item: Item) -> Response:
    match item.interaction:
        case Choice(options=options):
            return [option.id for option in options if option.correct]
        case TextEntry(blanks=blanks):
            return {blank.id: blank.accept[0] for blank in blanks}
        case GapMatch(statements=statements):
            return {statement.id: statement.category for statement in statements}
        case Match(rows=rows):
            return {row.id: row.target for row in rows}


def wrong(item: Item) -> Response:
    """Every part answered; as many wrong as the interaction allows."""
    match item.interaction:
        case Choice(options=options):
            return [option.id for option in options if not option.correct][:1]
        case TextEntry(blanks=blanks):
            return {blank.id: "qwxz" for blank in blanks}
        case GapMatch(statements=statements, categories=categories):
            return {
                statement.id: next(
                    (one.id for one in categories if one.id not in {statement.category, *(a.category for a in statement.also)}),
                    statement.category,
                )
                for statement in statements
            }
        case Match(rows=rows):
            targets = [row.target for row in rows]
            return {row.id: target for row, target in zip(rows, targets[1:] + targets[:1], strict=True)}


def score(item: Item, response: Any) -> float:
    return grade(item.interaction.stem, declaration(item.interaction), response).score
