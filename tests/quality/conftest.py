"""What the rules say about a course that is right in all else."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flawed_course import Flaws
from kurs.quality import Material, check
from kurs.schema.load import course_of, read_course


@pytest.fixture
def flaws(project: Callable[..., Path]) -> Flaws:
    """`flaws("langst", files)`: what that rule says about the small course with these files."""

    def run(rule: str, files: dict[str, str]) -> list[str]:
        reading, _ = read_course(project(files))
        end = f" [{rule}]"
        found = map(str, check(Material(course_of(reading), reading), strict=True))
        return [one.removesuffix(end) for one in found if one.endswith(end)]

    return run
