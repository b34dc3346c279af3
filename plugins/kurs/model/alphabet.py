"""The order of the Swedish alphabet, and words without the marks that people leave out."""

from __future__ import annotations

import unicodedata

# å, ä and ö come after z; é and the like where their plain letter does.
_ORDER = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y", "-": " "})


def alphabetical(text: str) -> str:
    """A key that sorts as a Swedish dictionary does."""
    return text.casefold().translate(_ORDER)


def plain(text: str) -> str:
    """Small letters and digits without marks, one space between words: `Gun-Britt  Öhman` → `gun britt ohman`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = (one for one in parts if not unicodedata.combining(one))
    return " ".join("".join(one if one.isalnum() else " " for one in bare).split())
