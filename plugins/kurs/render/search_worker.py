"""The search engine as one script: what a worker can load from a web server and from a folder alike."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# From the bottom up, so that each finds what it imports.
_VENDOR = ("vendor/minisearch.js", "vendor/snowball.js")
_OURS = tuple(f"search/{name}.js" for name in ("swedish", "vocabulary", "excerpt", "engine", "worker"))
PARTS = (*_VENDOR, *_OURS)
_IMPORT = re.compile(rb'\bimport ?\{[^}]*\} ?from ?"\./[a-z]+\.js";\s*')
_EXPORT = re.compile(rb"\bexport (?=class |const |function )")


def search_worker(runtime: Mapping[str, bytes]) -> bytes:
    """A module worker can't start from file://, so the modules become one scope of a script without imports."""
    return b"\n".join([*(runtime[name] for name in _VENDOR), b"{", *_scoped(runtime), b"}", b""])


def _scoped(runtime: Mapping[str, bytes]) -> Iterator[bytes]:
    for name in _OURS:
        yield _EXPORT.sub(b"", _IMPORT.sub(b"", runtime[name]))
