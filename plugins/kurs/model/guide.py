"""A guide: questions, one at a time, that lead to a result. For use at work, not for practice."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kurs.words import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An answer, and the id of the step it leads to."""

    text: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A question with its answers, or a result: a livsområde (`area`) or something else (`result`).

    `text` explains a question or says what belongs to a result and what to do; `excluded` what does not belong there.
    """

    id: str
    question: str | None = None
    options: tuple[Branch, ...] = ()
    result: str | None = None
    area: str | None = None
    text: str | None = None
    excluded: str | None = None

    @property
    def name(self) -> str:
        return self.question or self.result or PLACES["livsomraden"][self.area or ""]


@dataclass(frozen=True, kw_only=True)
class Guide:
    """It begins with the first step. `note` is a rule of thumb for every result; `checked` is a day."""

    id: str
    title: str
    intro: str
    note: str
    steps: tuple[Step, ...]
    source: str
    checked: str

    @property
    def is_short(self) -> bool:
        """Whether a card of one page has room for larger letters."""
        return len(self.steps) <= 18

    @property
    def questions(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.question)

    @property
    def results(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if not step.question)

    @cached_property
    def mark(self) -> dict[str, str]:
        """What a step is called on paper: a number for a question, a letter for a result."""
        numbers = {step.id: str(at) for at, step in enumerate(self.questions, 1)}
        return numbers | {step.id: chr(ord("A") + at) for at, step in enumerate(self.results)}
