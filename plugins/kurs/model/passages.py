"""Places in a text that an author has named: `[[id|the words]]`."""
from __future__ import annotations

import re

_PASSAGE = re.compile(r"\[\[\s*([a-z0-9-]+)\s*\|\s*([^\[\]\n]*?)\s*\]\]")


def words(text: str) -> dict[str, str]:
    """{id: its words}, in the order of the text"""
    return dict(_PASSAGE.findall(text))


def placed(text: str) -> str:
    """The text with only `[[id]]` at each place."""
    return _PASSAGE.sub(r"[[\1]]", text)
