"""Rules about how the answers of one question relate to each other."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kurs.errors import Problem
from kurs.model.interaction import Option
from kurs.quality.material import Choices, Material
from kurs.quality.text import NEGATIONS, likeness, plain, stem, words

_NUMBER = r"(\d+(?:,\d+)?)"
_UNIT = r"\s*([^\W\d_%]*(?: [^\W\d_]+)?|%)\.?$"
_RANGE = re.compile(rf"^(?:mellan |från )?{_NUMBER}\s*(?:–|-|till|och)\s*{_NUMBER}{_UNIT}", re.I)
_FROM = re.compile(rf"^(?:minst|över|mer än|fler än|från) {_NUMBER}{_UNIT}", re.I)
_TO = re.compile(rf"^(?:högst|under|mindre än|färre än|upp till|inom) {_NUMBER}{_UNIT}", re.I)
_JUST = re.compile(rf"^{_NUMBER}{_UNIT}", re.I)
_OPEN = ("över", "mer", "fler", "under", "mindre", "färre")
# How like two words are that are forms of the same one.
SAME_WORD = 0.85
# Words that make no difference between two answers.
_FILLERS = frozenset(
    {"en", "ett", "den", "det", "de", "som", "att", "är", "har", "och", "så", "ju", "här", "där", "även", "också"}
)

Span = tuple[float, float, str]


def overlapping(material: Material) -> Iterator[Problem]:
    """When one answer holds another, both or neither are right (Haladyna, Downing & Rodriguez 2002)."""
    for choices in material.choices:
        if not choices.single:
            continue
        spans = [_span(plain(option.text, material.local).strip()) for option in choices.options]
        for one, other in combinations(range(len(choices.options)), 2):
            first, second = choices.options[one], choices.options[other]
            here, there = spans[one], spans[other]
            if here and there:
                if here[2] == there[2] and here[0] <= there[1] and there[0] <= here[1]:
                    what = f'alternativen "{first.id}" och "{second.id}" går in i varandra.'
                    yield choices.problem(other, f"{what} Ändra gränserna så att varje tal hör till ett av dem.")
            elif (pair := _held(one, other, choices)) is not None:
                inner, outer = (choices.options[at].id for at in pair)
                what = f'alternativet "{outer}" rymmer allt som står i "{inner}".'
                yield choices.problem(pair[1], f"{what} Skriv om det ena så att bara ett kan stämma.")


def _span(text: str) -> Span | None:
    """(from, to, unit) of an answer that is a number or a range of them and nothing else."""
    def number(digits: str) -> float:
        return float(digits.replace(",", "."))

    step = 0.001 if text.casefold().startswith(_OPEN) else 0.0
    if match := _RANGE.match(text):
        return number(match[1]), number(match[2]), match[3].casefold()
    if match := _FROM.match(text):
        return number(match[1]) + step, float("inf"), match[2].casefold()
    if match := _TO.match(text):
        return float("-inf"), number(match[1]) - step, match[2].casefold()
    if match := _JUST.match(text):
        return number(match[1]), number(match[1]), match[2].casefold()
    return None


def _held(one: int, other: int, choices: Choices) -> tuple[int, int] | None:
    """(inner, outer) where all the words of one stand in a row in the other, which denies none of it."""
    for inner, outer in ((one, other), (other, one)):
        small, large = words(choices.options[inner].text), words(choices.options[outer].text)
        if len(small) >= len(large) or not small:
            continue
        ends = range(len(large) - len(small) + 1)
        at = next((at for at in ends if large[at : at + len(small)] == small), None)
        if at is None:
            continue
        rest = [*large[:at], *large[at + len(small) :]]
        joined = large[at + len(small) : at + len(small) + 1] in (["och"], ["samt"])
        if not NEGATIONS & set(rest) and (len(small) > 1 or joined):
            return inner, outer
    return None


def alike(material: Material) -> Iterator[Problem]:
    """Answers that differ by an ending test reading, not knowledge, and hit those who learn Swedish (NBME 2001)."""
    for choices in material.choices:
        for (_, first), (at, second) in combinations(enumerate(choices.options), 2):
            if _cannot_be_told_apart(first, second):
                what = f'alternativen "{first.id}" och "{second.id}" är nästan likadana.'
                yield choices.problem(at, f"{what} Skriv om det ena, eller ta bort det.")


def _cannot_be_told_apart(first: Option, second: Option) -> bool:
    """Whether they only differ in small words and endings; negations, numbers and prepositions are differences."""
    one, other = words(first.text), words(second.text)
    left = [word for word in one if word not in other]
    right = [word for word in other if word not in one]
    if one != other and not left and not right:
        return sorted(one) == sorted(other) and len(one) < 3
    left, right = ([word for word in words if word not in _FILLERS] for words in (left, right))
    if len(left) != len(right) or len(one) + len(other) < 4:
        return False
    return all(_same_word(a, b) for a, b in zip(left, right, strict=True))


def _same_word(one: str, other: str) -> bool:
    if any(map(str.isdigit, one + other)) or min(len(one), len(other)) < 5:
        return False
    if any(a == prefix + b for a, b in ((one, other), (other, one)) for prefix in ("o", "in", "miss", "u", "av")):
        return False
    return stem(one) == stem(other) or likeness(one, other) >= SAME_WORD
