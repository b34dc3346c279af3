"""A bar chart → what its template shows: each figure as written in Swedish and as a length."""
from __future__ import annotations

from collections.abc import Iterator

from kurs.model.chart import Bar, Chart


def figures(chart: Chart) -> dict[str, object]:
    """The template's variables; each of `bars` is (bar, value, spread, length, ends of the spread)."""
    columns = [name for name in ("spread", "count") if getattr(chart.rows[0], name) is not None]
    ends = (written(chart.min, 0), written(chart.max, 0))
    return {"chart": chart, "bars": [_bar(chart, bar) for bar in chart.rows], "columns": columns, "ends": ends}


def _bar(chart: Chart, bar: Bar) -> tuple[Bar, str, str, str, tuple[str, ...]]:
    value, spread = written(bar.value, chart.decimals), written(bar.spread or 0, chart.decimals)
    return bar, value, spread, _length(chart, bar.value), tuple(_reach(chart, bar))


def _reach(chart: Chart, bar: Bar) -> Iterator[str]:
    if bar.spread is not None:
        yield from (_length(chart, bar.value + sign * bar.spread) for sign in (-1, 1))


def _length(chart: Chart, value: float) -> str:
    return f"{chart.share(value):g}"


def written(number: float, decimals: int) -> str:
    """With a decimal comma; without decimals only where the number has none."""
    return f"{number:.{decimals}f}".replace(".", ",") if decimals else f"{number:g}".replace(".", ",")
