"""Without JavaScript everything can be read, and the key of a final nowhere; search finds no exercises."""
from __future__ import annotations

import html
import json
import re
import urllib.request
from typing import Any

import pytest
from kurs.model.assessment import Item
from kurs.render.text import Text
from kurs.words import HTML
from markupsafe import Markup
from playwright.sync_api import expect

from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner


@pytest.fixture
def learner(arrives: Arrives) -> Learner:
    return arrives(java_script_enabled=False)


RATED = ("exact", "near", "far")


def strings(value: Any) -> list[str]:
    """Every text in a dataclass that says why, whichever interaction it is."""
    if hasattr(value, "__dataclass_fields__"):
        parts = {name: getattr(value, name) for name in value.__dataclass_fields__}
        own = [text for name, text in parts.items() if ("feedback" in name or name in RATED) and text]
        inner = [one for part in parts.values() if isinstance(part, tuple) for one in part]
        return own + [text for one in inner for text in strings(one)]
    return []


def explanations(item: Item) -> list[str]:
    return [*strings(item.interaction), *([item.explanation] if item.explanation else [])]


def source_of(site: CourseSite, source: str) -> str:
    address = site.url + source.removesuffix("index.md").replace(".md", "/")
    with urllib.request.urlopen(address) as response:
        return response.read().decode()


def plain(text: str, learner: Learner | CourseSite) -> str:
    shown = Markup(Text(learner.course.local).inline(text)).striptags()
    return re.sub(r"\s+", " ", html.unescape(shown)).strip()


def test_prompts_and_options_can_be_read_and_the_key_opened(learner: Learner) -> None:
    shown = next(one for one in learner.course.assessments if one.kind == "set")
    learner.page.goto(learner.address(shown.page))
    for item in shown.items:
        form = learner.form(item)
        expect(form.locator("legend")).to_have_text(plain(item.prompt, learner))
        expect(form.locator("fieldset").locator("label").first).to_be_visible()
        why = form.get_by_text(plain(explanations(item)[0], learner))
        expect(why).to_be_hidden()
        form.locator("summary", has_text=HTML["key"]).click()
        expect(why).to_be_visible()
    expect(learner.page.locator(".kurs-slides-open")).to_be_hidden()


def test_enter_never_sends_what_is_written_to_the_server(learner: Learner) -> None:
    shown = [one for one in learner.course.assessments if next(one.items).interaction.stem in ("text-entry", "choice")]
    for source in {one.page for one in shown}:
        learner.page.goto(learner.address(source))
        for field in learner.page.locator("form.kurs-item :is([type=text], [type=radio]:first-child)").all():
            field.press("Enter")
        expect(learner.page).to_have_url(learner.address(source))


def test_a_final_can_be_read_without_its_key(learner: Learner) -> None:
    learner.page.goto(learner.address(learner.final.page))
    expect(learner.page.locator("noscript p", has_text=HTML["no_script_final"])).to_be_visible()
    seen = re.sub(r"\s+", " ", learner.page.locator("body").inner_text())
    for item in learner.final.items:
        assert plain(item.prompt, learner) in seen
        assert not [why for why in explanations(item) if plain(why, learner) in seen]


def test_the_key_of_a_final_is_nowhere_readable_in_the_source(site: CourseSite) -> None:
    final = next(one for one in site.course.assessments if one.kind == "final")
    source = source_of(site, final.page)
    text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", source)))
    for item in final.items:
        assert not [why for why in explanations(item) if plain(why, site) in text]
    assert '"declaration"' not in source
    assert HTML["right"] not in text
    assert HTML["key"] not in text


def test_parts_that_need_javascript_say_so(learner: Learner) -> None:
    for source in ("mina-resultat.md", "intyg.md"):
        learner.page.goto(learner.address(source))
        expect(learner.page.locator("noscript p", has_text=HTML["no_script_page"])).to_be_visible()
    learner.page.goto(learner.address("index.md"))
    for path in learner.course.paths:
        expect(learner.page.locator(f"#vag-{path.id}").get_by_role("link").first).to_be_visible()


def test_search_finds_no_exercise_and_no_key(site: CourseSite) -> None:
    index = json.loads((site.root / "site/search/search_index.json").read_text("utf-8"))
    texts = [page["text"] for page in index["docs"] if not page["location"].startswith("om/")]
    found = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", " ".join(texts))))
    assert "livsområde" in found
    written = re.sub(r"\s+", " ", " ".join(page.read_text("utf-8") for page in (site.root / "docs").rglob("*.md")))
    # The glossary is found on purpose, and its drills explain with its words.
    for item in (item for one in site.course.assessments if one.module != "ordlista" for item in one.items):
        texts = [item.prompt, *explanations(item)]
        # A short text, such as "Vad gör du?", or a rule may stand in a chapter too.
        assert not [text for text in texts if len(text) > 30 and text not in written and plain(text, site) in found]
