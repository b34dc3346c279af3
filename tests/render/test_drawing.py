"""The drawings: every place has its name, and in an exercise nothing in the page tells which place is which."""
from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import get_args

import pytest
from kurs.model.interaction import Hotspot, HotspotChoice
from kurs.render.drawing import drawing
from kurs.render.html import Renderer
from kurs.schema.interactions.hotspot import Hotspot as Author
from kurs.words import PLACES
from parsed import Node, parse
from samples import HOTSPOT, assessment, course, item

HIDDEN = replace(HOTSPOT, hide_labels=True)
NAMES = ("Genomföra", "Aktualisera", "Utforma")


def page(hotspot: Hotspot, kind: str = "final") -> str:
    shown = assessment(item(hotspot), kind=kind)
    written, _, rest = str(Renderer(course(shown)).assessment(shown, assets="/assets")).partition("<template>")
    return written + rest.partition("</template>")[2]


def every_place(name: str, **fields: bool) -> Hotspot:
    places = tuple(HotspotChoice(id=id, feedback="x", correct=not at) for at, id in enumerate(PLACES[name]))
    return Hotspot(drawing=name, places=places, **fields)


def test_authors_can_choose_among_all_drawings() -> None:
    assert get_args(Author.model_fields["drawing"].annotation) == tuple(PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_a_drawing_has_a_title_a_description_and_all_its_places_in_words(name: str) -> None:
    (figure,) = (node for node in parse(drawing(name)).children if isinstance(node, Node))
    (svg,) = figure.all("svg")
    ids = {node.attributes["id"]: node.text for node in figure.all("title", "desc")}
    assert svg.attributes["role"] == "img"
    assert svg.attributes["aria-labelledby"].split() == list(ids)
    assert all(ids.values())
    assert [text for text in PLACES[name].values() if text not in figure.text] == []


def test_a_drawing_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        drawing("hus")


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("hidden", [False, True])
def test_each_place_that_can_be_chosen_is_in_the_drawing_once_and_in_the_list_in_the_same_order(
    name: str, hidden: bool
) -> None:
    shown = parse(page(every_place(name, hide_labels=hidden)))
    spots = [node.attributes["data-spot"] for node in shown.all("g") if "data-spot" in node.attributes]
    assert spots == [node.attributes["value"] for node in shown.all("input")]
    assert len(spots) == len(PLACES[name])
    (svg,) = shown.all("svg")
    assert svg.attributes["aria-hidden"] == "true"
    assert not list(shown.all("title", "desc"))
    signs = "ABCDEFGHIJK" if hidden else map(str, range(1, 12))
    texts = [node.text for node in svg.all("text") if node.attributes.get("class") in ("number", "sign")]
    assert texts == [sign for sign, _ in zip(signs, spots, strict=False)]


def test_hidden_names_are_nowhere_in_the_page_of_a_final() -> None:
    written = page(HIDDEN)
    assert [name for name in (*NAMES, *(one.id for one in HIDDEN.places)) if name in written] == []
    assert "Besluta" in written, "the other places keep theirs"
    assert "A, 2 Utreda, 3 Besluta, B, C, 6 Följa upp." in parse(written).text


@pytest.mark.parametrize("hotspot", [HOTSPOT, HIDDEN], ids=["names", "letters"])
def test_the_page_is_the_same_whatever_is_right_and_however_the_author_ordered_the_places(hotspot: Hotspot) -> None:
    pages = set()
    for places in permutations(hotspot.places):
        for right in range(len(places)):
            keyed = tuple(replace(one, correct=at == right) for at, one in enumerate(places))
            pages.add(page(replace(hotspot, places=keyed)))
    assert len(pages) == 1


def test_in_an_exercise_the_drawing_tells_only_places_and_names() -> None:
    """Who does what, which areas are IBIC's own and what to ask at a stop may be what is asked."""
    assert "Myndigheten" not in page(HOTSPOT)
    assert "stroke-dasharray" not in page(every_place("livsomraden"))
    assert "Vart vill" not in page(every_place("behovsvagen"))
    states = page(every_place("funktionstillstand"))
    assert [told for told in ("Jämförs", "stödet", "stroke-dasharray") if told in states] == []
    assert "kurs-tint" not in page(HOTSPOT) + page(every_place("funktionstillstand"))


def test_the_key_tells_the_names_that_were_hidden() -> None:
    assert "Plats B (Utforma uppdrag)" in page(HIDDEN, "exercise")
