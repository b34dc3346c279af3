"""The link that opens a chapter as slides; everything else about slides is made in the browser (runtime/slides/)."""
from __future__ import annotations

from kurs.words import HTML as WORDS

MARKS = ("<!-- bild", "<!-- anteckning:")
_LINK = '<p data-search-exclude><a class="md-button kurs-slides-open" href="?visa=bilder" hidden>{}</a></p>'


def with_slides(html: str, *, chapter: bool) -> str:
    """The page's HTML with the link below its title, if it is a module's chapter or its author has marked slides.

    The link is hidden until scripts run (runtime/start.js), without which it would lead nowhere.
    """
    if not chapter and not any(mark in html for mark in MARKS):
        return html
    return html.replace("</h1>", "</h1>\n" + _LINK.format(WORDS["as_slides"]), 1)
