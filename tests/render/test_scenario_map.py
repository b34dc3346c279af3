"""The drawing of a scenario: boxes have room, arrows go down but those that go round, all is told in words."""
from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kurs.model.interaction import Scenario, Scene, Way
from kurs.render.layers import layered
from kurs.render.scenario_map import scenario_map, wrapped
from samples import SCENARIO, course, item

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["<script>alert(1)</script>", 'a"b\'c & d', "]]> -->", "åäö 👩‍👧 مرحبا"]


def drawn(scenario: Scenario = SCENARIO) -> ElementTree.Element:
    return ElementTree.fromstring(scenario_map(item(scenario), scenario, course()))


def test_it_says_in_words_what_it_shows() -> None:
    root = drawn()
    assert root.attrib["role"] == "img"
    title, desc = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title == "Karta över en-scenario. Vad stämmer?"
    assert desc is not None
    assert desc.startswith("2 scener med val och 3 slut. Scen 1: Gå in till Rut leder till scen 2.")
    assert "Scen 3 är ett slut. Det gick bra." in desc


def test_every_scene_and_every_way_can_be_read_and_ends_are_marked_with_more_than_colour() -> None:
    boxes = [" ".join("".join(text.itertext()) for text in one.iter(f"{SVG}tspan")) for one in drawn().iter(f"{SVG}g")]
    for scene in SCENARIO.scenes:
        assert any(scene.text in box for box in boxes)
        for way in scene.options:
            assert way.text in boxes
    assert any("≈ Det gick delvis bra." in box for box in boxes)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_author_writes_is_only_text(text: str) -> None:
    first, second = SCENARIO.scenes[0].options
    start = replace(SCENARIO.scenes[0], text=text, options=(replace(first, text=text), second))
    root = drawn(replace(SCENARIO, scenes=(start, *SCENARIO.scenes[1:])))
    assert not list(root.iter(f"{SVG}script"))
    said = " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}tspan"))
    assert text.replace("-", "").replace(" ", "") in said.replace("-", "").replace(" ", "")


def test_a_way_back_is_drawn_beside_the_boxes() -> None:
    ways = (Way(id="om", text="Om igen", feedback="x", to="rost"), *SCENARIO.scenes[1].options)
    first, second, *ends = SCENARIO.scenes
    again = replace(SCENARIO, scenes=(first, replace(second, options=ways), *ends))
    lines = [one.attrib["class"] for one in drawn(again).iter(f"{SVG}polyline")]
    assert sorted(set(lines)) == ["line", "line round"]
    assert lines.count("line round") == 1


def test_long_words_are_broken_and_lines_kept_short() -> None:
    text = "Socialtjänstlagstiftningskommitténs ordförande " + "x" * 90
    assert max(map(len, wrapped(text, 24))) <= 24
    assert "".join(wrapped(text, 24)).replace("-", "").replace(" ", "") == text.replace(" ", "")


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, list[str]]:
    names = [f"n{at}" for at in range(draw(st.integers(2, 12)))]
    leads = {name: draw(st.lists(st.sampled_from(names), max_size=3, unique=True)) for name in names}
    for one, next_ in zip(names, names[1:], strict=False):
        leads[one] = [*dict.fromkeys([*leads[one], next_])]
    return leads


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(graphs())
def test_no_boxes_lie_over_one_another_and_every_arrow_but_those_round_goes_down(leads: dict[str, list[str]]) -> None:
    found = layered("n0", leads, dict.fromkeys(leads, 100.0))
    row = {id: at for at, ids in enumerate(found.rows) for id in ids}
    assert set(leads) <= set(row)
    for one, ways in leads.items():
        for to in ways:
            assert (row[to] > row[one]) is ((one, to) not in found.round)
    for ids in found.rows:
        for left, right in zip(ids, ids[1:], strict=False):
            room = (100 if left in leads else 12) / 2 + (100 if right in leads else 12) / 2
            assert found.x[right] - found.x[left] >= room - 0.001
    assert min(found.x.values()) >= 0
    assert max(found.x.values()) <= found.width


def test_one_scene_that_leads_to_itself_is_drawn() -> None:
    start = Scene(
        id="a",
        text="A",
        options=(Way(id="x", text="Igen", feedback="x", to="a"), Way(id="y", text="Vidare", feedback="y", to="b")),
    )
    drawn(Scenario(scenes=(start, Scene(id="b", text="B", ending="good"))))
