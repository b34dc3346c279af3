"""The runtime's files as they are served: versioned by content, so that a cache never mixes two releases."""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from kurs.words import (
    COMFORT,
    CONFIDENCE,
    EXTENDED_TEXT,
    FINAL,
    GLOSSARY,
    ORDER,
    PAGES,
    PRACTICE,
    REPETITION,
    SCENARIO,
    STORAGE,
)

COMMENT = re.compile(rb"\Z|//|/\*.*\*/\Z")
SERVED = (".js", ".css", ".txt")


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(SERVED):
            yield prefix + entry.name, lean(entry.read_bytes())


def lean(source: bytes) -> bytes:
    """The file as written but for comment lines and indentation, a sixth of its weight on the wire.

    So a comment has lines of its own, and no string goes over several lines (tests/render/test_assets.py).
    """
    return b"\n".join(line for line in map(bytes.strip, source.splitlines()) if not COMMENT.match(line)) + b"\n"


def runtime_files() -> dict[str, bytes]:
    """Every file of the runtime by its path, with the Swedish words as modules."""
    return {
        **dict(_walk(files("kurs") / "runtime")),
        "words.js": _module(PRACTICE),
        "final-words.js": _module(FINAL),
        "storage-words.js": _module(STORAGE),
        "confidence-words.js": _module(CONFIDENCE),
        "page/words.js": _module(PAGES),
        "interaction/extended-text-words.js": _module(EXTENDED_TEXT),
        "interaction/order-words.js": _module(ORDER),
        "interaction/scenario-words.js": _module(SCENARIO),
        "glossary-words.js": _module(GLOSSARY),
        "repetition-words.js": _module(REPETITION),
        "comfort-words.js": _module(COMFORT),
    }


def _module(words: dict[str, str]) -> bytes:
    return f"export default {json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def asset_folder(served: dict[str, bytes]) -> str:
    """`assets/kurs/<hash of all files>`, relative to the site's root."""
    digest = hashlib.sha256(b"".join(name.encode() + body for name, body in sorted(served.items())))
    return f"assets/kurs/{digest.hexdigest()[:10]}"
