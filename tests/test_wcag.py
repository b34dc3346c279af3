"""The table of WCAG 2.2 in docs/om/wcag.md is whole, and every test that it leans on exists."""
from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/om/wcag.md").read_text("utf-8")
STATEMENT = (ROOT / "docs/om-kursen/tillganglighet.md").read_text("utf-8")
# Every criterion on level A and AA, from the recommendation of 5 October 2023.
LEVELS = {
    "A": "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 "
         "2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2",
    "AA": "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 "
          "3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3",
}  # fmt: skip
RESULTS = {"Uppfyllt", "Gäller inte", "Delvis"}
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d\.\d\.\d+ ", line)
]
CHECKS = dict(re.findall(r"^\| ([^|`]+) \| `(tests/\S+\.py::test_\w+)` \|", PAGE, re.M))


def test_the_table_has_each_of_the_55_criteria_once_with_its_level() -> None:
    known = {id: level for level, ids in LEVELS.items() for id in ids.split()}
    assert len(known) == 55
    assert [(row[0].split(" ")[0], row[1]) for row in ROWS] == sorted(
        known.items(), key=lambda one: [int(part) for part in one[0].split(".")]
    )


def test_every_result_is_one_of_three_and_says_how_it_was_found() -> None:
    assert {row[3].split(".")[0] for row in ROWS} <= RESULTS
    for row in ROWS:
        used = [one.strip() for one in row[2].split(",")]
        unknown = [one for one in used if one != "för hand" and one not in CHECKS]
        assert used and not unknown, f"{row[0]}: lägg till {unknown} i tabellen över kontroller"
    unused = set(CHECKS) - {one.strip() for row in ROWS for one in row[2].split(",")}
    assert not unused, f"ingen rad använder {unused}"


def test_every_test_of_the_table_exists() -> None:
    for path, name in (test.split("::") for test in CHECKS.values()):
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), f"{path}::{name}"


def test_what_is_only_partly_met_stands_in_the_statement() -> None:
    partly = [row[0].split(" ")[0] for row in ROWS if row[3].startswith("Delvis")]
    assert [id for id in partly if f"({id})" not in STATEMENT] == []
