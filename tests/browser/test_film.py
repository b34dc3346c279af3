"""A film by keyboard: it starts when asked, jumps to its chapters, and stops for its question, which is below it."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from kurs.words import HTML
from playwright.sync_api import Page, Route, expect

from .conftest import Arrives
from .learner import Learner, waits_until

PAGE = "om/film.md"
PLAYS = "document.querySelector('video').paused === false && document.querySelector('video').currentTime > {}"
FILM = Path(__file__).parents[2] / "docs/film/ruts-fredag.mp4"


def parts(route: Route) -> None:
    """The film as a web server sends it, a part at a time: without that no browser can jump in it."""
    body = FILM.read_bytes()
    start = int((re.match(r"bytes=(\d+)", route.request.headers.get("range", "")) or [0, 0])[1])
    about = {"Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}", "Accept-Ranges": "bytes"}
    route.fulfill(status=206, body=body[start:], headers=about, content_type="video/mp4")


@pytest.fixture
def page(learner: Learner) -> Page:
    learner.page.route("**/*.mp4", parts)
    learner.opens(PAGE)
    expect(learner.page.locator(".kurs-film[data-live]")).to_be_visible()
    return learner.page


def test_nothing_starts_by_itself_and_captions_are_on(page: Page) -> None:
    film = page.locator(".kurs-film video")
    assert film.evaluate("(it) => it.paused && !it.autoplay && it.currentTime === 0 && it.buffered.length === 0")
    film.focus()
    page.keyboard.press("Space")
    waits_until(page, PLAYS.format(0))
    waits_until(page, "document.querySelector('video').textTracks[0].cues?.length === 4")
    assert film.evaluate("(it) => it.textTracks[0].mode") == "showing"


def test_a_chapter_starts_the_film_and_the_question_stops_it(page: Page) -> None:
    film, stopped = page.locator(".kurs-film video"), page.get_by_role("status").filter(has_text=HTML["film_paused"])
    page.get_by_role("button", name="0:17").press("Enter")
    waits_until(page, PLAYS.format(17))
    film.evaluate("(it) => { it.currentTime = 21.8; }")
    expect(stopped).to_be_visible()
    assert film.evaluate("(it) => it.paused && it.currentTime >= 22")
    expect(page.get_by_role("button", name=HTML["film_to_question"])).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#q-om-film-nasta input").first).to_be_focused()
    page.get_by_role("button", name=HTML["film_go_on"]).press("Enter")
    waits_until(page, PLAYS.format(22))
    expect(stopped).to_be_hidden()
    expect(film).to_be_focused()


def test_without_a_script_there_is_the_film_its_text_and_no_dead_button(arrives: Arrives) -> None:
    learner = arrives(java_script_enabled=False)
    learner.page.goto(learner.address(PAGE))
    film = learner.page.locator(".kurs-film")
    expect(film.locator("video[controls]")).to_be_visible()
    expect(film.get_by_role("button")).to_have_count(0)
    film.locator("summary").click()
    expect(film.get_by_text("Rut hittar bra i affären")).to_be_visible()


def test_on_paper_the_film_is_a_still_and_all_that_is_said(page: Page) -> None:
    page.emulate_media(media="print")
    film = page.locator(".kurs-film")
    expect(film.locator("img")).to_be_visible()
    expect(film.get_by_text("Rut hittar bra i affären")).to_be_visible()
    for part in film.locator("video, button").all():
        expect(part).to_be_hidden()
