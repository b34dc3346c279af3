"""Every report and every format stands in one table, in the command's help, and in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest
from kurs.cli.report import KIND_NAMES, REPORT
from kurs.report.formats import FORMATS
from kurs.report.hand_over import FIELDS
from kurs.report.kinds import KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/om/rapporter.md").read_text("utf-8")


def test_the_command_offers_every_report() -> None:
    assert tuple(KINDS) == KIND_NAMES, "skriv samma listor i kurs/cli/report.py som i kurs/report/kinds.py"


@pytest.mark.parametrize("name", [*KINDS, *FORMATS, *FIELDS])
def test_every_report_format_and_column_is_explained(name: str) -> None:
    assert f"| `{name}` |" in PAGE, f"lägg till en rad för {name} i docs/om/rapporter.md"


def test_the_formats_of_the_command_are_all_formats() -> None:
    (options,) = [dict(options) for flags, options in REPORT[0].options if "--format" in flags]
    assert options["choices"] == tuple(FORMATS)


def test_the_files_that_the_recipe_names_exist() -> None:
    for path in ("plugins/kurs/report/kinds.py", "plugins/kurs/report/formats.py", "plugins/kurs/report/hand_over.py"):
        assert path in PAGE and (ROOT / path).is_file()
