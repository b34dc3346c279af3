"""With a mouse a statement can be dragged to its category: an extra beside the list."""
from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Arrives
from .responses import right
from .test_keyboard import practice_of


def test_a_statement_dragged_to_a_category_is_chosen_in_its_list(arrives: Arrives) -> None:
    learner = arrives(viewport={"width": 1280, "height": 1400})
    source, item = practice_of(learner, "gap-match")
    learner.opens(source)
    statement, category = next(iter(dict(right(item)).items()))
    form = learner.form(item)
    form.locator(f"[data-part={statement}]").drag_to(form.locator(f"[data-bin={category}]"))
    expect(form.locator(f"select[name={statement}]")).to_have_value(category)
