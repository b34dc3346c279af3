"""Drawings made at build time: one inline SVG and its text alternative per template in templates/drawing/."""
from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

DRAWINGS: tuple[str, ...] = ("livsomraden",)


@cache
def drawing(name: str) -> Markup:
    """The `<figure>` of a drawing, without blank lines. Raises KeyError for an unknown name."""
    if name not in DRAWINGS:
        raise KeyError(name)
    environment = Environment(
        loader=PackageLoader("kurs.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    html = environment.get_template(f"drawing/{name}.svg.jinja").render()
    return Markup("\n".join(line for line in html.splitlines() if line.strip()))
