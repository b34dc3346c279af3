"""Charts as SVG without style: the style sheet colours their classes. The figures always stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from kurs.report.figures import Figures
from kurs.report.follow import Week

SHAPE, HEIGHT, STEP = 100, 64, 24


def bar(one: Figures) -> Markup:
    """The share as a bar, with a mark at the target. For eyes only: the same is said in text."""
    width = one.done * SHAPE / one.people if one.people else 0
    kind = "good" if one.reached else "short"
    return Markup(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" width="100%" height="12" aria-hidden="true" '
        'focusable="false"><rect class="whole" width="100" height="8" rx="2"/>'
        '<rect class="{}" width="{:.2f}" height="8" rx="2"/><rect class="target" x="{:.2f}" width=".8" height="8"/>'
        "</svg>"
    ).format(kind, width, min(one.target * SHAPE, 99.2))


def columns(weeks: Sequence[Week], label: str) -> Markup:
    """A column for each week with its number on top."""
    most = max([one.count for one in weeks] + [1])
    parts = [_column(place, one, most) for place, one in enumerate(weeks)]
    head = '<svg class="columns" viewBox="0 0 {} {}" width="100%" role="img" aria-label="{}">'
    opening = Markup(head).format(STEP * len(weeks), HEIGHT + 26, label)
    return opening + Markup("").join(parts) + Markup("</svg>")


def _column(place: int, one: Week, most: int) -> Markup:
    tall = one.count * HEIGHT / most
    left, top = place * STEP, HEIGHT - tall + 10
    texts = f'<text x="{left + STEP / 2:g}" y="{HEIGHT + 22}">{escape(one.monday.isocalendar().week)}</text>'
    if one.count:
        texts += f'<text x="{left + STEP / 2:g}" y="{top - 2:.1f}">{one.count}</text>'
    return Markup(f'<rect x="{left + 4}" y="{top:.1f}" width="{STEP - 8}" height="{tall:.1f}" rx="2"/>{texts}')
