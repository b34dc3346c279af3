"""Every chapter of a module begins with the easy summary, under its one name and short enough to be read."""
from __future__ import annotations

from flawed_course import Flaws
from kurs.quality.summary import TITLE

PAGE = "docs/kapitel.md"
START = "# Kapitel\n\n"
END = "\n\n::: exercise diska\n"


def chapter(box: str) -> dict[str, str]:
    return {PAGE: f"{START}{box}{END}"}


def test_a_chapter_without_it_is_flagged(flaws: Flaws) -> None:
    [told] = flaws("lattlast", chapter("Text."))
    assert told.startswith(f'{PAGE}:1:1: kapitlet saknar en lättläst sammanfattning. Skriv !!! abstract "{TITLE}"')


def test_another_name_is_flagged_where_it_stands(flaws: Flaws) -> None:
    [told] = flaws("lattlast", chapter('!!! abstract "I korthet"\n    Diska.'))
    assert told.startswith(f'{PAGE}:3:1: rutan ska heta "{TITLE}".')


def test_a_long_one_is_flagged(flaws: Flaws) -> None:
    sentences = "\n".join(["    Vi diskar i dag."] * 23)
    [told] = flaws("lattlast", chapter(f'!!! abstract "{TITLE}"\n{sentences}\n\nMer text.'))
    assert told.startswith(f"{PAGE}:3:1: rutan har 92 ord")


def test_a_good_one_and_pages_outside_modules_are_let_through(flaws: Flaws) -> None:
    good = chapter(f'!!! abstract "{TITLE}"\n    Vi diskar.\n\n' + "Text utanför. " * 60)
    assert flaws("lattlast", good | {"docs/annan.md": "# Annan\n"}) == []
