"""`kurs register user` and `kurs register prune` on a register with accounts in it."""
from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from kurs.cli import main
from kurs.register.accounts import account_of
from kurs.register.tables import account, audit

from .conftest import World, csrf
from .test_accounts import ombud
from .test_permissions import chooses_password

OLGA = "olga@kommunen.example"


@pytest.fixture
def register(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    for name in ("site", "course", "data"):
        monkeypatch.setenv(f"KURS_{name.upper()}", str(getattr(world.server.settings, name)))
    ombud(world, world.as_role("administrator"))
    return world


def actions(world: World) -> list[str]:
    with world.server.store.read() as connection:
        return list(connection.scalars(sa.select(audit.c.action)))


def test_accounts_are_listed_without_names(register: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "user", "list"]) == 0
    out = capsys.readouterr().out
    assert f"{OLGA}: Ombud (Egen)\n" in out and "Administratör (överallt), har inte valt lösenord" in out
    assert "Olga" not in out


def test_an_invitation_from_the_command_line_opens_the_account(
    register: World, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import UTC, datetime

    assert main(["register", "user", "invite", OLGA.upper()]) == 0
    found = re.search(r"(/register/valkommen/\S+)", capsys.readouterr().out)
    assert found
    register.clock.now = datetime.now(UTC)  # the command has the real clock
    assert chooses_password(register, found[1]).get("/register/").status_code == 200
    assert "account-invite" in actions(register)


def test_an_unknown_login_is_told_of(register: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "user", "invite", "ingen"]) == 1
    assert 'Inget öppet konto heter "ingen"' in capsys.readouterr().out


def test_pruning_is_logged_and_a_dry_run_is_not(register: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "prune", "--dry-run"]) == 0
    assert "prune" not in actions(register) and "Inget är borttaget." in capsys.readouterr().out
    assert main(["register", "prune"]) == 0
    assert actions(register).count("prune") == 1


def test_what_a_form_says_to_do_is_one_of_the_things_that_can_be_done(register: World) -> None:
    from .test_permissions import post

    admin = register.as_role("administrator")
    with register.server.store.read() as connection:
        id = connection.scalar(sa.select(account.c.id).where(account.c.login == OLGA))
        assert id and account_of(connection, id)
    assert post(admin, "/register/behorigheter", how="x" * 200).status_code == 400
    assert post(admin, f"/register/behorigheter/{id}", how="x" * 200).status_code == 400


def test_nothing_is_pruned_on_the_page_before_it_is_said_to_be_meant(register: World) -> None:
    client = register.as_role("administrator")
    word = csrf(client)
    told = client.post("/register/gallring", data={"csrf": word, "prune": "ja"})
    assert told.status_code == 422 and "Inget är borttaget." in told.text
    assert 'value="730"' in told.text, "the days stand as before"
    assert "prune" not in actions(register)
    assert client.post("/register/gallring", data={"csrf": word, "prune": "ja", "sure": "ja"}).status_code == 303
    assert actions(register).count("prune") == 1
