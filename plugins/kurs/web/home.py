"""The first page after signing in: how it goes in the units one may see."""

from __future__ import annotations

from starlette.responses import Response

from kurs.register.overview import sums
from kurs.report.chart import bar
from kurs.report.figures import Line, overview
from kurs.web.ask import Ask


def show(ask: Ask) -> Response:
    return ask.page("home", lines=overview_of(ask), bar=bar)


def overview_of(ask: Ask) -> list[Line]:
    """All units that the reader may see, with what they may see of them."""
    seen, named = ask.access.units("see-figures"), ask.access.units("see-people")
    found = sums(ask.server.store, seen, today=ask.today)
    return overview(found, ask.tree, seen, named=named, today=ask.today)
