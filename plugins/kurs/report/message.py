"""Who has something left to do, as plain text to paste into a message or a notice on the wall."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kurs.report.follow import Group, Left

MARKS = {"late": " (försenad)", "missing": "", "expiring": " (går ut {until})"}


def to_paste(groups: Sequence[Group], address: Callable[[Group], str]) -> str:
    """Empty where nobody has anything left. `address` of a group is where its people begin."""
    parts = [_part(group, address(group)) for group in groups if group.left]
    return "\n\n".join(["Hej! De här har något kvar att göra i kursen:", *parts]) if parts else ""


def _part(group: Group, address: str) -> str:
    by = f", klart senast {group.days[0]}" if len(group.days) == 1 else ""
    names = [f"– {one.name}{_mark(one)}" for one in group.left]
    return "\n".join([f"{group.first.title}{by}", *names, f"Börja här: {address}"])


def _mark(one: Left) -> str:
    return MARKS[one.state].format(until=one.until)
