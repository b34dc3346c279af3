"""A case: a fictitious person with the assignment, what affects, the plan and two weeks of the journal."""
from __future__ import annotations

from dataclasses import dataclass

# What a page can show of a case, in the order of the work (`::: case ID PART`).
PARTS = ("person", "uppdrag", "faktorer", "plan", "journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody around the person: a relative, staff, the one who assesses."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What somebody has said. `by` is the id of a party."""

    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """`value` on the scale of assessment: 0–4, 8 or 9 (fact sheet §4)."""

    value: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One life area of the assignment: the person's view, those of others, and the assessment, each by itself."""

    area: str
    need: str
    own_view: str
    assessed: Rating
    intended: Rating
    others: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What the provider is asked to do. `source` is an id in lagrum.yml or a fact-sheet section."""

    date: str
    by: str
    measure: str
    source: str
    areas: tuple[Need, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """What helps or hinders. `kind` is a name in words.FACTORS; `document` is where it stands written, if anywhere."""

    kind: str
    text: str
    said_by: tuple[str, ...]
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One life area of the plan (fact sheet §7.1). `link` says how the goals follow from the assignment."""

    area: str
    link: str
    goals: tuple[str, ...]
    resources: str
    what: str
    how: str
    when: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    date: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`participation` tells how the person took part, or why not; `participants` are ids."""

    date: str
    participants: tuple[str, ...]
    participation: str
    follow_up: FollowUp
    areas: tuple[Planned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalNote:
    """`weak` says what is not good about a note that is there to be mended, `better` how it could be written."""

    date: str
    time: str
    by: str
    text: str
    area: str | None = None
    assessment: str | None = None
    weak: str | None = None
    better: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Fourteen days from `first_day`, in order of time."""

    first_day: str
    notes: tuple[JournalNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`support` is the form of it in plain words; `law` is SoL or LSS."""

    id: str
    name: str
    age: int
    support: str
    law: str
    about: str
    people: tuple[Party, ...]
    assignment: Assignment
    factors: tuple[Factor, ...]
    plan: Plan
    journal: Journal

    def called(self, id: str) -> str:
        """How a party is named in a text: the person by name, others by name and role."""
        if id == self.id:
            return self.name
        party = next(party for party in self.people if party.id == id)
        return f"{party.name}, {party.role}"
