"""Rules about two questions at a time."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kurs.errors import Problem
from kurs.model.interaction import Choice, TextEntry
from kurs.quality.material import Asked, Material
from kurs.quality.text import WORD, content, plain, sentences, words

# A key has to be this many words of meaning to be known again by itself, else what was asked must be there too.
WHOLE, SHARED = 3, 2
# A word that more of a set's questions than this have says nothing of any one of them.
COMMON = 3
LEAST_WORDS = 8
_PRONOUNS = frozenset({"hon", "han", "hen", "honom", "henne", "hennes", "hans", "hens", "den", "dem", "deras"})


def cues(material: Material) -> Iterator[Problem]:
    """A question that can be answered from the next one tests nothing (Haladyna, Downing & Rodriguez 2002)."""
    for draft in material.drafts.values():
        if draft.generated or draft.kind not in ("set", "final"):
            continue
        group = [Asked(item, draft) for item in draft.items]
        common = Counter(word for asked in group for word in content(asked.stem))
        said = {asked.item.id: _said(asked, with_feedback=draft.kind == "set") for asked in group}
        for asked in group:
            about = {word for word in content(asked.stem) if common[word] <= COMMON}
            for other in group:
                if other is not asked and (key := _given(asked, about, said[other.item.id])):
                    what = f'texten i "{other.item.id}" ger svaret på den här uppgiften: "{key}".'
                    yield asked.problem(("id",), f"{what} Skriv om den ena, eller flytta den till ett annat set.")
                    break


def _said(asked: Asked, *, with_feedback: bool) -> list[frozenset[str]]:
    """The words of each sentence that is read before the answer, or in a set also after it."""
    texts = [asked.stem]
    if with_feedback:
        texts += [one.text for one in asked.texts if one.after]
    return [content(sentence) for text in texts for sentence in sentences(text)]


def _keys(asked: Asked) -> Iterator[str]:
    interaction = asked.item.interaction
    if isinstance(interaction, Choice):
        yield from (option.text for option in interaction.options if option.correct)
    elif isinstance(interaction, TextEntry):
        yield from (blank.accept[0] for blank in interaction.blanks)


def _given(asked: Asked, about: set[str], said: list[frozenset[str]]) -> str | None:
    """A key that one of the sentences holds, though the question itself does not."""
    own = content(asked.stem)
    for key in _keys(asked):
        meaning = content(key) - own
        for sentence in said:
            if not meaning or not meaning <= sentence:
                continue
            if len(meaning) >= WHOLE or len(about & sentence - meaning) >= SHARED:
                return plain(key).strip()
    return None


def twins(material: Material) -> Iterator[Problem]:
    """Questions that differ in names only give practice once but count twice (Haladyna, Downing & Rodriguez 2002)."""
    names = _names(material)
    first: dict[tuple[str, ...], Asked] = {}
    for asked in material.asked:
        signature = _signature(asked, names)
        if sum(len(part.split()) for part in signature) < LEAST_WORDS:
            continue
        there = first.setdefault(signature, asked)
        if there is not asked:
            what = f'uppgiften skiljer sig bara i namn från "{there.item.id}".'
            yield asked.problem(("id",), f"{what} Ändra så att den kräver en ny tanke, eller ta bort den ena.")


def _names(material: Material) -> frozenset[str]:
    """Words that stand with a capital within sentences and never without: names of people and places."""
    capital: set[str] = set()
    small: set[str] = set()
    for asked in material.asked:
        for written in asked.texts:
            for sentence in sentences(written.text):
                found = WORD.findall(sentence)
                capital.update(word.casefold() for word in found[1:] if word[0].isupper() and not word.isupper())
                small.update(word for word in found if word[0].islower())
    return frozenset(capital - small)


def _signature(asked: Asked, names: frozenset[str]) -> tuple[str, ...]:
    """What is read before the answer, without names, pronouns and numbers, in no particular order."""
    known = cache(lambda word: _masked(word, names))
    texts = (" ".join(known(word) for word in words(one.text)) for one in asked.texts if not one.after)
    return (asked.item.interaction.stem, *sorted(texts))


def _masked(word: str, names: frozenset[str]) -> str:
    if word in names or (word.endswith("s") and word[:-1] in names):
        return "N"
    if word in _PRONOUNS:
        return "P"
    return "0" if re.fullmatch(r"[\d.:,-]+", word) else word
