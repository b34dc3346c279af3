"""Reminders over a real SMTP server: to whom, once a week, and what happens when the server says no."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from kurs.register.tables import membership, person, reminder
from postbox import Postbox, postbox
from registered import TODAY

from .conftest import World, csrf, make_world
from .test_follow import asks, does


@pytest.fixture
def mail() -> Iterator[Postbox]:
    with postbox() as one:
        yield one


@pytest.fixture
def world(tmp_path: Path, mail: Postbox) -> Iterator[World]:
    """`egen` asks for a module; Anna and Bo have something left, and the others get no letter for some reason."""
    for one in make_world(tmp_path, smtp_host="127.0.0.1", smtp_port=mail.port, smtp_from="Kurs <kurs@kommun.example>"):
        one.person("Anna", "egen", email="anna@example.org")
        one.person("Bo", "egen", email="bo@example.org")
        done = one.person("Cecilia", "egen", email="cecilia@example.org")
        does(one, done)
        one.person("Dan utan e-post", "egen")
        one.person("Alias", "egen", protected=True, email="alias@example.org")
        away, left = (one.person(name, "egen", email=f"{name}@example.org") for name in ("borta", "slutat"))
        one.person("Annan", "annan", email="annan@example.org")

        for absent, values in ((away, {"counted": False}), (left, {"left_on": TODAY})):
            update = sa.update(membership).where(membership.c.person_id == absent).values(values)
            one.write(lambda connection, update=update: connection.execute(update))
        asks(one, "annan")
        yield one


def remind(world: World, *, role: str = "ombud") -> int:
    client = world.as_role(role, "egen")
    path = f"/register/enhet/{world.units['egen']}/paminn"
    return client.post(path, data={"csrf": csrf(client)}).status_code


def sent(world: World) -> int:
    with world.server.store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(reminder)) or 0


def test_those_who_have_something_left_get_a_letter_with_their_link(world: World, mail: Postbox) -> None:
    token = asks(world, "egen", title="Grunden för alla")
    assert remind(world) == 303
    assert mail.receivers == ["anna@example.org", "bo@example.org"]
    letter = next(one for one in mail.letters if one["To"] == "anna@example.org")
    text = letter.get_content()
    assert letter["Subject"] == "Påminnelse: Grunden för alla" and "Hej Anna!" in text
    assert f"/delta/{token}" in text and "Hej Bo" not in text
    assert sent(world) == 2


def test_nobody_is_reminded_of_the_same_thing_twice_in_a_week(world: World, mail: Postbox) -> None:
    asks(world, "egen")
    remind(world)
    world.clock.passes(days=4)  # Monday of the next week, within seven days
    remind(world)
    assert len(mail.letters) == 2
    asks(world, "egen", "kort", title="Något nytt")
    remind(world)
    assert "Något nytt" in mail.letters[-1].get_content() and "Grunden" not in mail.letters[-1].get_content()
    mail.letters.clear()
    world.clock.passes(days=8)
    remind(world)
    assert mail.receivers[:2] == ["anna@example.org", "bo@example.org"]


def test_a_letter_that_is_refused_is_told_of_and_can_be_sent_later(world: World, mail: Postbox) -> None:
    asks(world, "egen")
    mail.refused = "anna@example.org"
    remind(world)
    assert mail.receivers == ["bo@example.org"] and sent(world) == 1
    mail.refused = ""
    remind(world)
    assert mail.receivers == ["anna@example.org", "bo@example.org"] and sent(world) == 2


def test_a_name_can_not_add_a_header(world: World, mail: Postbox) -> None:
    id = world.person("Eva\r\nBcc: ond@example.org", "egen")
    address = "eva@example.org\r\nBcc: ond@example.org"  # add_person refuses it; an older row may have it
    world.write(lambda connection: connection.execute(sa.update(person).where(person.c.id == id).values(email=address)))
    asks(world, "egen", title="Titel\r\nBcc: ond@example.org")
    remind(world)
    assert mail.receivers == ["anna@example.org", "bo@example.org"]
    assert all(one["Bcc"] is None for one in mail.letters)


def test_the_preview_shows_the_letter_and_sends_nothing(world: World, mail: Postbox) -> None:
    asks(world, "egen", title="Grunden för alla")
    text = world.as_role("ombud", "egen").get(f"/register/enhet/{world.units['egen']}/paminn").text
    assert "2 personer får" in text and "Hej Anna!" in text and "Cecilia" not in text and "Alias" not in text
    assert not mail.letters and sent(world) == 0


def test_without_a_mail_server_there_is_no_button_and_the_page_says_why(tmp_path: Path) -> None:
    for world in make_world(tmp_path / "utan"):
        asks(world, "egen")
        world.person("Anna", "egen", email="anna@example.org")
        unit = f"/register/enhet/{world.units['egen']}"
        client = world.as_role("ombud", "egen")
        assert "/paminn" not in client.get(unit).text
        assert "E-post är inte inställt" in client.get(f"{unit}/paminn").text
        assert remind(world) == 404


def test_when_the_mail_server_is_down_nothing_is_written_down_as_sent(tmp_path: Path) -> None:
    with postbox() as gone:
        port = gone.port
    settings = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_from": "kurs@kommun.example"}
    for world in make_world(tmp_path / "nere", **settings):
        asks(world, "egen")
        world.person("Anna", "egen", email="anna@example.org")
        remind(world)
        assert sent(world) == 0
