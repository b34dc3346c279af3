"""How it goes, as each role sees it: figures with their denominator, names only where they may be seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.register.assignments import assign
from kurs.register.links import new_link
from kurs.register.standing import record
from kurs.register.tables import audit
from registered import COURSE, TODAY

from .conftest import World

HOSTILE = "<script>alert(1)</script>"


def asks(world: World, unit: str, *modules: str, **more: Any) -> str:
    def work(connection: Any) -> str:
        options = {"modules": modules or ("grund",), "today": TODAY - timedelta(days=30), "course": COURSE}
        id = assign(connection, world.units[unit], **(options | more))
        return new_link(connection, "assignment", id, keep=world.server.keys.hiding)

    return str(world.write(work))


def does(world: World, person: str, module: str = "grund", source: str = "completed") -> None:
    one = COURSE.module(module)
    assert one
    world.write(lambda connection: record(connection, ("person_id", person), one, source=source, today=TODAY))


@pytest.fixture
def followed(world: World) -> World:
    """Six people in `egen`, one of whom is done and one has been at a meeting; two in `annan`, nobody done."""
    people = [world.person(name, "egen") for name in ("Ali", "Bo", "Cecilia", "Dan", "Eva", HOSTILE)]
    does(world, people[0])
    does(world, people[1], source="attended")
    for name in ("Frida", "Gun"):
        world.person(name, "annan")
    asks(world, "egen", due_on=TODAY - timedelta(days=1))
    asks(world, "annan")
    return world


def page(world: World, role: str, unit: str, *given: str) -> str:
    answer = world.as_role(role, *given).get(f"/register/enhet/{world.units[unit]}")
    assert answer.status_code == 200
    return answer.text


def test_home_shows_each_unit_with_its_denominator_and_the_units_above_with_all(followed: World) -> None:
    text = followed.as_role("manager", "avdelning").get("/register/").text
    assert "2 av 6 som räknas" in text
    assert "0 av 2 som räknas" in text
    assert "2 av 8 som räknas" in text
    assert "Forvaltning" not in text
    own = followed.as_role("ombud", "egen").get("/register/").text
    assert "2 av 6 som räknas" in own and "av 8" not in own


def test_a_unit_page_names_those_who_have_something_left(followed: World) -> None:
    text = page(followed, "ombud", "egen", "egen")
    assert "2 av 6 som räknas" in text and "<b>4</b> försenade" in text and "<b>4</b> saknas" in text
    assert all(name in text for name in ("Cecilia", "Dan", "Eva"))
    assert "Ali" not in text
    assert "<script>alert" not in text and "&lt;script&gt;alert" in text


def test_what_ends_soon_is_shown_beside_what_is_missing(followed: World) -> None:
    followed.clock.passes(days=320)
    text = page(followed, "ombud", "egen", "egen")
    assert "<b>2</b> går ut inom 60 dagar" in text and 'data-state="expiring"' in text and "Ali" in text
    followed.clock.passes(days=60)
    assert "0 av 6 som räknas" in page(followed, "ombud", "egen", "egen")


def test_the_message_has_the_names_and_the_link(followed: World) -> None:
    token = asks(followed, "egen", "kort", title="Det korta")
    text = page(followed, "ombud", "egen", "egen")
    paste = text.partition("<textarea")[2].partition("</textarea>")[0]
    assert "– Eva (försenad)" in paste and f"/delta/{token}" in paste


def test_an_auditor_sees_figures_and_no_names_and_no_small_groups(followed: World) -> None:
    text = page(followed, "auditor", "avdelning")
    assert "2 av 8 som räknas" in text
    assert not any(name in text for name in ("Cecilia", "Dan", "Eva", "Gun", "alert(1)", "<textarea"))
    small = page(followed, "auditor", "annan")
    assert "Färre än 5 personer" in small and "av 2 som räknas" not in small
    home = followed.as_role("auditor").get("/register/").text
    assert "av 2 som räknas" not in home and "2 av 8 som räknas" in home
    assert "2 av 6 som räknas" not in home, "8 − 6 would tell of the two"
    assert "av 6" not in page(followed, "auditor", "egen"), "nor one page further on"


def test_an_ombud_of_a_unit_above_sees_nothing_of_those_below(followed: World) -> None:
    text = page(followed, "ombud", "avdelning", "avdelning")
    assert "Inget är tilldelat" in text and "Eva" not in text


def test_a_look_at_names_is_logged_and_a_look_at_figures_is_not(followed: World) -> None:
    page(followed, "auditor", "avdelning")
    page(followed, "ombud", "egen", "egen")
    with followed.server.store.read() as connection:
        rows = connection.execute(sa.select(audit.c.action, audit.c.unit_id, audit.c.count)).all()
    assert rows == [("follow", followed.units["egen"], 4)]


def test_nothing_on_the_page_has_a_style_or_a_script_of_its_own(followed: World) -> None:
    home = followed.as_role("auditor").get("/register/").text
    for text in (page(followed, "manager", "avdelning", "avdelning"), home):
        assert " style=" not in text and "<style" not in text and "onclick" not in text
