"""The interactions of an item, named as in QTI 3 (https://www.imsglobal.org/spec/qti/v3p0/impl).

All `text`, `feedback`, `prompt` and `hint` strings are Markdown as the author wrote it. `misconception` says what
somebody who answers so may believe; it is for authors and stands in no page, payload or hash.
"""
from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, get_args

from kurs.model import passages
from kurs.words import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A simpleChoice. `feedback` is None only in a quick check."""

    id: str
    text: str
    correct: bool = False
    feedback: str | None = None
    misconception: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """choiceInteraction. Response: list of the chosen option ids, in no particular order."""

    stem: ClassVar[str] = "choice"
    xapi: ClassVar[str] = "choice"
    seconds: ClassVar[int] = 25
    options: tuple[Option, ...]
    multiple: bool = False
    shuffle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEntry:
    """A wrong text that learners are likely to write, with its own explanation."""

    text: str
    feedback: str
    misconception: str | None = None


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
    xapi: ClassVar[str] = "fill-in"
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
    misconception: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapMatch:
    """gapMatchInteraction, each category taking any number. Response: {statement id: category id}."""

    stem: ClassVar[str] = "gap-match"
    xapi: ClassVar[str] = "matching"
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
    misconception: str | None = None


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
    xapi: ClassVar[str] = "matching"
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
    xapi: ClassVar[str] = "sequencing"
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
    xapi: ClassVar[str] = "matching"
    text: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A hottext: words that can be marked. `feedback` says why they should be, or why they are fine."""

    id: str
    feedback: str
    correct: bool = False
    misconception: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hottext:
    """hottextInteraction. Response: list of the marked span ids, in no particular order.

    `text` holds `[[span id|the words]]` where words can be marked.
    """

    stem: ClassVar[str] = "hottext"
    xapi: ClassVar[str] = "choice"
    text: str
    spans: tuple[Span, ...]
    partial: bool = False

    @property
    def words(self) -> dict[str, str]:
        """{span id: its words}; empty words for a span that has no place in the text"""
        found = passages.words(self.text)
        return {span.id: found.get(span.id, "") for span in self.spans}

    @property
    def placed(self) -> str:
        """The text with only `[[span id]]` at each place."""
        return passages.placed(self.text)


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
    xapi: ClassVar[str] = "matching"
    ratings: tuple[Rating, ...]
    values: tuple[int, ...] = (0, 1, 2, 3, 4)
    partial: bool = False

    @property
    def local_names(self) -> tuple[str, ...]:
        """The names in lokalt.yml that hold the values' words."""
        return tuple(f"scale.{value}" for value in self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of the rubric that learners hold against their own text. `feedback` says why, or how to mend."""

    id: str
    text: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedText:
    """extendedTextInteraction, compared with `model` by the learner and never graded. Response: the text.

    `max_length` counts UTF-16 code units, as browsers do; a longer text is kept, but not taken as an answer.
    """

    stem: ClassVar[str] = "extended-text"
    xapi: ClassVar[str] = "long-fill-in"
    practice_only: ClassVar[bool] = True
    model: str
    rubric: tuple[Criterion, ...]
    label: str | None = None
    max_length: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotChoice:
    """A hotspotChoice: a place of the drawing that can be chosen. `id` is the place's."""

    id: str
    feedback: str
    correct: bool = False
    misconception: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as a learner meets it. Where labels are hidden, `id` is neutral and `sign` a letter, else a number."""

    id: str
    sign: str
    name: str
    place: HotspotChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotspot:
    """hotspotInteraction in one of our drawings. Response: list of the chosen spots' ids, in no particular order."""

    stem: ClassVar[str] = "hotspot"
    xapi: ClassVar[str] = "choice"
    drawing: str
    places: tuple[HotspotChoice, ...]
    multiple: bool = False
    hide_labels: bool = False

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places in the drawing's order, whatever the author's."""
        chosen = {place.id: place for place in self.places}
        named = [(at, id, name) for at, (id, name) in enumerate(PLACES[self.drawing].items(), 1) if id in chosen]
        return tuple(
            Spot(
                id=f"plats-{at}" if self.hide_labels else id,
                sign=chr(ord("A") + nth) if self.hide_labels else str(at),
                name=name,
                place=chosen[id],
            )
            for nth, (at, id, name) in enumerate(named)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What can be chosen in a scene. `feedback` is the consequence, `to` the scene that it leads to."""

    id: str
    text: str
    feedback: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A place in a scenario: with `options` a choice, with `ending` ("good", "mixed" or "poor") an end."""

    id: str
    text: str
    options: tuple[Way, ...] = ()
    ending: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A branching case, not in QTI. Response: list of the chosen option ids, from the first scene on.

    The first scene is where it begins. Option ids and scene ids are unique in the whole scenario.
    """

    stem: ClassVar[str] = "scenario"
    xapi: ClassVar[str] = "other"
    practice_only: ClassVar[bool] = True
    scenes: tuple[Scene, ...]

    @property
    def number(self) -> dict[str, int]:
        """{scene id: its number}, as it is called where all scenes stand below one another"""
        return {scene.id: at for at, scene in enumerate(self.scenes, 1)}


Interaction = (
    Choice
    | TextEntry
    | GapMatch
    | Match
    | Order
    | InlineChoice
    | Hottext
    | Scale
    | ExtendedText
    | Hotspot
    | Scenario
)
INTERACTIONS: dict[str, type[Interaction]] = {cls.stem: cls for cls in get_args(Interaction)}
