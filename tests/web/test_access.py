"""The whole access matrix: every role × every page × own and other unit, as roles.toml says and not otherwise."""

from __future__ import annotations

import re

import pytest
from kurs.register.access import rights, roles
from kurs.web.pages import PAGES, Page
from starlette.testclient import TestClient

from .conftest import World

# Where each role was given its units, and which of them it covers by its scope.
COVERED = {
    "own": ("egen", {"egen"}),
    "below": ("avdelning", {"avdelning", "egen", "annan"}),
    "all": (None, {"forvaltning", "avdelning", "egen", "annan", "privat"}),
}
GUARDED = [page for page in PAGES if page.who in rights()]
BY_UNIT = [page for page in GUARDED if "{unit}" in page.path]
ELSEWHERE = [page for page in GUARDED if "{unit}" not in page.path]
STOPPED = (403, 404)


def asks(client: TestClient, page: Page, *, unit: str = "") -> int:
    """The status of the page, its other parts filled with ids that don't exist; forms without the session's word."""
    path = page.path.replace("{unit}", unit)
    path = re.sub(r"\{\w+\}", "finns-inte", path)
    return client.request(page.method, path).status_code


def name(page: Page) -> str:
    return f"{page.method} {page.path}"


@pytest.mark.parametrize("role", roles())
@pytest.mark.parametrize("page", BY_UNIT, ids=name)
def test_a_role_reaches_its_pages_in_its_units_and_no_other(world: World, role: str, page: Page) -> None:
    given, covered = COVERED[roles()[role].scope]
    client = world.as_role(role, *([given] if given else []))
    for unit, id in world.units.items():
        may = page.who in roles()[role].rights and unit in covered
        status = asks(client, page, unit=id)
        if not may:
            assert status in STOPPED, f"{role} {unit}: {status}"
            if page.method == "GET":
                assert status == 404, "what one may not see does not exist"
        elif page.method == "GET" and page.path.count("{") == 1:
            assert status == 200, f"{role} {unit}: {status}"


@pytest.mark.parametrize("role", roles())
@pytest.mark.parametrize("page", ELSEWHERE, ids=name)
def test_a_role_reaches_what_has_no_unit_only_with_the_right_everywhere(world: World, role: str, page: Page) -> None:
    given, _ = COVERED[roles()[role].scope]
    client = world.as_role(role, *([given] if given else []))
    may = page.who in roles()[role].rights and given is None
    status = asks(client, page)
    if not may:
        assert status in STOPPED
    elif page.method == "GET" and "{" not in page.path:
        assert status == 200


@pytest.mark.parametrize("page", [page for page in PAGES if page.who not in ("anybody", "device")], ids=name)
def test_nobody_gets_in_without_signing_in(world: World, page: Page) -> None:
    answer = world.client().request(page.method, page.path.replace("{unit}", world.units["egen"]))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/register/logga-in"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.method == "POST" and page.who not in ("anybody", "device")], ids=name
)
def test_no_other_site_can_send_a_form(world: World, page: Page) -> None:
    client = world.as_role("administrator")
    path = page.path.replace("{unit}", world.units["egen"])
    assert client.post(path, data={"csrf": "gissat"}).status_code == 403


@pytest.mark.parametrize("page", [page for page in PAGES if page.who == "device"], ids=name)
def test_a_browser_without_its_secret_gets_nothing(world: World, page: Page) -> None:
    body = [] if page.path == "/api/statements" else {}
    for bearer in ("", "Bearer x", "Bearer 00000000-0000-4000-8000-000000000000.kort"):
        answer = world.client().request(page.method, page.path, headers={"authorization": bearer}, json=body)
        assert answer.status_code in (401, 404), name(page)


def test_every_right_is_asked_for_somewhere_and_given_to_someone() -> None:
    asked = {page.who for page in PAGES} - {"anybody", "device", "account"}
    assert asked <= set(rights())
    assert set(rights()) <= {right for role in roles().values() for right in role.rights}


def test_no_two_pages_have_the_same_address() -> None:
    addresses = [(page.method, page.path) for page in PAGES]
    assert len(addresses) == len(set(addresses))
