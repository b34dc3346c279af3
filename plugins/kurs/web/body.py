"""What was sent to the API."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request


def json_body(request: Request) -> Any:
    """Raises 400 for what is not JSON in UTF-8."""
    try:
        return json.loads(request._body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
