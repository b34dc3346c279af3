"""Swedish personal numbers in a text; runtime/personal.js finds the same (tests/vectors/personal.json)."""

from __future__ import annotations

import re

# Year, month, day (plus 60 in a coordination number), four digits; with - or + between, else the check digit decides.
_NUMBER = re.compile(
    r"(?<![\d.,:-])(?:19|20)?([0-9]{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278][0-9]|[39][01]))([-+]?)([0-9]{4})(?![0-9])"
)


def has_personal_number(text: str) -> bool:
    return any(sign or _checks(day + last) for day, sign, last in _NUMBER.findall(text))


def _checks(digits: str) -> bool:
    """The Luhn algorithm on ten digits."""
    doubled = (int(one) * (2 - place % 2) for place, one in enumerate(digits))
    return sum(one // 10 + one % 10 for one in doubled) % 10 == 0
