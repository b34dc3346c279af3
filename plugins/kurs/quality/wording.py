"""Rules about how a question and its answers are put."""
from __future__ import annotations

import re
from collections.abc import Iterator

from kurs.errors import Problem
from kurs.quality.material import Choices, Material
from kurs.quality.text import WORD, plain

_ALL = re.compile(
    r"^(?:alla|samtliga|allt|båda|ing(?:en|et|a)|inte någo[nt])(?: av)?(?: de| det| de två)? ?"
    r"(?:ovan(?:stående|för|nämnda)?|alternativ(?:en)?|svar(?:en)?|påståenden(?:a)?|de andra)\b"
    r"|^(?:alla|samtliga|båda|ing(?:en|et|a))(?: av)? (?:dem|dessa|det här)[.!]?$"
    r"|^(?:både |varken )?[a-f](?:,| och| eller| samt)+ [a-f]\b"
    r"|^(?:allt|inget)(?: av detta| stämmer| är rätt)?[.!]?$",
    re.I,
)
_ABSOLUTE = re.compile(
    r"\b(?:alltid|aldrig|samtliga|någonsin|undantagslöst|garanterat|utan undantag|under inga omständigheter"
    r"|(?<!i )alla|ing(?:en|et|a) (?:får|ska|kan|bör|måste|behöver|brukar|har rätt))\b",
    re.I,
)
_QUOTED = re.compile(r"”[^”]*”|\"[^\"]*\"|’[^’]*’")
_EMPHASIS = re.compile(r"\*\*[^*]+\*\*|__[^_]+__|\*[^*]+\*")
_NEGATION = re.compile(r"\b(?:inte|ej|aldrig|ing(?:en|et|a)|utom|förutom)\b", re.I)
_CLAUSE = re.compile(r",|\b(?:om|när|att|eftersom|innan|medan|fast|trots att|därför att|så att|för att)\b", re.I)
_PICKS = re.compile(r"^(?:vilk\w+|markera|välj|kryssa|ange|hitta|peka|stryk|skriv|para|vad (?:är|av))\b", re.I)
_ASKS = re.compile(r"^(?:vad|vem|vems|hur|var|när|varför|ska|får|kan|bör)\b", re.I)
# How much longer than every other answer, and by how many letters.
LONGER, LETTERS = 1.25, 12


def all_or_none(material: Material) -> Iterator[Problem]:
    """Who knows that two answers are right knows that all are (Haladyna, Downing & Rodriguez 2002; NBME 2001)."""
    for choices in material.choices:
        for at, option in enumerate(choices.options):
            if _ALL.search(plain(option.text).strip()):
                what = f'alternativet "{option.id}" hänvisar till de andra alternativen.'
                todo = "Skriv ett eget svar, eller låt den som svarar kryssa för flera (multiple: true)."
                yield choices.problem(at, f"{what} {todo}")


def longest_is_right(material: Material) -> Iterator[Problem]:
    """A right answer that is clearly the longest can be guessed without knowledge (Haladyna m.fl. 2002; NBME 2001)."""
    for choices in material.choices:
        lengths = [len(plain(option.text, material.local)) for option in choices.options]
        right = [length for length, option in zip(lengths, choices.options, strict=True) if option.correct]
        wrong = [length for length, option in zip(lengths, choices.options, strict=True) if not option.correct]
        if not wrong or min(right) < LONGER * max(wrong) or min(right) - max(wrong) < LETTERS:
            continue
        at = lengths.index(min(right))
        what = f"det rätta svaret är klart längst ({min(right)} tecken mot högst {max(wrong)} i de andra)."
        yield choices.problem(at, f"{what} Korta det, eller gör ett fel svar lika utförligt.")


def negative_stem(material: Material) -> Iterator[Problem]:
    """A "not" in the question is easily missed, most of all by slow readers (Haladyna, Downing & Rodriguez 2002)."""
    for asked in material.asked:
        if word := _negated(asked.item.prompt):
            what = f'frågan söker det som inte stämmer, men "{word}" syns inte tydligt.'
            yield asked.problem(("prompt",), f"{what} Fråga efter det som stämmer, eller skriv **{word}**.")


def _negated(prompt: str) -> str | None:
    """The negation in the main clause of a question that has no emphasis."""
    bare = _QUOTED.sub("", _EMPHASIS.sub("", prompt))
    for sentence in re.split(r"(?<=[.!?])\s+", bare):
        picks, asks = _PICKS.match(sentence), _ASKS.match(sentence)
        if not picks and not asks:
            continue
        main = _CLAUSE.split(sentence, maxsplit=1)[0]
        if not picks:
            main = re.split(r"\bsom\b", main)[0]
        found = _NEGATION.search(main)
        if found and not found[0].isupper():
            return found[0]
    return None


def absolute_words(material: Material) -> Iterator[Problem]:
    """"Always" and "never" are seldom true, so the answer gives itself away (Haladyna m.fl. 2002; NBME 2001)."""
    for choices in material.choices:
        yield from _absolute(choices)


def _absolute(choices: Choices) -> Iterator[Problem]:
    """Words that every answer has give nothing away."""
    found = [_ABSOLUTE.search(_QUOTED.sub("", plain(option.text))) for option in choices.options]
    if all(found):
        return
    for at, (match, option) in enumerate(zip(found, choices.options, strict=True)):
        if match and not _ALL.search(plain(option.text).strip()):
            word = WORD.search(match[0])
            what = f'alternativet "{option.id}" har ordet "{word[0] if word else match[0]}", som avslöjar svaret.'
            yield choices.problem(at, f"{what} Skriv vad som gäller i just den här situationen.")
