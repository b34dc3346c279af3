"""Swedish text as the rules see it: plain words, sentences, word stems and LIX."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from kurs.model.glossary import Lexicon

LONG = 6
WORD = re.compile(r"[^\W_]+(?:[-:][^\W_]+)*")
_LOCAL = re.compile(r"\{=\s*([a-z0-9_.]+)\s*\}")
# A reference to the law counts as no word: nobody reads its id.
_LAW = re.compile(r"\{§[^}\n]*\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SPAN = re.compile(r"\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]")
_START = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d+[.)][ \t]+)?", re.M)
_MARKS = re.compile(r"[*_`]+|<!--.*?-->|<[^>\n]*>", re.S)
# A list item, a quote's empty line or a blank line ends a sentence whether or not it has a full stop.
_BLOCK = re.compile(r"\n[ \t>]*(?=\n|[-*+][ \t]|\d+[.)][ \t]|#)")
_SENTENCE = re.compile(r"(?<=[.!?:])[”’\"')]*\s+(?=[”’\"'(]*[A-ZÅÄÖÉ])")
_ENDINGS = (
    "arnas", "ornas", "ernas", "andes", "arna", "orna", "erna", "ades", "ande", "ende", "aste", "ade", "are", "ast",
    "ens", "ets", "nas", "en", "et", "an", "ar", "or", "er", "na", "as", "es", "ad", "at", "de", "te",
    "a", "e", "s", "t", "n",
)  # fmt: skip
_SMALL = """
en ett den det de som att är var har hade och eller men ju då så nu här där i på av till för med om sig sin sitt sina
hon han hen jag du vi ni man honom henne dem hans hennes deras din ditt dina er ert era vad vem vilken vilket vilka
hur när ska kan får vill bör måste blir bli blev gör göra gjorde från vid ut upp ner in även också bara mer enligt
efter före inte
"""
SMALL = frozenset(_SMALL.split())
NEGATIONS = frozenset({"inte", "ej", "aldrig", "ingen", "inget", "inga", "utan", "ingenting"})


def plain(text: str, local: Mapping[str, str] | None = None) -> str:
    """The words of a Markdown text, blocks apart by a blank line."""
    filled = _LOCAL.sub(lambda match: (local or {}).get(match[1], match[0]), _LAW.sub("§", text))
    parts = (_START.sub("", block) for block in _BLOCK.split(filled))
    joined = "\n\n".join(part for part in parts if part.strip())
    return _MARKS.sub("", _SPAN.sub(r"\1", _LINK.sub(r"\1", joined)))


def words(text: str) -> list[str]:
    """In small letters."""
    return [word.casefold() for word in WORD.findall(plain(text))]


def sentences(text: str) -> list[str]:
    blocks = plain(text).split("\n\n")
    return [part.strip() for block in blocks for part in _SENTENCE.split(block) if WORD.search(part)]


def stem(word: str) -> str:
    """The word without its endings, roughly: the same for all forms of most words."""
    small = word.casefold()
    while ending := next((one for one in _ENDINGS if small.endswith(one) and len(small) - len(one) >= 4), ""):
        small = small.removesuffix(ending)
    return small


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry the meaning."""
    return frozenset(stem(word) for word in words(text) if word not in SMALL and (len(word) > 3 or word.isdigit()))


def likeness(one: str, other: str) -> float:
    """0–1"""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def lix(texts: Iterable[str], terms: Lexicon, local: Mapping[str, str]) -> tuple[float, int]:
    """LIX and the number of words: words a sentence + per cent of words longer than six letters.

    The terms of the glossary count as short words: they have to be learnt, and are explained.
    """
    count, long, ends = 0, 0, 0
    for text in texts:
        for sentence in sentences(plain(text, local)):
            uses = [(use.start, use.end) for use in terms.uses(sentence)]
            found = list(WORD.finditer(sentence))
            count += len(found)
            ends += 1
            long += sum(
                len(word[0]) > LONG and not any(start <= word.start() < end for start, end in uses) for word in found
            )
    return (count / ends + 100 * long / count if count else 0.0), count
