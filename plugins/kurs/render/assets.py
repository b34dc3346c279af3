"""The runtime's files as they are served: versioned by content, so that a cache never mixes two releases."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

import rcssmin
import rjsmin

from kurs.render.search_worker import PARTS, search_worker
from kurs.words import (
    COMFORT,
    CONFIDENCE,
    EXTENDED_TEXT,
    FINAL,
    GLOSSARY,
    GUIDE,
    LIVE,
    MEETING,
    MINE,
    OFFLINE,
    ORDER,
    PAGES,
    PRACTICE,
    REGISTER,
    REPETITION,
    SCENARIO,
    SLIDES,
    STORAGE,
    TEMPLATE,
    VERIFY,
)

SERVED = (".js", ".css", ".txt")
# Served from the site's root, with what each build puts in (render/offline.py).
WORKERS = ("service-worker.js", "service-worker-gone.js")


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(SERVED):
            yield prefix + entry.name, lean(entry.name, entry.read_bytes())


def lean(name: str, source: bytes) -> bytes:
    """A script or style sheet as written but for comments and white space, a fifth of its weight on the wire."""
    if name.endswith(".js"):
        return bytes(rjsmin.jsmin(source))
    return bytes(rcssmin.cssmin(source)) if name.endswith(".css") else source


def runtime_files() -> dict[str, bytes]:
    """Every file of the runtime by its path, with the Swedish words as modules and the search as one script."""
    written = dict(_walk(files("kurs") / "runtime"))
    return {
        **{name: body for name, body in written.items() if name not in (*PARTS, *WORKERS)},
        "search.js": search_worker(written),
        "words.js": _module(PRACTICE),
        "final-words.js": _module(FINAL),
        "register-words.js": _module(REGISTER),
        "storage-words.js": _module(STORAGE),
        "offline-words.js": _module(OFFLINE),
        "confidence-words.js": _module(CONFIDENCE),
        "page/words.js": _module(PAGES),
        "page/template-words.js": _module(TEMPLATE),
        "interaction/extended-text-words.js": _module(EXTENDED_TEXT),
        "interaction/order-words.js": _module(ORDER),
        "interaction/scenario-words.js": _module(SCENARIO),
        "glossary-words.js": _module(GLOSSARY),
        "guide-words.js": _module(GUIDE),
        "repetition-words.js": _module(REPETITION),
        "comfort-words.js": _module(COMFORT),
        "verify-words.js": _module(VERIFY),
        "my-data-words.js": _module(MINE),
        "meeting-words.js": _module(MEETING),
        "slides/words.js": _module(SLIDES),
        "meeting/live-words.js": _module(LIVE),
    }


def worker_script(name: str) -> bytes:
    """One of WORKERS."""
    return lean(name, (files("kurs") / "runtime" / name).read_bytes())


def _module(words: dict[str, str]) -> bytes:
    return f"export default {json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def asset_folder(served: dict[str, bytes]) -> str:
    """`assets/kurs/<hash of all files>`, relative to the site's root."""
    digest = hashlib.sha256(b"".join(name.encode() + body for name, body in sorted(served.items())))
    return f"assets/kurs/{digest.hexdigest()[:10]}"
