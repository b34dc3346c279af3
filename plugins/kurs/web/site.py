"""The built site's files. What has its version in the address may be kept for ever, the rest is asked for anew."""

from __future__ import annotations

import re
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

VERSIONED = re.compile(r"^(assets/kurs/[0-9a-f]{8,}/|assets/(javascripts|stylesheets)/.*\.[0-9a-f]{8}\.min\.)")


class Site(StaticFiles):
    """StaticFiles with the site's own 404 page and times to keep."""

    def __init__(self, directory: Any) -> None:
        super().__init__(directory=directory, html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            answer = await super().get_response(path, scope)
        except HTTPException as error:
            page = f"{self.directory}/404.html"
            if error.status_code != 404 or self.lookup_path("404.html")[1] is None:
                raise
            answer = FileResponse(page, status_code=404)
        versioned = VERSIONED.match(path)
        answer.headers["cache-control"] = "public, max-age=31536000, immutable" if versioned else "no-cache"
        return answer
