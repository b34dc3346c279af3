"""What can go wrong, and where: every message a person sees is in Swedish and says what to do."""
from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place.

    `file` is relative to the project folder, `line` and `column` count from 1. `severity` is
    "error" (stops the build) or "notice" (is only shown).
    """

    file: str
    line: int
    column: int
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        prefix = "" if self.severity == "error" else "obs: "
        return f"{self.file}:{self.line}:{self.column}: {prefix}{self.message}"


class KursError(Exception):
    """Everything that was wrong, sorted by place, so that an author can mend it in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def suggest(name: object, known: Iterable[str]) -> str:
    """` Menade du "prompt"?` when a known name is near, else an empty string."""
    near = difflib.get_close_matches(str(name), list(known), n=1, cutoff=0.6)
    return f' Menade du "{near[0]}"?' if near else ""


class InputError(ValueError):
    """What somebody filled in can't be taken. `fields` maps the field's name to what is wrong and what to do."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__(" ".join(self.fields.values()))
