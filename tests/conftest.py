"""A small course in a folder of its own."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_course import COURSE


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """`project({"docs/a.md": "…"})`: the folder of a small right course with these files added or replaced."""

    def write(files: dict[str, str | bytes] | None = None) -> Path:
        for name, text in {**COURSE, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return write
