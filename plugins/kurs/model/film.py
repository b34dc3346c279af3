"""A film of the course's own: what it shows, what is said in it, and the question that stops it."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmChapter:
    """A part of the film that begins `at` so many seconds from its start."""

    at: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """`file`, `captions` and `poster` are paths below docs/. At `pause` seconds it stops for the exercise `exercise`,
    which its page shows below it."""

    id: str
    title: str
    file: str
    captions: str
    transcript: str
    source: str
    chapters: tuple[FilmChapter, ...] = ()
    poster: str | None = None
    pause: int | None = None
    exercise: str | None = None
