"""Where the boxes of a small graph go: in rows from the top, every arrow downwards but those that go round."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Edge = tuple[str, str]


@dataclass
class Layout:
    """`x` is the middle of each box and `rows` the boxes of each row, from left to right.

    `round` holds the edges that go up again: they have to be drawn beside the boxes.
    """

    rows: list[list[str]] = field(default_factory=list)
    x: dict[str, float] = field(default_factory=dict)
    width: float = 0
    round: set[Edge] = field(default_factory=set)
    bends: dict[Edge, list[str]] = field(default_factory=dict)


def layered(start: str, leads: Mapping[str, Iterable[str]], widths: Mapping[str, float], gap: float = 28) -> Layout:
    """Rows by the longest way from `start`; a long edge gets a bend in each row that it passes."""
    found = Layout()
    order = _upwards(start, leads, found.round)
    down = {id: [to for to in leads[id] if (id, to) not in found.round] for id in order}
    row: dict[str, int] = {start: 0}
    for id in order:
        for to in down[id]:
            row[to] = max(row.get(to, 0), row[id] + 1)
    beside: dict[str, list[str]] = {id: [] for id in order}
    sizes = dict(widths)
    found.rows = [[] for _ in range(max(row.values()) + 1)]
    for id in order:
        found.rows[row[id]].append(id)
    for id in order:
        for to in down[id]:
            _bend(found, beside, sizes, (id, to), row[id], row[to])
    for turn in range(6):
        _untangle(found.rows if turn % 2 else found.rows[::-1], beside)
    _place(found, beside, sizes, gap)
    return found


def _upwards(start: str, leads: Mapping[str, Iterable[str]], back: set[Edge]) -> list[str]:
    """Every box after all that lead to it. Edges to a box whose ways are still being followed go in `back`."""
    done: list[str] = []
    open_: dict[str, list[str]] = {start: list(leads[start])}
    while open_:
        id = next(reversed(open_))
        if not open_[id]:
            done.append(id)
            del open_[id]
            continue
        to = open_[id].pop()
        if to in open_:
            back.add((id, to))
        elif to not in done:
            open_[to] = list(leads[to])
    return done[::-1]


def _bend(
    found: Layout, beside: dict[str, list[str]], sizes: dict[str, float], edge: Edge, top: int, bottom: int
) -> None:
    bends = [f"{edge[0]}>{edge[1]}>{at}" for at in range(top + 1, bottom)]
    found.bends[edge] = bends
    for at, bend in enumerate(bends, top + 1):
        found.rows[at].append(bend)
        sizes[bend] = 12
        beside[bend] = []
    for one, next_ in zip((edge[0], *bends), (*bends, edge[1]), strict=True):
        beside[one].append(next_)
        beside[next_].append(one)


def _untangle(rows: list[list[str]], beside: Mapping[str, list[str]]) -> None:
    """Each row in the order of the boxes that it hangs together with in the row before."""
    for before, row in zip(rows, rows[1:], strict=False):
        place = {id: at for at, id in enumerate(before)}
        own = {id: at for at, id in enumerate(row)}

        def middle(id: str, place: dict[str, int] = place, own: dict[str, int] = own) -> float:
            near = [place[other] for other in beside[id] if other in place]
            return sum(near) / len(near) if near else own[id]

        row.sort(key=middle)


def _place(found: Layout, beside: Mapping[str, list[str]], sizes: Mapping[str, float], gap: float) -> None:
    """Each box below the middle of those it hangs together with, as far as there is room."""
    for row in found.rows:
        _spread(row, dict.fromkeys(row, 0.0), found.x, sizes, gap)
    for turn in range(24):
        for row in found.rows if turn % 2 else found.rows[::-1]:
            wanted = {id: sum(found.x[one] for one in beside[id] or [id]) / len(beside[id] or [id]) for id in row}
            _spread(row, wanted, found.x, sizes, gap)
    left = min(x - sizes[id] / 2 for id, x in found.x.items())
    found.x = {id: x - left for id, x in found.x.items()}
    found.width = max(x + sizes[id] / 2 for id, x in found.x.items())


def _spread(
    row: list[str], wanted: Mapping[str, float], x: dict[str, float], sizes: Mapping[str, float], gap: float
) -> None:
    """As near to what is wanted as can be without overlap: from the left, from the right, and the mean of both."""

    def pushed(ids: list[str], sign: int) -> dict[str, float]:
        found: dict[str, float] = {}
        edge = float("-inf")
        for id in ids:
            found[id] = max(sign * wanted[id], edge + sizes[id] / 2)
            edge = found[id] + sizes[id] / 2 + gap
        return {id: sign * value for id, value in found.items()}

    right, left = pushed(row, 1), pushed(row[::-1], -1)
    x.update({id: (right[id] + left[id]) / 2 for id in row})
