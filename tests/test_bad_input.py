"""What an author gets wrong stops both `kurs check` and `mkdocs build --strict`, each at its place and all at once."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kurs.cli import main
from small_course import COURSE
from test_plugin import command, config_of

KURS, PAGE = "quizzes/kurs.yml", "docs/kapitel.md"
LAW = "sol-1: {law: SoL, section: 1 §, says: Text., certainty: S, checked: '2026-11-22'}\n"
TERM = 'mal: {term: mål, definition: Dit man vill., source: "5", see: [delmal]}\n'
WRONG = {
    KURS: COURSE[KURS].replace("[kapitel.md]", "[kapitel.md, borta.md]"),
    "quizzes/data/lagrum.yml": LAW,
    "quizzes/data/ordlista.yml": TERM,
    PAGE: "# Kapitel\n\n::: exercise diska\n\nSe [x](borta.md) och {§sol-2}.\n\n![](x.svg)\n\n::: guide borta\n",
}
TOLD = {
    "a missing page": f'{KURS}:7:25: sidan "borta.md" finns inte under docs.',
    "an unknown word": 'quizzes/data/ordlista.yml:1:64: ordet "delmal" finns inte i ordlistan.',
    "a broken link": f'{PAGE}:5:6: länken "borta.md" leder inte någonstans',
    "an unknown law": f'{PAGE}:5:22: lagrummet "sol-2" finns inte i lagrum.yml.',
    "a picture without words": f"{PAGE}:7:1: bilden saknar text",
    "an unknown guide": f'{PAGE}:9:1: beslutsstödet "borta" finns inte.',
}


def missing(said: str) -> list[str]:
    return [what for what, told in TOLD.items() if told not in said]


def test_kurs_check_tells_all_of_it(project: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(project(WRONG))]) == 1
    assert missing(capsys.readouterr().out) == []


def test_mkdocs_stops_and_tells_all_of_it(project: Callable[..., Path]) -> None:
    root = project(WRONG)
    config_of(root)
    done = command(root, "--strict")
    assert done.returncode == 1
    assert missing(done.stdout + done.stderr) == []
    assert not (root / "site/index.html").exists()


@pytest.mark.parametrize(
    ("page", "more", "said"),
    [("[x](kapitel.md#borta)", "", "#borta"), ("Text", "nav: [kapitel.md, borta.md]\n", "borta.md")],
    ids=["a heading that is not there", "a page in the menu that is not there"],
)
def test_mkdocs_stops_at_what_only_it_knows(project: Callable[..., Path], page: str, more: str, said: str) -> None:
    root = project({PAGE: f"# Kapitel\n\n::: exercise diska\n\n{page}\n"})
    config_of(root, more=f"validation: {{anchors: warn, nav: {{not_found: warn}}}}\n{more}")
    done = command(root, "--strict")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
