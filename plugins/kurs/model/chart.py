"""A bar chart: figures that a page shows as bars and in a table."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`spread` is a standard deviation, `count` how many the value rests on."""

    label: str
    value: float
    spread: float | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """`text` says in words what is seen, `source` where the figures come from, `computed` how those not found there
    were made. Bars run from `min` to `max`."""

    id: str
    title: str
    text: str
    label: str
    unit: str
    max: float
    source: str
    rows: tuple[Bar, ...]
    min: float = 0
    decimals: int = 0
    computed: str | None = None

    def share(self, value: float) -> float:
        """How far along the bar's way the value is, in percent and never outside it."""
        part = (value - self.min) / (self.max - self.min)
        return round(100 * min(max(part, 0), 1), 2)
