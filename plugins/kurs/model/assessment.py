"""What a course is made of: modules, paths, assessments, sections and items (QTI 3 terms)."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kurs.model.case import Case
from kurs.model.chart import Chart
from kurs.model.example import Example
from kurs.model.film import Film
from kurs.model.glossary import Term
from kurs.model.guide import Guide
from kurs.model.interaction import Interaction
from kurs.model.law import Provision
from kurs.model.template import Template

KINDS = ("exercise", "set", "final", "quick")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Whether the organisation has approved the key. `status`: "ej granskad" or "godkänd"; `role`, never a name."""

    status: str = "ej granskad"
    role: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture above the prompt. `file` is a path below docs/; `width` and `height` in px, 0 where unknown."""

    file: str
    alt: str
    caption: str | None = None
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A recording above the prompt. `file` is a path below docs/; `transcript` says all that is heard (WCAG 1.2.1)."""

    file: str
    label: str
    transcript: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """assessmentItem. `context` is block Markdown before the prompt; `prompt` is one paragraph.

    `explanation` is shown after any answer; each `hint` is shown when the one before it has been. `source` is a
    fact-sheet section or an id in quizzes/data/lagrum.yml. `practice_only` bars the item from finals,
    `repetition: False` from coming back later. With `confidence` the learner says how sure they are before the
    feedback (anchors/learning.md §3).
    """

    id: str
    interaction: Interaction
    prompt: str
    context: str | None = None
    explanation: str | None = None
    objective: str | None = None
    source: str | None = None
    hint: tuple[str, ...] = ()
    image: Picture | None = None
    audio: Sound | None = None
    confidence: bool = False
    practice_only: bool = False
    repetition: bool = True
    review: Review = field(default_factory=Review)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """assessmentSection. `draw` items are taken at random in a final; None takes all."""

    id: str
    items: tuple[Item, ...]
    title: str | None = None
    draw: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """assessmentTest: an exercise (one item), a set, a final or a quick check.

    `module` is the id of the module whose page shows it, None outside modules. `page` is the
    source path below docs/. `recorded` is False where nothing may be remembered: a quick check
    without ids, or a page outside modules.
    """

    id: str
    kind: str
    sections: tuple[Section, ...]
    page: str
    module: str | None = None
    title: str | None = None
    intro: str | None = None
    recorded: bool = True

    @property
    def items(self) -> Iterator[Item]:
        return (item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module. `version` is "major.minor"; `mastery` 0–1; `required` holds ids of exercises and sets.

    A new major version asks those who passed an older one to renew before `renew_by` (ISO date).
    """

    id: str
    title: str
    version: str
    pages: tuple[str, ...]
    objectives: tuple[Objective, ...]
    minutes: int
    audience: tuple[str, ...]
    required: tuple[str, ...]
    summary: str | None = None
    final: str | None = None
    mastery: float = 0.8
    valid_months: int | None = None
    renew_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """What a role should take, in order. `role` is the Swedish name shown, `text` one sentence about it."""

    id: str
    role: str
    modules: tuple[str, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """How items come back. `minutes` is the length of a session.

    Each of `lookalikes` is a group of areas that are taken for one another, to be mixed: ids of objectives, exercises,
    sets or items.
    """

    minutes: int = 5
    lookalikes: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Course:
    """The whole course. `local` is quizzes/data/lokalt.yml flattened to dotted names; `titles` maps page to its H1.

    `parts` maps a page block ("start", "results", "certificate", "glossary", "repetition", "verify", "my-data",
    "laws", "meeting", "meeting-start") to the first page that shows it.
    `terms` is the glossary in alphabetical order, `laws` the provisions as lagrum.yml has them.
    """

    iri: str
    title: str
    modules: tuple[Module, ...]
    paths: tuple[Path, ...]
    assessments: tuple[Assessment, ...]
    local: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    laws: tuple[Provision, ...] = ()
    guides: tuple[Guide, ...] = ()
    examples: tuple[Example, ...] = ()
    charts: tuple[Chart, ...] = ()
    films: tuple[Film, ...] = ()
    cases: tuple[Case, ...] = ()
    templates: tuple[Template, ...] = ()
    repetition: Repetition = field(default_factory=Repetition)

    def module(self, id: str) -> Module | None:
        return next((module for module in self.modules if module.id == id), None)

    def assessment(self, id: str) -> Assessment | None:
        return self._by_id.get(id)

    def item(self, id: str) -> Item | None:
        return self._items.get(id)

    def film(self, id: str) -> Film | None:
        return next((film for film in self.films if film.id == id), None)

    def chart(self, id: str) -> Chart | None:
        return next((chart for chart in self.charts if chart.id == id), None)

    def example(self, id: str) -> Example | None:
        return next((example for example in self.examples if example.id == id), None)

    def guide(self, id: str) -> Guide | None:
        return next((guide for guide in self.guides if guide.id == id), None)

    def case(self, id: str) -> Case | None:
        return next((case for case in self.cases if case.id == id), None)

    def shown_on(self, page: str) -> tuple[Assessment, ...]:
        """The assessments of a page, in the order of the page."""
        return self._by_page.get(page, ())

    @cached_property
    def _by_id(self) -> dict[str, Assessment]:
        return {assessment.id: assessment for assessment in self.assessments}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for assessment in self.assessments for item in assessment.items}

    @cached_property
    def _by_page(self) -> dict[str, tuple[Assessment, ...]]:
        pages: dict[str, list[Assessment]] = {}
        for assessment in self.assessments:
            pages.setdefault(assessment.page, []).append(assessment)
        return {page: tuple(shown) for page, shown in pages.items()}
