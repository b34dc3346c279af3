"""Pictures and sounds: the file exists, is of a kind that browsers show, and has words for those who can't see or hear.

WCAG 2.2 criteria 1.1.1 (text alternatives) and 1.2.1 (transcript of a recording).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import imagesize

from kurs.errors import Problem, suggest
from kurs.model.assessment import Item, Picture, Section
from kurs.schema.assessment import Draft
from kurs.schema.reading import Reading

PICTURES = (".avif", ".jpg", ".jpeg", ".png", ".svg", ".webp")
SOUNDS = (".m4a", ".mp3", ".ogg", ".wav")

# "Bild på …": the screen reader has already said that it is a picture.
_NEEDLESS = re.compile(r"(?:en )?(?:bild|foto(?:grafi)?|illustration|teckning)(?:en)? (?:av|på|som|där)\b", re.I)
_VIEW_BOX = re.compile(r"""<svg\b[^>]*\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def mistakes(reading: Reading) -> Iterator[Problem]:
    for draft in reading.drafts:
        for item in draft.items:
            yield from _item(reading, draft, item)


def _item(reading: Reading, draft: Draft, item: Item) -> Iterator[Problem]:
    for name, part, endings in (("image", item.image, PICTURES), ("audio", item.audio, SOUNDS)):
        if part is not None and (what := file_mistake(reading, part.file, endings)):
            yield draft.problem(item, (name, "file"), what)
    if item.image is not None and (found := _NEEDLESS.match(item.image.alt)):
        what = f'"{found[0]}" behövs inte: skärmläsaren säger redan att det är en bild. Börja med det som bilden visar.'
        yield draft.problem(item, ("image", "alt"), what)
    if item.confidence and draft.kind == "final":
        what = f'"{item.id}" frågar hur säker personen är, och det passar inte i ett slutprov.'
        yield draft.problem(item, "confidence", f"{what} Ta bort raden här.")
    if item.hint and draft.kind == "final":
        what = f'"{item.id}" har en ledtråd, och det passar inte i ett slutprov.'
        yield draft.problem(item, "hint", f"{what} Ta bort ledtråden här.")


def file_mistake(reading: Reading, name: str, endings: tuple[str, ...]) -> str | None:
    """What is wrong with a file that should lie in docs/ and end like this."""
    path = reading.docs / name
    if path.suffix.lower() not in endings:
        return f'"{name}" går inte att visa i alla webbläsare. Använd {", ".join(endings)}.'
    if path.is_file():
        return None
    near = [one.relative_to(reading.docs).as_posix() for end in endings for one in reading.docs.rglob(f"*{end}")]
    return f'filen "{name}" finns inte i {reading.relative(reading.docs)}.{suggest(name, near)}'


def measured(reading: Reading, section: Section) -> Section:
    """The section, its pictures with the size that keeps their place while they load."""
    if not any(item.image for item in section.items):
        return section
    return replace(section, items=tuple(_measured(reading, item) for item in section.items))


def _measured(reading: Reading, item: Item) -> Item:
    if item.image is None:
        return item
    width, height = _size(reading.docs / item.image.file)
    picture: Picture = replace(item.image, width=width, height=height)
    return replace(item, image=picture)


def _size(path: Path) -> tuple[int, int]:
    """Width and height in px; 0, 0 where the file doesn't say."""
    width, height = imagesize.get(path)
    if (width <= 0 or height <= 0) and path.suffix.lower() == ".svg":
        found = _VIEW_BOX.search(path.read_text(encoding="utf-8", errors="replace"))
        width, height = (round(float(found[1])), round(float(found[2]))) if found else (0, 0)
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)
