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
