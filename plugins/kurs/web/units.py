"""The tree of units, for the administrator: add, change, move, close."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register import units
from kurs.web.ask import Ask, number

PROVIDERS = (("kommunal", "Kommunal"), ("privat", "Privat"))
NEW = {"name": "", "parent": "", "provider": "kommunal", "target": "80", "asks_number": ""}


def show(ask: Ask, problems: dict[str, str] | None = None) -> Response:
    listed = [(depth, unit) for depth, unit in ask.tree.in_order() if unit.open]
    typed = {name: ask.sent(name) for name in NEW} if problems else NEW
    return ask.page("units", status=422 if problems else 200, listed=listed, typed=typed, problems=problems or {},
                    providers=PROVIDERS, parents=_parents(ask))  # fmt: skip


def _parents(ask: Ask, *, without: set[str] | None = None) -> list[tuple[str, str]]:
    open_units = [(depth, one) for depth, one in ask.tree.in_order() if one.open and one.id not in (without or set())]
    return [("", "Ingen, den står överst"), *((one.id, "– " * depth + one.name) for depth, one in open_units)]


def _typed(ask: Ask) -> dict[str, Any]:
    return {
        "parent": ask.sent("parent") or None, "provider": ask.sent("provider"),
        "target": (number(ask.sent("target"), 0) or 0) / 100, "asks_number": bool(ask.sent("asks_number")),
    }  # fmt: skip


def add(ask: Ask) -> Response:
    try:
        ask.server.store.write(lambda connection: units.add_unit(connection, ask.sent("name"), **_typed(ask)))
    except InputError as error:
        return show(ask, error.fields)
    return ask.go("/register/enheter", said="enhet-ny")


def one(ask: Ask, problems: dict[str, str] | None = None) -> Response:
    unit = ask.tree.units.get(ask.part("id"))
    if unit is None:
        raise HTTPException(404)
    kept = {
        "name": unit.name, "parent": unit.parent_id or "", "provider": unit.provider,
        "target": str(round(unit.target * 100)), "asks_number": "ja" if unit.asks_number else "",
    }  # fmt: skip
    typed = {name: ask.sent(name) for name in NEW} if problems else kept
    parents = _parents(ask, without=ask.tree.below(unit.id))
    return ask.page("unit-change", status=422 if problems else 200, unit=unit, typed=typed, problems=problems or {},
                    providers=PROVIDERS, parents=parents)  # fmt: skip


def change(ask: Ask) -> Response:
    """Change or move it, or close it: one that has open units below stays."""
    unit = ask.tree.units.get(ask.part("id"))
    if unit is None:
        raise HTTPException(404)

    def work(connection: sa.Connection) -> None:
        if not ask.sent("close"):
            units.change_unit(connection, unit.id, ask.sent("name"), **_typed(ask))
        elif any(ask.tree.units[id].open for id in ask.tree.below(unit.id) - {unit.id}):
            raise InputError({"name": "Enheten har enheter under sig. Flytta eller stäng dem först."})
        else:
            units.close_unit(connection, unit.id, today=ask.today)

    try:
        ask.server.store.write(work)
    except InputError as error:
        return one(ask, error.fields)
    return ask.go("/register/enheter", said="enhet-stangd" if ask.sent("close") else "sparat")
