"""The interactions of an item, named as in QTI 3 (https://www.imsglobal.org/spec/qti/v3p0/impl).

All `text`, `feedback`, `prompt` and `hint` strings are Markdown as the author wrote it.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, get_args

# `[[span id|the words]]` in the text of a hottext, on one line.
SPAN = re.compile(r"\[\[\s*([a-z0-9-]+)\s*\|\s*([^\[\]\n]*?)\s*\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A simpleChoice. `feedback` is None only in a quick check."""

    id: str
    text: str
    correct: bool = False
    feedback: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """choiceInteraction. Response: list of the chosen option ids, in no particular order."""

    stem: ClassVar[str] = "choice"
    seconds: ClassVar[int] = 25
    options: tuple[Option, ...]
    multiple: bool = False
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEntry:
    """A wrong text that learners are likely to write, with its own explanation."""

    text: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One text field. `accept` holds the right texts, the first is the one shown as the key."""

    id: str
    accept: tuple[str, ...]
    label: str | None = None
    correct_feedback: str | None = None
    incorrect_feedback: str | None = None
    expected: tuple[ExpectedEntry, ...] = ()
    case_sensitive: bool = False
    slip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntry:
    """textEntryInteraction. Response: {blank id: text}.

    `text` holds `[[blank id]]` where each field stands in running text; without it the fields
    stand below one another with their labels.
    """

    stem: ClassVar[str] = "text-entry"
    seconds: ClassVar[int] = 30
    blanks: tuple[Blank, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A gap that statements are put in. `feedback` says what belongs there."""

    id: str
    text: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Another category that is accepted for a statement ("godtas även"), and why."""

    category: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapText:
    """A statement to be put in a category."""

    id: str
    text: str
    category: str
    feedback: str
    also: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GapMatch:
    """gapMatchInteraction, each category taking any number. Response: {statement id: category id}."""

    stem: ClassVar[str] = "gap-match"
    seconds: ClassVar[int] = 75
    categories: tuple[Category, ...]
    statements: tuple[GapText, ...]
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a row can be paired with; a target that no row uses is a distractor."""

    id: str
    text: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row and the target it belongs with."""

    id: str
    text: str
    target: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """matchInteraction with matchMax 1 on both sides. Response: {row id: target id}."""

    stem: ClassVar[str] = "match"
    seconds: ClassVar[int] = 60
    rows: tuple[Row, ...]
    targets: tuple[Target, ...]
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A simpleChoice of an order. `feedback` says why the step comes where it does."""

    id: str
    text: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """orderInteraction. Response: list of step ids, first to last. `steps` stand in the right order."""

    stem: ClassVar[str] = "order"
    seconds: ClassVar[int] = 45
    steps: tuple[Step, ...]
    partial: bool = False

    @property
    def shown(self) -> tuple[Step, ...]:
        """The steps as a learner first meets them: decided by their ids, and never in the right order."""
        mixed = sorted(self.steps, key=lambda step: sha256(step.id.encode()).digest())
        return (*mixed[1:], mixed[0]) if tuple(mixed) == self.steps else tuple(mixed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """An inlineChoiceInteraction: one list in running text, with one right option."""

    id: str
    options: tuple[Option, ...]
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineChoice:
    """Text with an inlineChoiceInteraction at each `[[gap id]]`. Response: {gap id: option id}."""

    stem: ClassVar[str] = "inline-choice"
    text: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A hottext: words that can be marked. `feedback` says why they should be, or why they are fine."""

    id: str
    feedback: str
    correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hottext:
    """hottextInteraction. Response: list of the marked span ids, in no particular order.

    `text` holds `[[span id|the words]]` where words can be marked.
    """

    stem: ClassVar[str] = "hottext"
    text: str
    spans: tuple[Span, ...]
    partial: bool = False

    @property
    def words(self) -> dict[str, str]:
        """{span id: its words}; empty words for a span that has no place in the text"""
        found = dict(SPAN.findall(self.text))
        return {span.id: found.get(span.id, "") for span in self.spans}

    @property
    def placed(self) -> str:
        """The text with only `[[span id]]` at each place."""
        return SPAN.sub(r"[[\1]]", self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One thing to rate. `near` is None where no value stands beside the key (8 and 9)."""

    id: str
    label: str
    key: int
    exact: str
    far: str
    near: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """matchInteraction of ratings and the values of ICF's generic scale. Response: {rating id: value as text}."""

    stem: ClassVar[str] = "scale"
    ratings: tuple[Rating, ...]
    values: tuple[int, ...] = (0, 1, 2, 3, 4)
    partial: bool = False

    @property
    def local_names(self) -> tuple[str, ...]:
        """The names in lokalt.yml that hold the values' words."""
        return tuple(f"scale.{value}" for value in self.values)


Interaction = Choice | TextEntry | GapMatch | Match | Order | InlineChoice | Hottext | Scale
INTERACTIONS: dict[str, type[Interaction]] = {cls.stem: cls for cls in get_args(Interaction)}
