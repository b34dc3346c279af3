"""What has been read, by id and by page, for the checks between files."""
from __future__ import annotations

from dataclasses import dataclass, field

from kurs.errors import Problem, suggest
from kurs.schema.assessment import Draft
from kurs.schema.case import Told
from kurs.schema.course import Module
from kurs.schema.example import Worked
from kurs.schema.reading import Reading
from kurs.schema.source import Loc

CALLED = {
    "exercise": "en övning",
    "set": "ett övningsset",
    "final": "ett slutprov",
    "quick": "en snabbfråga",
    "example": "ett exempel",
    "case": "ett övningsfall",
}


@dataclass(slots=True)
class Index:
    """The first of each id and the first owner of each page; a second one is a mistake that its own check reports."""

    reading: Reading
    drafts: dict[str, Draft] = field(default_factory=dict)
    examples: dict[str, Worked] = field(default_factory=dict)
    cases: dict[str, Told] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    module_of: dict[str, Module] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for draft in self.reading.drafts:
            self.drafts.setdefault(draft.id, draft)
        for worked in self.reading.examples:
            self.examples.setdefault(worked.example.id, worked)
        for told in self.reading.cases:
            self.cases.setdefault(told.case.id, told)
        for module in self.reading.modules.values():
            self.modules.setdefault(module.id, module)
            for page in module.pages:
                self.module_of.setdefault(page, module)

    def is_broken(self, id: str) -> bool:
        """Whether the id stands in a file with mistakes of its own, so that a reference to it is none."""
        return id in self.reading.broken

    def kind(self, id: str) -> str | None:
        """The kind of the assessment, example or case with this id."""
        draft = self.drafts.get(id)
        return draft.kind if draft else "example" if id in self.examples else "case" if id in self.cases else None

    def is_meant(self, id: str) -> bool:
        """Whether a block that has a mistake of its own probably shows the assessment, the example or the case."""
        blocks = [block for page in self.reading.pages.values() for block in page.blocks]
        words = {word for block in blocks if block.kind == "unknown" for word in block.argument.split()}
        known = [*self.drafts, *self.examples, *self.cases]
        missing = {block.argument.partition(" ")[0] for block in blocks if block.kind in CALLED}
        missing -= set(known)
        return id in words or any(f'"{id}"' in suggest(one, known) for one in missing)

    def course_problem(self, loc: Loc, message: str) -> Problem:
        """A problem in kurs.yml."""
        assert self.reading.course_source is not None
        return self.reading.course_source.problem(loc, message)
