"""axe-core on every page, in every colour scheme and width; run by make audit."""
from __future__ import annotations

import pytest

from . import axe
from .conftest import Arrives
from .course_site import CourseSite

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.mark.audit
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_breaks_a_rule(arrives: Arrives, site: CourseSite, width: int, look: str) -> None:
    learner = arrives(viewport={"width": width, "height": 800}, reduced_motion="reduce", **LOOKS[look])
    found = []
    for address in site.html_pages:
        learner.page.goto(site.url + address)
        learner.waits_until_started()
        found += axe.faults(learner.page, where=address)
    assert not found, "\n".join(found)
