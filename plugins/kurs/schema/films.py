"""Films between files: what each names lies in docs/, its captions are WebVTT, and its question stands below it."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import Problem, suggest
from kurs.model.film import Film
from kurs.schema.index import CALLED, Index
from kurs.schema.media import PICTURES, file_mistake
from kurs.schema.reading import Page

VIDEOS = (".mp4", ".webm")
CAPTIONS = (".vtt",)
_TIME = r"(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}"
_CUE = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}", re.MULTILINE)


def mistakes(index: Index) -> Iterator[Problem]:
    films = index.reading.films
    for id, film in films.by_id.items():
        assert films.source is not None
        for name, what in _film(index, film):
            yield films.source.problem((id, name) if name else (id,), what, key=not name)


def _film(index: Index, film: Film) -> Iterator[tuple[str, str]]:
    reading = index.reading
    files = {"file": (film.file, VIDEOS), "captions": (film.captions, CAPTIONS), "poster": (film.poster, PICTURES)}
    wrong = {name: file_mistake(reading, file, endings) for name, (file, endings) in files.items() if file}
    if wrong["captions"] is None:
        wrong["captions"] = _captions((reading.docs / film.captions).read_text("utf-8", "replace"))
    yield from ((name, what) for name, what in wrong.items() if what)
    pages = [page for page in reading.pages.values() if _line(page, "film", film.id) is not None]
    if not pages:
        yield "", f'ingen sida visar filmen "{film.id}". Skriv "::: film {film.id}" på en sida eller ta bort den.'
    if film.exercise is not None and not index.is_broken(film.exercise) and (what := _question(index, film, pages)):
        yield "exercise", what


def _captions(text: str) -> str | None:
    if not text.removeprefix("\ufeff").startswith("WEBVTT"):
        return "undertexterna börjar inte med WEBVTT. Skriv det på första raden, och en tom rad efter."
    if _CUE.search(text):
        return None
    return 'undertexterna har ingen rad med tid. Skriv så här: "00:01.000 --> 00:04.000".'


def _question(index: Index, film: Film, pages: list[Page]) -> str | None:
    id = film.exercise or ""
    if id not in index.drafts:
        known = [one.id for one in index.drafts.values() if one.kind in ("exercise", "set")]
        return f'övningen "{id}" finns inte.{suggest(id, known)} Rätta id:t eller skapa filen.'
    kind = index.drafts[id].kind
    if kind not in ("exercise", "set"):
        return f'"{id}" är {CALLED[kind]} och kan inte stå i en film. Välj en övning eller ett övningsset.'
    for page in pages:
        at, question = _line(page, "film", film.id), next((one.block.line for one in page.shown if one.id == id), None)
        if question is None or at is None or question < at:
            return f'övningen "{id}" visas inte under filmen i {page.file}. Flytta den dit.'
    return None


def _line(page: Page, kind: str, id: str) -> int | None:
    return next((one.line for one in page.blocks if one.kind == kind and one.argument == id), None)
