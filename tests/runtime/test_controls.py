"""The controls that render made and the runtime's reading and writing of them agree."""
from __future__ import annotations

from typing import Any

import pytest
from kurs.render.html import Renderer
from samples import INTERACTION, assessment, course, item
from serving import Run

RESPONSES: dict[str, Any] = {
    "choice": ["b"],
    "text-entry": {"plan": "  <b>Min plan</b> "},
    "gap-match": {"ata": "kropp", "duka": "hem"},
    "match": {"r1": "t3", "r2": "t1"},
    "order": ["folja-upp", "utreda", "besluta"],
    "inline-choice": {"nar": "ibland", "vem": "hemtjansten"},
    "hottext": ["besvarlig", "at"],
    "scale": {"nu": "0", "mal": "4"},
    "extended-text": " Britt <b>klädde</b> sig\n\nsjälv. 😀",
    "hotspot": ["utforma-uppdrag"],
    "scenario": ["ga-in", "lyft"],
}
WRITE = """([stem, html, response]) => {
  document.body.innerHTML = html;
  const form = document.querySelector("form");
  const { write, read, missing } = kurs.interaction[stem];
  write(form, response);
  return [read(form), missing(form)];
}"""


def html(stem: str) -> str:
    shown = assessment(item(INTERACTION[stem]))
    return str(Renderer(course(shown)).assessment(shown, assets="/assets"))


@pytest.mark.parametrize("stem", INTERACTION)
def test_what_is_written_is_read_back_as_it_was(run: Run, stem: str) -> None:
    assert run(WRITE, [stem, html(stem), RESPONSES[stem]]) == [RESPONSES[stem], 0]


@pytest.mark.parametrize("stem", INTERACTION)
def test_no_answer_is_null_and_everything_is_missing(run: Run, stem: str) -> None:
    parts = 2 if stem in ("gap-match", "match", "inline-choice", "scale") else 1
    assert run(WRITE, [stem, html(stem), None]) == [None, parts]


@pytest.mark.parametrize("stem", INTERACTION)
@pytest.mark.parametrize("older", RESPONSES)
def test_an_answer_from_when_the_item_was_of_another_kind_leaves_the_controls_empty(
    run: Run, stem: str, older: str
) -> None:
    if stem != older:
        assert run(WRITE, [stem, html(stem), RESPONSES[older]])[0] is None
