"""Our search in Material's dialog. What it leans on is Material's own affair: each build looks if it still holds."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kurs.errors import KursError, Problem

_WORKER = re.compile(r'("search": ?"(?:[^"]*/)?)assets/javascripts/workers/search\.[0-9a-f]+\.min\.js"')
# What Material's script says to its worker and to the server, as of 9.8.1.
_SPOKEN = {
    "startar sökningen i en egen tråd": r"new Worker\(\w+\)",
    "lämnar över sökregistret": r"type:0,data:\{config:\w+,docs:\w+,",
    "väntar på att sökningen är redo": r"return \w+\.type===1\}",
    "skickar det som någon skriver": r"\(\{type:2,data:\w+\}\)",
    "tar emot sökträffar": r"return \w+\.type===3\}",
    "hämtar sökregistret": r'"search/search_index\.json"',
    "hämtar sökregistret från en mapp": r'"search/search_index\.js".{0,60}__index',
    "visar hur bra en träff är": r'"data-md-score":\w+\.score\.toFixed',
}
_TODO = (
    "Gå tillbaka till den version av mkdocs-material som står i requirements/site.txt, "
    "eller anpassa plugins/kurs/render/search_theme.py. docs/om/sok.md berättar mer."
)


def with_search(page: str, worker: str) -> str:
    """The page with our worker, a path from the site's root, in place of Material's. Raises KursError if it can't."""
    page, count = _WORKER.subn(rf'\g<1>{worker}"', page)
    if count != 1:
        raise _changed("mkdocs.yml", f"En sida pekar ut {count} sökprogram i stället för ett.")
    return page


def check_theme(site: Path) -> None:
    """Raises KursError with all that no longer is as it was."""
    scripts = sorted((site / "assets/javascripts").glob("bundle.*.min.js"))
    if len(scripts) != 1:
        raise _changed("assets/javascripts", f"Material har {len(scripts)} filer bundle.*.min.js i stället för en.")
    text = scripts[0].read_text(encoding="utf-8")
    gone = [what for what, spoken in _SPOKEN.items() if not re.search(spoken, text)]
    if gone:
        raise _changed(f"assets/javascripts/{scripts[0].name}", f"Temat gör inte längre så här: {'; '.join(gone)}.")


def check_index(index: Any) -> None:
    """Raises KursError if Material's index doesn't have the fields that we read."""
    docs = index.get("docs") if isinstance(index, dict) else None
    needed = {"location", "title", "text"}
    if not docs or "config" not in index or not all(needed <= doc.keys() for doc in docs):
        raise _changed("search/search_index.json", "Sökregistret ser inte ut som väntat.")


def _changed(place: str, what: str) -> KursError:
    return KursError([Problem(place, 1, 1, f"Sökningen passar inte ihop med Material. {what} {_TODO}")])
