"""Whatever is typed, pasted or forged into any field: never a fault of ours, and nothing of it comes back as HTML."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from kurs.register.assignments import assign
from kurs.register.links import new_link
from kurs.register.meetings import hold
from kurs.web.pages import PAGES, Page
from parsed import Node, parse
from registered import COURSE, TODAY, Browser
from starlette.testclient import TestClient

from .conftest import World, csrf, make_world

HTML = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
MIXED = f"Å\0 '; DROP TABLE person;-- {HTML} 😀\r\nx-evil: 1 \x1b\u202e %00"
VALUES = {
    "nul": "\0", "mixed": MIXED, "long": "å" * 5_000, "emoji": "👩‍🦽😀", "number": "9" * 30, "space": " \t\u2028",
    "surrogate": "%ED%A0%80%FF%FE", "path": "../../../etc/passwd",
}  # fmt: skip
JSON_VALUES: tuple[Any, ...] = (
    *("\0", MIXED, "å" * 5_000, "\ud800", "😀", None, True, 10**40, -1.5e300, [], [[]], {"a": {}}),
)
POSTS = [page for page in PAGES if page.method == "POST"]
FORMS = [page for page in POSTS if not page.path.startswith("/api/")]
API = [page for page in POSTS if page.path.startswith("/api/")]
GETS = [page for page in PAGES if page.method == "GET"]


@dataclass
class Place:
    """A register with something behind every part of an address."""

    world: World
    parts: dict[str, str]

    def path(self, page: Page, **other: str) -> str:
        return re.sub(r"{(\w+)}", lambda found: {**self.parts, **other}.get(found[1], "x"), page.path)


@pytest.fixture
def place(tmp_path: Path, database_url: str) -> Iterator[Place]:
    for world in make_world(tmp_path, database_url=database_url):
        unit, person = world.units["egen"], world.person("Berit Test", "egen", email="berit@kommun.example")

        def work(connection: Any, unit: str = unit, person: str = person) -> dict[str, str]:
            one = assign(connection, unit, course=COURSE, today=TODAY, modules=["grund"])
            hold(connection, unit, module_id="grund", on=TODAY, people=[person], names=["Ida Test"],
                 course=COURSE, today=TODAY, by="Test")  # fmt: skip
            token = new_link(connection, "assignment", one)
            return {"unit": unit, "id": unit, "person": person, "assignment": one, "token": token}

        yield Place(world, world.write(work))


def name(page: Page) -> str:
    return page.path


def words(page: Page) -> dict[str, str]:
    """Every name that the page's module mentions, as a field: those it reads are among them."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(page.run) or page.run))
    said = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {word: "1" for word in said if isinstance(word, str) and re.fullmatch(r"[a-z_]{2,20}", word)}


def filled(form: Node) -> dict[str, str]:
    """The form as it is when it is sent without a change, its first choice made everywhere."""
    values = dict[str, str]()
    for one in form.all("input", "textarea", "select", "button"):
        field, value = one.attributes.get("name"), one.attributes.get("value", "")
        if one.tag == "select":
            value = next((choice for option in one.all("option") if (choice := option.attributes.get("value"))), "")
        if field and not values.get(field):
            values[field] = value or "1"
    return values


def forms(place: Place, client: TestClient, page: Page) -> list[dict[str, str]]:
    """What the page is sent by the real forms that lead to it, each kind once; else all its module's words."""
    found, target = [], place.path(page)
    for shown in (one for one in GETS if one.path.startswith("/register") and page.path.startswith(one.path)):
        for form in parse(client.get(place.path(shown)).text).all("form"):
            if form.attributes.get("action", place.path(shown)) == target:
                found.append(filled(form))
    kinds = {tuple(sorted(one)): one for one in found}
    return list(kinds.values()) or [words(page)]


def fine(answer: Any, where: str) -> None:
    assert answer.status_code < 500, f"{where}: {answer.status_code}"
    assert "x-evil" not in answer.headers, where
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text, where


def sends(client: TestClient, path: str, fields: dict[str, str]) -> Any:
    """As a browser's form, but with the bytes as they are: VALUES may hold what is no UTF-8."""
    body = urlencode(fields).replace(urlencode({"": VALUES["surrogate"]})[1:], VALUES["surrogate"])
    return client.post(path, content=body, headers={"content-type": "application/x-www-form-urlencoded"})


@pytest.mark.parametrize("page", FORMS, ids=name)
def test_no_field_of_any_form_breaks_anything(place: Place, page: Page) -> None:
    client, path = place.world.as_role("administrator"), place.path(page)
    word = csrf(client)
    for form in forms(place, client, page):
        for field in form:
            fine(sends(client, path, {**form, field: MIXED, "csrf": word}), f"{page.path} {field}")
        for kind, value in VALUES.items():
            fine(sends(client, path, {**dict.fromkeys(form, value), "csrf": word}), f"{page.path} {kind}")
    client = place.world.as_role("administrator")
    for shown in GETS:
        fine(client.get(place.path(shown)), f"{shown.path} after {page.path}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.method} {page.path}")
def test_no_part_of_any_address_breaks_anything(place: Place, page: Page) -> None:
    client = place.world.as_role("administrator")
    headers = Browser().headers if page.path.startswith("/api/") else {}
    word = csrf(client)
    for part in [*re.findall(r"{(\w+)}", page.path), None]:
        for value in ("%00", "%ED%A0%80", "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "å" * 2_000, "..%2f.."):
            path = place.path(page, **({part: value} if part else {}))
            query = f"?sagt={value}&sida={value}&log={value}&modul={value}" if part is None else ""
            fine(client.request(page.method, path + query, data={"csrf": word} if page.method == "POST" else None,
                                headers=headers), f"{page.path} {part} {value[:20]}")  # fmt: skip


@pytest.mark.parametrize("page", API, ids=name)
def test_no_field_of_the_api_breaks_anything(place: Place, page: Page) -> None:
    browser, client = Browser(), place.world.client()
    path = place.path(page)
    client.post(f"/api/join/{place.parts['token']}", json={"name": "Åke Test"}, headers=browser.headers)

    def post(body: Any, where: str) -> None:
        place.world.clock.passes(minutes=1)  # so that no limit on tries hides the rest
        text = json.dumps(body).encode()
        fine(client.post(path, content=text, headers=browser.headers), f"{page.path} {where}")

    for value in JSON_VALUES:
        post(value, f"{value!r:.40}")
        post(dict.fromkeys(words(page), value), f"fields {value!r:.40}")
        post([value], f"list of {value!r:.40}")
        if page.path == "/api/statements":
            post([changed for _, changed in altered(browser.submitted(), value)], f"everywhere {value!r:.40}")


def altered(data: Any, value: Any) -> Iterator[tuple[str, Any]]:
    """The data once for every place in it, with the value there instead."""
    yield "", value
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, inner in list(pairs):
        for where, changed in altered(inner, value):
            copy = data.copy()
            copy[key] = changed
            yield f"{key}.{where}", copy


@pytest.mark.parametrize("page", POSTS, ids=name)
def test_what_is_too_long_is_413(place: Place, page: Page) -> None:
    client, path = place.world.as_role("administrator"), place.path(page)
    content = b"x" * (page.body + 1)
    assert client.post(path, content=content, headers=Browser().headers).status_code == 413
    pieces = (content[start : start + 50_000] for start in range(0, len(content), 50_000))  # no length said before
    assert client.post(path, content=pieces, headers=Browser().headers).status_code == 413


def test_ten_thousand_statements_are_413(place: Place) -> None:
    client, browser = place.world.client(), Browser()
    for batch in ([0] * 10_000, [browser.attempted("ovn-1") for _ in range(201)]):
        assert client.post("/api/statements", json=batch, headers=browser.headers).status_code == 413


@pytest.mark.parametrize("body", [b"\xff\xfe[]", b'["\xed\xa0\x80"]', b"[" * 90_000, b'{"a":' * 15_000, b"[1", b""])
@pytest.mark.parametrize("page", [page for page in API if page.path != "/api/another"], ids=name)
def test_what_is_no_json_in_utf8_or_is_too_deep_is_400(place: Place, page: Page, body: bytes) -> None:
    browser, client = Browser(), place.world.client()
    client.post(f"/api/join/{place.parts['token']}", json={"name": "Åke Test"}, headers=browser.headers)
    assert client.post(place.path(page), content=body, headers=browser.headers).status_code == 400
