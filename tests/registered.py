"""A small course with a register for tests: what browsers send, and people with fixed roles."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from kurs.model.assessment import Assessment, Course, Item, Module, Objective, Section
from kurs.model.identity import key_hash
from kurs.model.interaction import Choice, Option

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 26)
IRI = "https://kurs.example/prov"


def item(id: str) -> Item:
    options = (
        Option(id="a", text="Ja", feedback="Rätt.", correct=True),
        Option(id="b", text="Nej", feedback="Fel.", correct=False),
    )
    return Item(id=id, interaction=Choice(options=options), prompt="Vad gäller?")


def assessment(id: str, kind: str, items: int, *, draw: int | None = None, module: str = "grund") -> Assessment:
    section = Section(id="del", items=tuple(item(f"{id}-{number}") for number in range(1, items + 1)), draw=draw)
    return Assessment(id=id, kind=kind, sections=(section,), page=f"{module}.md", module=module)


def course(**changes: Any) -> Course:
    """Two modules: `grund` with two exercises and a final of 4 from 6, `kort` with one exercise and no final."""
    options: dict[str, Any] = {"minutes": 10, "audience": ("vikarie",), "objectives": (Objective(id="o", text="Kan."),)}
    grund = Module(
        id="grund", title="Grunden", version="1.0", pages=("grund.md",), required=("ovn",), final="prov",
        valid_months=12, **options,
    )  # fmt: skip
    kort = Module(id="kort", title="Det korta", version="2.1", pages=("kort.md",), required=("enda",), **options)
    parts = {
        "iri": IRI, "title": "Provkurs", "modules": (grund, kort), "paths": (),
        "assessments": (
            assessment("ovn", "set", 2), assessment("prov", "final", 6, draw=4),
            assessment("enda", "exercise", 1, module="kort"),
        ),
    }  # fmt: skip
    return Course(**(parts | changes))


COURSE = course()


@dataclass
class Browser:
    """What a learner's browser sends. `secret` and `id` are its own."""

    course: Course = field(default_factory=lambda: COURSE)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    secret: str = field(default_factory=lambda: uuid.uuid4().hex + uuid.uuid4().hex[:8])

    @property
    def bearer(self) -> str:
        return f"{self.id}.{self.secret}"

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.bearer}"}

    def _statement(self, verb: str, path: str, details: dict[str, Any], id: str) -> dict[str, Any]:
        return {
            "id": id, "version": "1.0.3",
            "actor": {"objectType": "Agent", "account": {"homePage": self.course.iri, "name": self.id}},
            "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}"},
            "object": {"objectType": "Activity", "id": f"{self.course.iri}/{path}"},
            "context": {"extensions": {"https://w3id.org/kurs/attempt": details}},
            "timestamp": "2026-11-26T09:00:00.000Z",
        }  # fmt: skip

    def attempted(self, id: str, *, module: str = "grund", assessment: str = "ovn") -> dict[str, Any]:
        """Practice of one item."""
        known = self.course.item(id)
        details = {"module": module, "hash": key_hash(known) if known else "0" * 12}
        return self._statement("attempted", f"{module}/{assessment}/{id}", details, str(uuid.uuid4()))

    def submitted(self, *, right: int = 4, all: int = 4, attempt: str | None = None) -> dict[str, Any]:
        """The final of `grund`, with so many right answers of all."""
        attempt = attempt or str(uuid.uuid4())
        items = [self.course.item(f"prov-{number}") for number in range(1, all + 1)]
        drawn = [
            {"item": one.id, "hash": key_hash(one), "response": ["a" if number < right else "b"]}
            for number, one in enumerate(items)
            if one
        ]
        details = {"module": "grund", "version": "1.0", "attempt": attempt, "items": drawn}
        return self._statement("answered", "grund/prov", details, attempt)

    def whole_module(self) -> list[dict[str, Any]]:
        return [self.attempted("ovn-1"), self.attempted("ovn-2"), self.submitted()]
