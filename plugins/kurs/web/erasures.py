"""Those who have asked to be erased, and the button that does it. There is no way back."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kurs.errors import InputError
from kurs.register.erasure import asked, erase
from kurs.web.ask import Ask


def show(ask: Ask) -> Response:
    return _page(ask, {})


def take(ask: Ask) -> Response:
    """Erase one who has asked; the box says that it is meant."""
    person = ask.part("person")
    if ask.sent("sure") != "ja":
        return _page(ask, {person: "Kryssa i rutan om personen ska raderas."})

    def work(connection: sa.Connection) -> None:
        if person not in {one.id for one in asked(connection)}:
            raise HTTPException(404)
        erase(connection, person, today=ask.today)
        ask.looked(connection, "erase", count=1)

    try:
        ask.server.store.write(work)
    except InputError as error:
        return _page(ask, {person: error.fields["person"]})
    return ask.go("/register/radera", said="raderad")


def _page(ask: Ask, problems: dict[str, str]) -> Response:
    def work(connection: sa.Connection) -> list[sa.Row[tuple[object, ...]]]:
        people = asked(connection)
        ask.looked(connection, "erasures", count=len(people))
        return people

    people = ask.server.store.write(work)
    return ask.page("erasures", status=422 if problems else 200, people=people, problems=problems)
