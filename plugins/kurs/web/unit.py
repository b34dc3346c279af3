"""A unit: how it goes, and the ways on."""

from __future__ import annotations

from starlette.responses import Response

from kurs.web.ask import Ask


def show(ask: Ask) -> Response:
    return ask.page("unit", unit=ask.here)
