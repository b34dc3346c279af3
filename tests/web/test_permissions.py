"""Units and roles: the administrator builds the tree and lets people in, a manager only ombud; handing over."""
from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient

from .conftest import World, csrf

PASSWORD = "en mening att minnas"


def post(client: TestClient, path: str, **sent: str) -> Any:
    return client.post(path, data={"csrf": csrf(client), **sent})


def link(text: str) -> str:
    found = re.search(r"<code>http://127.0.0.1:8000(/register/[^<]+)</code>", text)
    assert found, text
    return found[1]


def chooses_password(world: World, path: str) -> TestClient:
    client = world.client()
    assert client.post(path, data={"password": PASSWORD}).status_code == 303
    return client


def test_the_administrator_adds_moves_and_closes_units(world: World) -> None:
    client = world.as_role("administrator")
    sent = {"name": "Norra <b>", "parent": world.units["avdelning"], "provider": "kommunal", "target": "90"}
    assert post(client, "/register/enheter", **sent).status_code == 303
    text = client.get("/register/enheter").text
    assert "Norra &lt;b&gt;" in text and "mål 90 procent" in text
    found = re.search(r'/register/enheter/([0-9a-f]+)">Norra', text)
    assert found
    id = found[1]
    wrong = post(client, f"/register/enheter/{id}", **(sent | {"target": "0", "parent": id, "name": ""}))
    assert wrong.status_code == 422
    for problem in ("Skriv enhetens namn", "Välj en överordnad enhet", "mellan 1 och 100"):
        assert problem in wrong.text
    assert post(client, f"/register/enheter/{id}", **(sent | {"name": "Södra"})).status_code == 303
    assert post(client, f"/register/enheter/{world.units['avdelning']}", close="ja").status_code == 422
    assert post(client, f"/register/enheter/{id}", close="ja").status_code == 303
    assert "Södra" not in client.get("/register/enheter").text


def test_an_invited_ombud_sees_her_unit_and_no_other(world: World) -> None:
    client = world.as_role("administrator")
    sent = {"name": "Olga", "login": "olga@kommunen.example", "role": "ombud", "unit": world.units["egen"]}
    ombud = chooses_password(world, link(post(client, "/register/behorigheter", **sent).text))
    assert ombud.get(f"/register/enhet/{world.units['egen']}").status_code == 200
    assert ombud.get(f"/register/enhet/{world.units['annan']}").status_code == 404
    assert "olga@kommunen.example" in client.get("/register/behorigheter").text


def test_a_manager_may_let_in_an_ombud_and_nobody_higher(world: World) -> None:
    client = world.as_role("manager", "avdelning")
    path = f"/register/enhet/{world.units['egen']}/behorigheter"
    sent = {"name": "Olga", "login": "olga@kommunen.example"}
    assert post(client, path, role="administrator", **sent).status_code == 422
    assert post(client, path, role="manager", **sent).status_code == 422
    assert post(client, path, role="ombud", **sent).status_code == 200
    boss = world.as_role("manager", "egen")
    held = re.findall(r'name="grant" value="([0-9a-f]+)"', world.as_role("administrator").get(path).text)
    assert held and "Chef" in client.get(path).text
    statuses = {post(boss, path, how="take", grant=one).status_code for one in set(held)}
    assert statuses == {303, 404}, "the ombud's role goes, the manager's is not hers to take"


def test_a_role_taken_back_ends_the_session(world: World) -> None:
    client = world.as_role("administrator")
    sent = {"name": "Olga", "login": "olga@kommunen.example", "role": "ombud", "unit": world.units["egen"]}
    ombud = chooses_password(world, link(post(client, "/register/behorigheter", **sent).text))
    text = client.get(f"/register/enhet/{world.units['egen']}/behorigheter").text
    [grant] = set(re.findall(r'name="grant" value="([0-9a-f]+)"', text))
    post(client, "/register/behorigheter", how="take", grant=grant)
    assert ombud.get("/register/").status_code == 303


def test_the_last_administrator_stays(world: World) -> None:
    client = world.as_role("administrator")
    text = client.get("/register/behorigheter").text
    [grant] = set(re.findall(r'name="grant" value="([0-9a-f]+)"', text))
    assert post(client, "/register/behorigheter", how="take", grant=grant).status_code == 422
    assert client.get("/register/").status_code == 200


def test_a_change_of_ombud_is_handed_over_with_a_link(world: World) -> None:
    admin = world.as_role("administrator")
    sent = {"name": "Olga", "login": "olga@kommunen.example", "role": "ombud", "unit": world.units["egen"]}
    old = chooses_password(world, link(post(admin, "/register/behorigheter", **sent).text))
    path = f"/register/enhet/{world.units['egen']}/behorigheter"
    [grant] = set(re.findall(r'name="grant" value="([0-9a-f]+)"', admin.get(path).text))
    handed = link(post(admin, path, how="hand-over", grant=grant).text)
    client = world.client()
    assert "Egen" in client.get(handed).text
    taken = client.post(handed, data={"name": "Nils", "login": "nils@kommunen.example"})
    assert taken.status_code == 303
    new = chooses_password(world, taken.headers["location"])
    assert new.get(f"/register/enhet/{world.units['egen']}").status_code == 200
    assert old.get(f"/register/enhet/{world.units['egen']}").status_code == 303
    assert client.get(handed).status_code == 404, "the link works once"
    world.clock.passes(days=15)
    assert world.client().get(handed).status_code == 404
