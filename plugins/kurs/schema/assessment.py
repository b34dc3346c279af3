"""What an author may write in a file of kind exercise, set or final, and how it becomes a draft with places."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Protocol

from pydantic import Field, SkipValidation

from kurs.errors import Problem, suggest
from kurs.model import assessment as meaning
from kurs.schema.fields import Id, Strict, Text
from kurs.schema.interactions import INTERACTIONS, Item
from kurs.schema.item import ItemFields
from kurs.schema.messages import check
from kurs.schema.source import Loc, Source

Items = Annotated[list[SkipValidation[Item]], Field(min_length=1)]
Draw = Annotated[int, Field(ge=1, le=1000)]
_DRAW = "Hur många uppgifter som dras ur listan, till exempel 10. Utelämna fältet om alla ska vara med."


class Section(Strict):
    id: Id = Field(description="Delens namn.")
    title: Text | None = Field(None, description="Delens rubrik.")
    items: Items = Field(description="Delens uppgifter.")


class DrawnSection(Section):
    draw: Draw | None = Field(None, description=_DRAW)


class Set(Strict):
    kind: Literal["set"] = Field(description="Filens sort: ett övningsset.")
    id: Id = Field(
        description="Namnet i hela kursen: små bokstäver a–z, siffror och bindestreck. Ändra det aldrig sedan."
    )
    title: Text = Field(description="Titeln, som den visas.")
    intro: Text | None = Field(None, description="Text före den första uppgiften.")
    items: Items | None = Field(None, description="Uppgifterna.")
    sections: Annotated[list[SkipValidation[Section]], Field(min_length=1)] | None = Field(
        None, description='Uppgifterna i delar, i stället för "items".'
    )


class Final(Set):
    kind: Literal["final"] = Field(description="Filens sort: ett slutprov.")  # type: ignore[assignment]
    draw: Draw | None = Field(None, description=_DRAW)
    sections: Annotated[list[SkipValidation[DrawnSection]], Field(min_length=1)] | None = Field(
        None, description='Uppgifterna i delar, i stället för "items".'
    )  # type: ignore[assignment]


EXERCISE_KIND = "Filens sort: en övning."
KINDS = ("exercise", "set", "final", "drill", "example")


class Place(Protocol):
    """Whatever can say where something stands: a YAML source, or a spot in a chapter."""

    def problem(self, loc: Loc, message: str, *, key: bool = False, severity: str = "error") -> Problem: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A checked assessment before it has been found on a page. `locs` says where each item stands in `place`.

    `generated` tells that nobody wrote its items one by one.
    """

    id: str
    kind: str
    place: Place
    sections: tuple[meaning.Section, ...]
    locs: dict[str, Loc] = field(default_factory=dict)
    title: str | None = None
    intro: str | None = None
    recorded: bool = True
    generated: bool = False

    @property
    def items(self) -> Iterator[meaning.Item]:
        return (item for section in self.sections for item in section.items)

    def problem(self, item: meaning.Item | None, part: str | Loc, message: str) -> Problem:
        """A problem at a field of an item, or of the assessment itself; `part` names it, or the way to it."""
        loc = self.locs[item.id] if item else ()
        return self.place.problem((*loc, *((part,) if isinstance(part, str) and part else part)), message)


def read_inline(source: Source) -> Draft | None:
    """The YAML of a fenced exercise block."""
    return _exercise(source, source.data)


def read_assessment(source: Source) -> Draft | None:
    """A file; None when `source.problems` says why."""
    data = source.data
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind == "exercise":
        return _exercise(source, {key: value for key, value in data.items() if key != "kind"})
    if kind in ("set", "final"):
        return _collection(source, data, Set if kind == "set" else Final)
    if not source.problems:
        if isinstance(data, dict) and kind is not None:
            near, written = suggest(kind, KINDS), source.raw(("kind",))
            _refuse(source, ("kind",), f'"kind" kan inte vara {written}.{near} Välj: {", ".join(KINDS)}.')
        else:
            _refuse(source, (), '"kind" saknas. Skriv "kind: exercise", "kind: set" eller "kind: final" överst.')
    return None


def _refuse(source: Source, loc: Loc, message: str, *, key: bool = False) -> None:
    source.problems.append(source.problem(loc, message, key=key))


def _exercise(source: Source, data: Any) -> Draft | None:
    item = _item(source, (), data)
    if item is None:
        return None
    section = meaning.Section(id=item.id, items=(item,))
    return Draft(id=item.id, kind="exercise", place=source, sections=(section,), locs={item.id: ()})


def _item(source: Source, loc: Loc, data: Any) -> meaning.Item | None:
    cls = _interaction(source, loc, data)
    checked = check(cls, data, source, loc) if cls else None
    if checked is None:
        return None
    mistakes = [source.problem((*loc, *place), message) for place, message in checked.mistakes()]
    source.problems += mistakes
    return None if mistakes else checked.item()


def _interaction(source: Source, loc: Loc, data: Any) -> type[ItemFields] | None:
    """The strict class that the item names."""
    known = ", ".join(INTERACTIONS)
    if not isinstance(data, dict):
        _refuse(source, loc, "en uppgift ska ha fält, ett per rad: namn, kolon och värde.")
        return None
    stem = data.get("interaction")
    if isinstance(stem, str) and stem in INTERACTIONS:
        return INTERACTIONS[stem]
    if "interaction" not in data:
        _refuse(source, loc, f'"interaction" saknas. Skriv uppgiftens typ: {known}.')
    else:
        here: Loc = (*loc, "interaction")
        near = suggest(stem, INTERACTIONS)
        _refuse(source, here, f'"interaction" kan inte vara {source.raw(here) or "tomt"}.{near} Välj: {known}.')
    return None


def _collection(source: Source, data: dict[str, Any], cls: type[Set]) -> Draft | None:
    frame = check(cls, data, source)
    pools = list(_pools(source, data, DrawnSection if cls is Final else Section))
    sections, locs = [], dict[str, Loc]()
    for section, prefix, raw_items in pools:
        items = [_item(source, (*prefix, at), raw) for at, raw in enumerate(raw_items)]
        good = tuple(item for item in items if item is not None)
        locs |= {item.id: (*prefix, at) for at, item in enumerate(items) if item is not None}
        if section.draw is not None and section.draw > len(raw_items):
            what = f'"draw" är {section.draw} men det finns bara {len(raw_items)} uppgifter.'
            _refuse(source, (*prefix[:-1], "draw"), f"{what} Sänk talet eller skriv fler uppgifter.")
        sections.append(meaning.Section(id=section.id, title=section.title, draw=section.draw, items=good))
    if frame is None or source.problems:
        return None
    return Draft(
        id=frame.id,
        kind=frame.kind,
        place=source,
        title=frame.title,
        intro=frame.intro,
        sections=tuple(sections),
        locs=locs,
    )


@dataclass(frozen=True, slots=True)
class _Head:
    id: str
    title: str | None
    draw: int | None


def _pools(source: Source, data: dict[str, Any], cls: type[Section]) -> Iterator[tuple[_Head, Loc, list[Any]]]:
    """(section, place of its items, raw items); an assessment without sections is one section of its own name."""
    items, sections = data.get("items"), data.get("sections")
    if items is not None and sections is not None:
        _refuse(source, ("sections",), 'skriv antingen "items" eller "sections", inte båda.', key=True)
    elif items is None and sections is None:
        _refuse(source, (), '"items" saknas. Skriv uppgifterna i en lista under "items:".')
    if isinstance(items, list):
        draw = data.get("draw")
        yield _Head(str(data.get("id")), None, draw if isinstance(draw, int) else None), ("items",), items
    elif sections is not None and "draw" in data:
        _refuse(source, ("draw",), '"draw" ska stå i varje del när uppgifterna ligger i "sections".', key=True)
    seen: set[str] = set()
    for at, raw in enumerate(sections if isinstance(sections, list) else []):
        checked = check(cls, raw, source, ("sections", at))
        if checked is not None and checked.id in seen:
            _refuse(source, ("sections", at, "id"), f'delen "{checked.id}" finns redan. Välj ett annat id.')
        if isinstance(raw, dict) and isinstance(raw.get("items"), list):
            head = (
                _Head(checked.id, checked.title, getattr(checked, "draw", None)) if checked else _Head("", None, None)
            )
            seen.add(head.id)
            yield head, ("sections", at, "items"), raw["items"]
