"""What a page's exercises import, said in the page: the browser fetches it all at once instead of level after level."""
from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from kurs.model.assessment import Assessment

_IMPORT = re.compile(rb'\b(?:im|ex)port ?(?:[^"();]*?\bfrom ?)?"(\.[^"]+)"')
_LINK = '<link rel="modulepreload" href="{}/{}">'


def with_preloads(page: str, shown: Iterable[Assessment], served: Mapping[str, bytes], *, assets: str) -> str:
    """The page with links to the scripts of its practice last in it, where they wait for what is painted first."""
    links = "".join(_LINK.format(assets, name) for name in _scripts(shown, served))
    head, end, tail = page.rpartition("</body>")
    return f"{head}{links}{end}{tail}" if links and end else page


def _scripts(shown: Iterable[Assessment], served: Mapping[str, bytes]) -> list[str]:
    items = [item for one in shown if one.kind != "final" for item in one.items]
    if not items:
        return []
    stems = sorted({item.interaction.stem for item in items})
    roots = ["main.js", "practice.js", *(f"{part}/{stem}.js" for stem in stems for part in ("grade", "interaction"))]
    roots += ["confidence.js"] if any(item.confidence for item in items) else []
    return list(dict.fromkeys(name for root in roots for name in _needed(root, served)))


def _needed(name: str, served: Mapping[str, bytes], seen: tuple[str, ...] = ()) -> Iterator[str]:
    """A script and all that it imports before it runs."""
    yield name
    for path in _IMPORT.findall(served[name]):
        needs = posixpath.normpath(posixpath.join(posixpath.dirname(name), path.decode()))
        if needs not in seen:
            yield from _needed(needs, served, (*seen, name))
