"""A scenario drawn for its author, as an SVG of its own: scenes, choices on the arrows, ends by how they went."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from kurs.model.assessment import Course, Item
from kurs.model.interaction import Scenario, Scene
from kurs.render.layers import Layout, layered
from kurs.render.text import Text
from kurs.words import HTML
from kurs.words.authors import MAP

Plain = Callable[[str], str]
SIGN = {"good": "✓", "mixed": "≈", "poor": "✕"}
LINE = 19
PAD = 12
GAP = 40
EDGE = 20
LANE = 18
STYLE = """
.sheet{fill:#fff}text{font:14px system-ui,sans-serif;fill:#1d1b22}.head{font-weight:700}
.box{fill:#f6f4fb;stroke:#4a3f8f;stroke-width:1.5}.way{fill:#fff;stroke:#767180;stroke-dasharray:2 3}
.line{fill:none;stroke:#5c5866;stroke-width:1.5}.round{stroke-dasharray:6 4}.tip{fill:#5c5866}
.good{fill:#e3f4ec;stroke:#17624f}.mixed{fill:#fbf0d5;stroke:#745000}.poor{fill:#fbe7df;stroke:#9c3416}
.end{stroke-width:3}
@media (prefers-color-scheme:dark){.sheet{fill:#17151c}text{fill:#f0edf6}.box{fill:#26222f;stroke:#c3b7ff}
.way{fill:#17151c;stroke:#a09aac}.line{stroke:#b9b4c4}.tip{fill:#b9b4c4}
.good{fill:#12352b;stroke:#84d3b7}.mixed{fill:#382b0c;stroke:#ecc66c}.poor{fill:#3d1f16;stroke:#f4a78e}}
"""


@dataclass(frozen=True)
class Box:
    """What stands in a box: lines of text, the first `head` of them bold. `kind` names its style."""

    lines: tuple[str, ...]
    kind: str
    width: float
    head: int = 0

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + PAD * (2 if self.kind != "way" else 1)


def scenario_map(item: Item, scenario: Scenario, course: Course) -> str:
    """The whole SVG. Every way is a small box of its own between two scenes, so that no words lie over others."""
    text = Text(course.local, course.laws)

    def plain(markdown: str) -> str:
        return " ".join(Markup(text.inline(markdown)).striptags().split())

    boxes: dict[str, Box] = {}
    leads: dict[str, list[str]] = {}
    for scene in scenario.scenes:
        boxes[scene.id] = _scene(scene, scenario.number[scene.id], plain)
        leads[scene.id] = [way.id for way in scene.options]
        for way in scene.options:
            boxes[way.id] = Box(tuple(wrapped(plain(way.text), 24)), "way", 208)
            leads[way.id] = [way.to]
    layout = layered(scenario.scenes[0].id, leads, {id: box.width for id, box in boxes.items()})
    described = " ".join(_described(scenario, plain))
    title = f"{MAP['mapOf'].format(id=item.id)} {plain(item.prompt)}"
    return _Sheet(layout, boxes, leads).svg(title, described)


def _scene(scene: Scene, number: int, plain: Plain) -> Box:
    name = MAP["mapEnd" if scene.ending else "mapScene"].format(number=number, id=scene.id)
    how = [f"{SIGN[scene.ending]} {HTML[f'ending_{scene.ending}']}"] if scene.ending else []
    head = (*wrapped(name, 30), *how)
    return Box((*head, *wrapped(plain(scene.text), 34)), scene.ending or "scene", 290, len(head))


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; a word that is longer is broken."""
    lines = [""]
    for word in text.split():
        while len(word) > width:
            lines.append(word[: width - 1] + "-")
            word = word[width - 1 :]
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [line for line in lines if line]


def _described(scenario: Scenario, plain: Plain) -> Iterator[str]:
    """The same as the drawing, in words."""
    ends = [scene for scene in scenario.scenes if scene.ending]
    yield MAP["mapCount"].format(scenes=len(scenario.scenes) - len(ends), ends=len(ends))
    for scene in scenario.scenes:
        for way in scene.options:
            to = scenario.number[way.to]
            yield MAP["mapLeads"].format(number=scenario.number[scene.id], way=plain(way.text).rstrip("."), to=to)
        if scene.ending:
            yield MAP["mapEnds"].format(number=scenario.number[scene.id], how=HTML[f"ending_{scene.ending}"])


@dataclass
class _Sheet:
    layout: Layout
    boxes: Mapping[str, Box]
    leads: Mapping[str, list[str]]

    def __post_init__(self) -> None:
        self.top: list[float] = []
        self.bottom: list[float] = []
        y = float(EDGE + GAP)
        for row in self.layout.rows:
            self.top.append(y)
            self.bottom.append(y + max(self.boxes[id].height if id in self.boxes else 0 for id in row))
            y = self.bottom[-1] + GAP
        self.row = {id: at for at, row in enumerate(self.layout.rows) for id in row}

    def svg(self, title: str, described: str) -> str:
        width = self.layout.width + 2 * EDGE + LANE * (len(self.layout.round) + 1)
        height = self.bottom[-1] + GAP
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
                f'height="{height:.0f}" role="img" aria-labelledby="title desc" lang="sv">',
                f'<title id="title">{escape(title)}</title>',
                f'<desc id="desc">{escape(described)}</desc>',
                f"<style>{STYLE}</style>",
                f'<rect class="sheet" width="{width:.0f}" height="{height:.0f}"/>',
                *self._lines(),
                *(self._box(id, box) for id, box in self.boxes.items()),
                "</svg>\n",
            ]
        )

    def _lines(self) -> Iterator[str]:
        lane = 0
        for id, ways in self.leads.items():
            for to in ways:
                if goes_round := (id, to) in self.layout.round:
                    lane += 1
                points = self._round(id, to, lane) if goes_round else self._down(id, to)
                path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
                yield f'<polyline class="line{" round" if goes_round else ""}" points="{path}"/>'
                if self.boxes[id].kind == "way":
                    x, y = points[-1]
                    yield f'<path class="tip" d="M{x:.1f} {y:.1f}l-5 -9h10z"/>'

    def _start(self, id: str) -> tuple[float, float]:
        at = self.row[id]
        return EDGE + self.layout.x[id], self.top[at] + self.boxes[id].height

    def _down(self, id: str, to: str) -> list[tuple[float, float]]:
        """Straight down past the boxes of each row, aslant only between the rows."""
        points = [self._start(id), (EDGE + self.layout.x[id], self.bottom[self.row[id]])]
        for bend in self.layout.bends[id, to]:
            x, at = EDGE + self.layout.x[bend], self.row[bend]
            points += [(x, self.top[at]), (x, self.bottom[at])]
        return [*points, (EDGE + self.layout.x[to], self.top[self.row[to]])]

    def _round(self, id: str, to: str, lane: int) -> list[tuple[float, float]]:
        """Down between the rows, out to the right, up, and in above the box."""
        x, y = self._start(id)
        under = self.bottom[self.row[id]] + GAP / 2
        over = self.top[self.row[to]] - GAP / 2
        out = 2 * EDGE + self.layout.width + LANE * (lane - 1)
        into = EDGE + self.layout.x[to] + 10 * lane
        return [(x, y), (x, under), (out, under), (out, over), (into, over), (into, self.top[self.row[to]])]

    def _box(self, id: str, box: Box) -> str:
        x, y = EDGE + self.layout.x[id] - box.width / 2, self.top[self.row[id]]
        end = " end" if box.kind in ("good", "mixed", "poor") else ""
        style = box.kind if box.kind == "way" or end else "box"
        size = f'width="{box.width}" height="{box.height}"'
        shape = f'<rect class="{style}{end}" x="{x:.1f}" y="{y:.1f}" {size} rx="10"/>'
        first = y + PAD * (1 if box.kind != "way" else 0.5) + 14
        lines = "".join(
            f'<tspan x="{x + 12:.1f}" y="{first + LINE * at:.1f}"{_head(box, at)}>{escape(line)}</tspan>'
            for at, line in enumerate(box.lines)
        )
        return f"<g>{shape}<text>{lines}</text></g>"


def _head(box: Box, at: int) -> str:
    return ' class="head"' if at < box.head else ""
