"""The blocks that are no exercise: start, module, results, certificate, repetition, quick check panels."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from kurs.model.assessment import Module, Path
from kurs.model.example import Example
from kurs.model.repetition import repeated
from kurs.render.case import case_part
from kurs.render.chart import figures
from kurs.render.drawing import drawing
from kurs.render.html import Renderer, style_links, styled
from kurs.render.law import by_law, law_anchor
from kurs.render.payload import inert_json
from kurs.render.repetition import repetition
from kurs.render.terms import anchor, by_letter
from kurs.render.text import BLANK, top_level

_COURSE_PARTS = (
    *("start", "module", "results", "certificate", "glossary", "repetition", "verify", "my-data", "laws"),
    *("meeting", "meeting-start", "quick-intro", "quick-results"),
)
PAGE_BLOCKS = (*_COURSE_PARTS, "drawing", "chart", "example", "case", "template", "guide", "film")

Entry = TypeVar("Entry")
STYLES = ("kurs", "panels", "pages")
_OWN_STYLES = {
    **{kind: (*STYLES, kind) for kind in ("glossary", "template", "verify")},
    **{kind: ("kurs", kind) for kind in ("example", "chart", "case", "film")},
    "laws": (*STYLES, "glossary"),
    **dict.fromkeys(("meeting", "meeting-start"), (*STYLES, "meeting")),
    "guide": ("kurs", "interaction/scenario", "guide"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where HTML is going: the page's source path below docs/, and how to link from it.

    `url` maps a source path to a URL relative to this page; `assets` is the versioned asset folder likewise, and
    `root` what to put before the path of another file below docs/.
    """

    page: str
    url: Callable[[str], str]
    assets: str
    root: str = ""


def page_block(
    renderer: Renderer, kind: str, argument: str | None, place: Place, *, linked: set[str] | None = None
) -> Markup:
    """The HTML of a page block; `linked` as in Renderer.assessment. KeyError: unknown drawing, chart or film."""
    if kind == "drawing":
        return drawing(argument or "")
    course = renderer.course

    def modules(path: Path) -> list[Module]:
        return [module for id in path.modules if (module := course.module(id))]

    def minutes(path: Path) -> int:
        return sum(module.minutes for module in modules(path))

    variables: dict[str, object] = {"url": place.url, "modules": modules, "minutes": minutes}
    if kind == "module":
        variables["module"] = next(module for module in course.modules if module.id == argument)
    if kind == "meeting-start":
        variables["root"] = place.root
    if kind == "glossary":
        by_id = {term.id: term for term in course.terms}
        variables |= {"letters": list(by_letter(course.terms)), "by_id": by_id, "anchor": anchor}
    if kind == "guide":
        variables["guide"] = next(guide for guide in course.guides if guide.id == argument)
    if kind == "laws":
        variables |= {"laws": list(by_law(course.laws)), "anchor": law_anchor}
    if kind == "chart":
        variables |= figures(_known(course.chart(argument or "")))
    if kind == "film":
        variables |= {"film": _known(course.film(argument or "")), "root": place.root}
    if kind == "example":
        variables |= _example(renderer, course.example(argument or ""))
    if kind == "case":
        variables |= case_part(course, argument or "")
    if kind == "template":
        template = next(one for one in course.templates if one.id == argument)
        variables |= {"template": template, "example_values": template.example.values, "root": place.root}
    styles = _OWN_STYLES.get(kind, STYLES)
    if kind == "repetition":
        items = [one.item for one in repeated(course)]
        styles = (*STYLES, kind, *styled(items))
        variables |= {"items": items, "body": renderer.body, "key": renderer.key, "root": place.root}
        variables["payload"] = Markup(inert_json(repetition(course, url=place.url)))
    variables["styles"] = style_links(styles, assets=place.assets, linked=linked)
    return renderer.template(f"page/{kind}.html.jinja", **variables)


def _known(entry: Entry | None) -> Entry:
    if entry is None:
        raise KeyError
    return entry


def _example(renderer: Renderer, example: Example | None) -> dict[str, object]:
    """The text in its outermost blocks, each with the notes of its passages. Raises KeyError for an unknown example."""
    if example is None:
        raise KeyError
    blocks = list(top_level(renderer.text.block(example.placed)))
    notes = {note.id: (number, note) for number, note in enumerate(example.notes, 1)}
    rows = [(block, [notes[id] for id in BLANK.findall(block) if id in notes]) for block in blocks]
    return {"example": example, "rows": rows}
