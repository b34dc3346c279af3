"""What an author is told about a course."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.errors import KursError
from kurs.schema.load import load_course


@pytest.fixture
def told(project: Callable[..., Path]) -> Callable[..., list[str]]:
    """`told({"docs/a.md": "…"})`: everything that is reported about the small course with these files."""

    def load(files: dict[str, str | bytes] | None = None) -> list[str]:
        try:
            _, notices = load_course(project(files))
        except KursError as error:
            return [str(problem) for problem in error.problems]
        return [str(problem) for problem in notices]

    return load
