"""What grading answers: a score, and a verdict for each part."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

VERDICTS = ("correct", "accepted", "near", "incorrect", "missed", "unanswered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`score` 0–1 (xAPI `score.scaled`), None for what is never graded.

    `parts` maps the id of an option, blank, statement or row to a verdict.
    """

    score: float | None
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def success(self) -> bool:
        return self.score == 1
