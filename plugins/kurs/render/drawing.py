"""Drawings made at build time: a template each in templates/drawing/, as a figure with its words or in an exercise."""
from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kurs.model.interaction import Hotspot
from kurs.words import PLACES

DRAWINGS: tuple[str, ...] = tuple(PLACES)


@cache
def drawing(name: str) -> Markup:
    """The `<figure>` of a drawing, without blank lines. Raises KeyError for an unknown name."""
    places = PLACES[name]
    own = _template(name)
    svg = own.picture([*places], [*places.values()], {}, False, False)
    caption = own.caption([*places.values()])
    return _dense(f'<figure class="kurs-drawing">\n{svg}\n<figcaption>\n{caption}\n</figcaption>\n</figure>')


def picture(hotspot: Hotspot) -> Markup:
    """The SVG of an exercise, for the eye only: `data-spot` marks what can be pressed, and nothing more is told."""
    places = PLACES[hotspot.drawing]
    spots = {spot.place.id: spot for spot in hotspot.spots}
    own = _template(hotspot.drawing)
    return _dense(own.picture([*places], [*places.values()], spots, hotspot.multiple, hotspot.hide_labels))


def in_words(hotspot: Hotspot) -> list[str]:
    """What the drawing of an exercise shows, place by place."""
    spots = {spot.place.id: spot for spot in hotspot.spots}
    places = enumerate(PLACES[hotspot.drawing].items(), 1)
    hidden = hotspot.hide_labels
    return [spots[id].sign if hidden and id in spots else f"{at} {name}" for at, (id, name) in places]


@cache
def _template(name: str) -> Any:
    environment = Environment(
        loader=PackageLoader("kurs.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"drawing/{name}.svg.jinja").module


def _dense(svg: str) -> Markup:
    return Markup("\n".join(line for line in svg.splitlines() if line.strip()))
