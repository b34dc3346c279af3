"""Flaws in items and texts that research names: one function a rule, each told with its place and what to do.

A rule is a pure function from the material to problems; its docstring says why, with the source. To add one: write
it, name it in RULES and describe it in docs/om/uppgiftskvalitet.md.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kurs.errors import Problem
from kurs.quality import options, outdated, pairs, readable, summary, whole, wording
from kurs.quality.material import Material
from kurs.quality.misconceptions import Caught, caught, unnamed
from kurs.quality.silence import silenced, silences

__all__ = ["RULES", "Caught", "Material", "caught", "check"]

RULES: dict[str, Callable[[Material], Iterator[Problem]]] = {
    "alla-ovan": wording.all_or_none,
    "langst": wording.longest_is_right,
    "nekande": wording.negative_stem,
    "absoluta-ord": wording.absolute_words,
    "overlapp": options.overlapping,
    "snarlika": options.alike,
    "ledtrad": pairs.cues,
    "tvillingar": pairs.twins,
    "facitplats": whole.key_places,
    "fa-uppgifter": whole.few_items,
    "lix": readable.hard_to_read,
    "lattlast": summary.easy_summary,
    "utgangna-ord": outdated.outdated,
    "missuppfattning": unnamed,
}


def check(material: Material, *, strict: bool = False) -> tuple[Problem, ...]:
    """Everything that any rule has to say, sorted by place; errors when `strict`, else notices."""
    found = ((name, problem) for name, rule in RULES.items() for problem in rule(material))
    left = silenced(found, silences(material), RULES)
    severity = "error" if strict else "notice"
    return tuple(sorted({replace(one, message=f"{one.message} [{name}]", severity=severity) for name, one in left}))
