"""quizzes/data/filmer.yml: films of the course's own, an entry by its id.

WCAG 2.2 criteria 1.2.2 (captions) and 1.2.3 (what is seen, in words): neither can be left out.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from kurs.model import film as meaning
from kurs.schema.entries import read_entries
from kurs.schema.fields import Id, Mistake, Strict, Text
from kurs.schema.source import Source

_TIME = re.compile(r"(?:(\d+):)?([0-5]?\d):([0-5]\d)")


def seconds(time: str) -> int | None:
    """`1:05` is 65; None for what is no time."""
    found = _TIME.fullmatch(time)
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3]) if found else None


class FilmChapterFields(Strict):
    at: Text = Field(description='När kapitlet börjar, som minuter:sekunder inom citattecken: "0:12".')
    title: Text = Field(description="Kapitlets namn, i några få ord.")


class FilmFields(Strict):
    """En egen film med undertexter, kapitel och en text med allt som sägs och syns."""

    title: Text = Field(description="Filmens titel.")
    file: Text = Field(description="Filmens fil i mappen docs: mp4 eller webm.")
    captions: Text = Field(description="Undertexterna i mappen docs: en fil i WebVTT, som slutar på .vtt.")
    transcript: Text = Field(description="Allt som sägs, och det viktiga som syns, i ordning.")
    poster: Text | None = Field(None, description="Bilden som visas innan filmen startar, en fil i mappen docs.")
    chapters: list[FilmChapterFields] = Field([], description="Filmens kapitel, i ordning.")
    pause: Text | None = Field(
        None, description='När filmen stannar för frågan, som minuter:sekunder inom citattecken: "0:12".'
    )
    exercise: Id | None = Field(None, description="Id för övningen som filmen stannar för. Visa den under filmen.")
    source: Text = Field(
        description='Vad filmen bygger på: faktabladets avsnitt ("6.3" eller "8.3 nr 1") eller ett id i lagrum.yml.'
    )

    def mistakes(self) -> Iterator[Mistake]:
        if (self.pause is None) != (self.exercise is None):
            have, lack = ("pause", "exercise") if self.exercise is None else ("exercise", "pause")
            yield (have,), f'"{have}" behöver också "{lack}". Skriv båda eller ingen.'
        if self.pause is not None and seconds(self.pause) is None:
            yield ("pause",), _no_time(self.pause)
        last = -1
        for at, chapter in enumerate(self.chapters):
            time = seconds(chapter.at)
            if time is None:
                yield ("chapters", at, "at"), _no_time(chapter.at)
            elif time <= last:
                yield ("chapters", at, "at"), "kapitlet börjar inte efter det förra. Skriv kapitlen i ordning."
            last = last if time is None else time


def _no_time(given: str) -> str:
    return f'"{given}" är ingen tid i filmen. Skriv minuter:sekunder, till exempel "0:12".'


class Films:
    """The films that could be read, by id."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source
        self.by_id: dict[str, meaning.Film] = {}

    @property
    def is_whole(self) -> bool:
        """Whether all could be read, so that what names a film can be judged."""
        return self.source is None or not self.source.problems


def read_films(source: Source) -> Films:
    """Mistakes go into `source.problems`."""
    films = Films(source)
    for id, one in read_entries(FilmFields, source, each="en film på varje plats: id, kolon och sedan fälten").items():
        mistakes = [source.problem((id, *loc), message) for loc, message in one.mistakes()]
        source.problems += mistakes
        if not mistakes:
            films.by_id[id] = _film(id, one)
    return films


def _film(id: str, one: FilmFields) -> meaning.Film:
    names = ("title", "file", "captions", "transcript", "poster", "exercise", "source")
    own = {name: getattr(one, name) for name in names}
    chapters = tuple(meaning.FilmChapter(at=seconds(part.at) or 0, title=part.title) for part in one.chapters)
    return meaning.Film(id=id, chapters=chapters, pause=seconds(one.pause) if one.pause else None, **own)
