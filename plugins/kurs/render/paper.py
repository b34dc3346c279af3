"""What a page has for print alone: addresses of links that lead away from the site."""
from __future__ import annotations

import re

# As it is written: in the browser Material makes every address a whole one, and nothing tells them apart.
_AWAY = re.compile(r'<a (?=[^>]*\bhref="https?://)')


def addressed(page: str) -> str:
    """The page with `data-away` on links to other sites, whose address site.css prints after their text."""
    return _AWAY.sub("<a data-away ", page)
