"""The unit's people, what each has done of what is assigned, and who looks like the same person; and a new one."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from starlette.responses import Response

from kurs.errors import InputError
from kurs.model.alphabet import plain
from kurs.register.assignments import assignments_of
from kurs.register.duplicates import Pair, likely
from kurs.register.merging import told_apart
from kurs.register.people import add_person, join_unit
from kurs.register.roster import members, numbered, standings
from kurs.report.brief import brief
from kurs.web.ask import Ask

AT_ONCE = 5  # suggestions shown; the next come when these are settled
FIELDS = ("name", "number", "email", "protected")


def at(ask: Ask, *parts: str) -> str:
    return "/".join((f"/register/enhet/{ask.here.id}/personer", *parts))


def may_edit(ask: Ask) -> bool:
    return ask.access.may("edit-people", ask.here.id)


def show(ask: Ask) -> Response:
    def work(connection: sa.Connection) -> dict[str, Any]:
        people = members(connection, ask.here.id)
        ask.looked(connection, "people", count=len(people))
        modules = assigned_modules(connection, ask)
        done = standings(connection, ask.here.id, modules)
        short = {
            one.id: [(module, brief(done.get((one.id, module)), ask.today)) for module in modules] for one in people
        }
        pairs = _pairs(connection, ask, people) if may_edit(ask) else []
        return {"people": people, "short": short, "pairs": pairs[:AT_ONCE], "more_pairs": len(pairs[AT_ONCE:])}

    found = ask.server.store.write(work)
    return ask.page("people", unit=ask.here, may_edit=may_edit(ask), **found)


def assigned_modules(connection: sa.Connection, ask: Ask) -> list[str]:
    """What is assigned to the unit now, in the course's order."""
    wanted = {id for one in assignments_of(connection, ask.here.id) if not one.closed_on for id in one.modules}
    return [module.id for module in ask.course.modules if module.id in wanted]


def _pairs(connection: sa.Connection, ask: Ask, people: list[Any]) -> list[Pair]:
    """Those in the unit, and the same number in another unit that the asker keeps."""
    here, mine = {one.id for one in people}, ask.access.units("edit-people")
    others = numbered(connection, {one.number for one in people if one.number}, mine, but=ask.here.id)
    pairs = likely([*people, *others], apart=told_apart(connection))
    return [pair for pair in pairs if pair.ids <= here or (pair.why == "number" and pair.ids & here)]


def typed(ask: Ask) -> dict[str, str]:
    return {name: ask.sent(name) for name in FIELDS}


def fields(sent: dict[str, str]) -> dict[str, Any]:
    return {**sent, "protected": bool(sent["protected"])}


def new(ask: Ask) -> Response:
    return _new(ask, {}, dict.fromkeys(FIELDS, ""))


def _new(ask: Ask, problems: dict[str, str], typed: dict[str, str]) -> Response:
    status = 422 if problems else 200
    return ask.page("person-new", status=status, unit=ask.here, problems=problems, typed=typed)


def take(ask: Ask) -> Response:
    """Somebody who has the name of one in the unit is asked about once: it is most often the same person."""
    sent = typed(ask)

    def work(connection: sa.Connection) -> str:
        id = add_person(connection, today=ask.today, **fields(sent))
        if not ask.sent("sure"):
            _unlike(connection, ask, sent["name"])
        join_unit(connection, id, ask.here.id)
        ask.looked(connection, "person-added", person=id)
        return id

    try:
        return ask.go(at(ask, ask.server.store.write(work)), said="tillagd")
    except InputError as error:
        return _new(ask, error.fields, sent)


def _unlike(connection: sa.Connection, ask: Ask, name: str) -> None:
    if any(plain(one.name) == plain(name) for one in members(connection, ask.here.id)):
        raise InputError(
            {"sure": "Det finns redan någon med det namnet i listan. Är det en annan person? Kryssa i rutan."}
        )
