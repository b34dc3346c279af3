"""Accounts: nobody climbs by an invitation, and the administrator lets people in again, closes and starts over."""
from __future__ import annotations

import re
from typing import Any

import pytest
import sqlalchemy as sa
from kurs.register.tables import account, grant, link
from starlette.testclient import TestClient

from .conftest import World
from .test_permissions import PASSWORD, chooses_password, post
from .test_permissions import link as shown_link

ADMIN = "/register/behorigheter"


def row(world: World, login: str) -> Any:
    with world.server.store.read() as connection:
        return connection.execute(sa.select(account).where(account.c.login == login)).one()


def invitations(world: World) -> int:
    with world.server.store.read() as connection:
        kind = sa.select(sa.func.count()).select_from(link).where(link.c.kind == "account")
        return connection.scalar(kind) or 0


def grants_of(world: World, login: str) -> list[str]:
    with world.server.store.read() as connection:
        joined = sa.select(grant.c.id).join(account, account.c.id == grant.c.account_id)
        return list(connection.scalars(joined.where(account.c.login == login)))


def ombud(world: World, admin: TestClient) -> TestClient:
    sent = {"name": "Olga", "login": "olga@kommunen.example", "role": "ombud", "unit": world.units["egen"]}
    return chooses_password(world, shown_link(post(admin, ADMIN, **sent).text))


@pytest.mark.parametrize("chosen", [True, False])
def test_a_manager_never_gets_an_invitation_to_an_account_with_more_than_she_may_give(
    world: World, chosen: bool
) -> None:
    """Otherwise: make the administrator an ombud here, invite "the ombud" again, choose the password."""
    admin = world.as_role("administrator")
    sent = {"name": "Ada", "login": "ada@kommunen.example", "role": "auditor", "unit": ""}
    invited = shown_link(post(admin, ADMIN, **sent).text)
    if chosen:
        chooses_password(world, invited)
    manager, path = world.as_role("manager", "egen"), f"/register/enhet/{world.units['egen']}/behorigheter"
    given = {"name": "Ada", "login": "ada@kommunen.example", "role": "ombud"}
    post(manager, path, **given)
    before = invitations(world)
    for held in grants_of(world, "ada@kommunen.example"):
        assert post(manager, path, how="invite", grant=held).status_code == 404
    assert invitations(world) == before


def test_a_manager_gets_no_invitation_to_an_ombud_who_has_a_password(world: World) -> None:
    ombud(world, world.as_role("administrator"))
    manager, path = world.as_role("manager", "egen"), f"/register/enhet/{world.units['egen']}/behorigheter"
    [held] = grants_of(world, "olga@kommunen.example")
    assert post(manager, path, how="invite", grant=held).status_code == 404
    assert "Ny inbjudan" not in manager.get(path).text


def test_only_what_she_may_do_is_offered_to_a_manager(world: World) -> None:
    text = world.as_role("manager", "egen").get(f"/register/enhet/{world.units['egen']}/behorigheter").text
    assert "Chef" in text and "Ta bort rollen" not in text and "Stäng kontot" not in text


def test_the_administrator_lets_somebody_in_again_who_forgot_the_password(world: World) -> None:
    admin = world.as_role("administrator")
    old = ombud(world, admin)
    path = f"{ADMIN}/{row(world, 'olga@kommunen.example').id}"
    first = shown_link(post(admin, path, how="invite").text)
    second = shown_link(post(admin, path, how="invite").text)
    assert world.client().get(first).status_code == 404, "an older invitation ends"
    new = chooses_password(world, second)
    assert new.get("/register/").status_code == 200
    assert old.get("/register/").status_code == 303, "the old sessions end with the old password"


def test_a_second_factor_is_taken_away_and_nobody_signs_in_without_a_new_one(world: World) -> None:
    admin = world.as_role("administrator")
    sent = {"name": "Ada", "login": "ada@kommunen.example", "role": "administrator", "unit": ""}
    shown_link(post(admin, ADMIN, **sent).text)
    id = row(world, "ada@kommunen.example").id
    world.write(lambda connection: connection.execute(sa.update(account).where(account.c.id == id).values(
        totp_sealed="x", totp_last=1)))  # fmt: skip
    assert "Ta bort engångskoden" in admin.get(ADMIN).text
    invited = shown_link(post(admin, f"{ADMIN}/{id}", how="code").text)
    assert row(world, "ada@kommunen.example").totp_sealed is None
    refused = world.client().post(invited, data={"password": PASSWORD})
    assert refused.status_code == 422, "the invitation asks for a new code"


def test_a_closed_account_is_out_and_its_invitation_too(world: World) -> None:
    admin = world.as_role("administrator")
    old = ombud(world, admin)
    id = row(world, "olga@kommunen.example").id
    invited = shown_link(post(admin, f"{ADMIN}/{id}", how="invite").text)
    assert post(admin, f"{ADMIN}/{id}", how="close").status_code == 303
    assert old.get("/register/").status_code == 303
    assert world.client().get(invited).status_code == 404
    assert "olga@kommunen.example" not in admin.get(ADMIN).text
    assert post(admin, f"{ADMIN}/{id}", how="invite").status_code == 404


def test_an_account_without_a_role_is_still_there_to_close(world: World) -> None:
    admin = world.as_role("administrator")
    ombud(world, admin)
    [held] = grants_of(world, "olga@kommunen.example")
    post(admin, ADMIN, how="take", grant=held)
    assert "Har ingen roll" in admin.get(ADMIN).text


def test_the_last_administrator_s_account_stays_open(world: World) -> None:
    admin = world.as_role("administrator")
    [id] = set(re.findall(r"/register/behorigheter/([0-9a-f]+)", admin.get(ADMIN).text))
    answer = post(admin, f"{ADMIN}/{id}", how="close")
    assert answer.status_code == 422 and "sista administratören" in answer.text
    assert admin.get("/register/").status_code == 200
