"""Every page of the site in every look, before and after answering: axe, HTML_CodeSniffer and what neither sees.

Run by make audit. 320 x 256 is a window of 1280 x 1024 at 400 % zoom.
"""
from __future__ import annotations

import re
from collections import Counter

import pytest

from . import axe
from .conftest import Arrives
from .course_site import ROOT, CourseSite
from .learner import Learner
from .page_rules import MOVES, SNIFFER, does_not_fit, headings_out_of_order, sniffed
from .responses import wrong

WIDE, ZOOMED = {"width": 1280, "height": 1024}, {"width": 320, "height": 256}
PAGES = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
COLOUR = ("color-contrast", "link-in-text-block")  # what a look changes
SCHEME = "(name) => document.body.setAttribute('data-md-color-scheme', name)"


def arrives_at(learner: Learner, source: str) -> None:
    if source == "404.html":
        learner.page.goto(learner.base + source)
    else:
        learner.opens(source)
    learner.waits_until_started()


def in_other_colours(learner: Learner, where: str) -> list[str]:
    """Dark is a word in the body, which Material writes there when a page opens."""
    learner.page.emulate_media(forced_colors="active")
    found = axe.faults(learner.page, where=f"{where}, forced colours", only=COLOUR)
    learner.page.emulate_media(forced_colors="none", color_scheme="dark")
    learner.page.evaluate(SCHEME, "slate")
    found += axe.faults(learner.page, where=f"{where}, dark", only=COLOUR)
    learner.page.emulate_media(color_scheme="light")
    learner.page.evaluate(SCHEME, "default")
    return found


def answers_all(learner: Learner, source: str) -> bool:
    """Each practice exercise of the page, wrongly: then there is most to read."""
    items = [item for one in learner.course.shown_on(source) if one.kind != "final" for item in one.items]
    for item in items:
        if learner.form(item).first.is_visible():
            learner.answers(item, wrong(item))
    return bool(items)


@pytest.mark.audit
@pytest.mark.parametrize("source", [*PAGES, "404.html"])
def test_a_page_in_every_look_and_size_before_and_after_answering(arrives: Arrives, source: str) -> None:
    learner = arrives(viewport=WIDE, reduced_motion="reduce", color_scheme="light")
    arrives_at(learner, source)
    found = axe.faults(learner.page, where="wide") + headings_out_of_order(learner.page)
    found += in_other_colours(learner, "wide")
    learner.page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    found += axe.faults(learner.page, where="400 %") + does_not_fit(learner.page)
    if answers_all(learner, source):
        found += axe.faults(learner.page, where="400 %, answered") + does_not_fit(learner.page)
        found += in_other_colours(learner, "answered") + headings_out_of_order(learner.page)
    assert learner.page.evaluate(MOVES) == 0
    assert not found, "\n".join(found)


@pytest.mark.audit
@pytest.mark.skipif(not SNIFFER.exists(), reason="HTML_CodeSniffer is not installed: make audit fetches it with npm")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_second_engine_finds_nothing(arrives: Arrives, site: CourseSite, scheme: str) -> None:
    found = []
    learner = arrives(viewport=WIDE, color_scheme=scheme, reduced_motion="reduce")
    for source in [*PAGES, "404.html"]:
        arrives_at(learner, source)
        found += [f"{source} {one}" for one in sniffed(learner.page)]
    assert not found, "\n".join(found)


@pytest.mark.audit
def test_every_page_has_a_language_and_a_title_of_its_own(site: CourseSite) -> None:
    pages = [(site.root / "site" / address / ("" if address.endswith(".html") else "index.html")).read_text("utf-8")
             for address in site.html_pages]  # fmt: skip
    titles = Counter(re.findall(r"<title>(.+?)</title>", page)[0] for page in pages)
    assert [title for title, times in titles.items() if times > 1] == []
    assert all(re.search(r'<html lang="sv"', page) for page in pages)
