"""The first page after signing in: the units one may see."""

from __future__ import annotations

from starlette.responses import Response

from kurs.web.ask import Ask


def show(ask: Ask) -> Response:
    units = list(ask.tree.in_order(ask.access.units("see-figures")))
    return ask.page("home", units=units)
