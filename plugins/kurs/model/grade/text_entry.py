"""Grade text-entry: the share of fields whose text is accepted, whatever the case and the spaces."""
from __future__ import annotations

import re
import unicodedata
from typing import Any

from kurs.model.interaction import TextEntry
from kurs.model.outcome import Outcome

SLIP_MIN_LENGTH = 4
# What a browser calls white space (\s in JavaScript), which is not quite what Python does.
SPACES = re.compile("[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")


def declaration(interaction: TextEntry) -> dict[str, Any]:
    """{"blanks": {id: {"accept": […], "expected": […], "caseSensitive": bool, "slip": bool}}}

    `expected` keeps the author's order: the template and the browser number its explanations by it.
    """
    return {
        "blanks": {
            blank.id: {
                "accept": sorted(blank.accept),
                "expected": [entry.text for entry in blank.expected],
                "caseSensitive": blank.case_sensitive,
                "slip": blank.slip,
            }
            for blank in interaction.blanks
        }
    }


def grade(declared: dict[str, Any], response: Any) -> Outcome:
    """`response` is {blank id: text}. "accepted" is a right text with one slip of the finger."""
    given = response if isinstance(response, dict) else {}
    parts = {id: _verdict(given.get(id), blank) for id, blank in declared["blanks"].items()}
    right = sum(verdict in ("correct", "accepted") for verdict in parts.values())
    return Outcome(score=right / len(parts), parts=parts)


def normalise(text: str, *, case_sensitive: bool) -> str:
    """NFC, single spaces, no space at the ends, lower case unless it matters."""
    folded = SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")
    return folded if case_sensitive else folded.lower()


def _verdict(text: Any, blank: dict[str, Any]) -> str:
    written = normalise(text, case_sensitive=blank["caseSensitive"]) if isinstance(text, str) else ""
    if not written:
        return "unanswered"
    accept = [normalise(one, case_sensitive=blank["caseSensitive"]) for one in blank["accept"]]
    if written in accept:
        return "correct"
    expected = [normalise(one, case_sensitive=blank["caseSensitive"]) for one in blank["expected"]]
    if blank["slip"] and written not in expected and any(is_one_slip(written, one) for one in accept):
        return "accepted"
    return "incorrect"


def is_one_slip(written: str, accepted: str) -> bool:
    """One letter wrong, missing or extra, or two neighbours swapped, in a text of at least four letters."""
    if len(accepted) < SLIP_MIN_LENGTH or abs(len(written) - len(accepted)) > 1:
        return False
    start = 0
    while start < min(len(written), len(accepted)) and written[start] == accepted[start]:
        start += 1
    rest, wanted = written[start:], accepted[start:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (len(rest) > 1 and rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
