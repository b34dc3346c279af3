"""Pure grading: (declaration, response) → Outcome. One module per interaction stem, the same stem in runtime/grade.

A declaration is plain data (QTI responseDeclaration): all that grading needs and nothing a person reads. Its lists
are sorted, so that the order an author writes options in is no part of the key (model/identity.py).
The vectors in tests/vectors/<stem>.json are run by this package and by the browser's.
"""
from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from kurs.model.interaction import Interaction
from kurs.model.outcome import Outcome


@cache
def grader(stem: str) -> ModuleType:
    """The module that grades `stem`: it has `declaration(interaction)` and `grade(declaration, response)`."""
    return import_module(f"kurs.model.grade.{stem.replace('-', '_')}")


def declaration(interaction: Interaction) -> dict[str, Any]:
    """The interaction's key and the ids it offers, as plain data."""
    data: dict[str, Any] = grader(interaction.stem).declaration(interaction)
    return data


def grade(stem: str, declared: dict[str, Any], response: Any) -> Outcome:
    """Grade any response, malformed ones too: what can't be read counts as unanswered."""
    outcome: Outcome = grader(stem).grade(declared, response)
    return outcome
