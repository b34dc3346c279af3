"""What docs/om says about the register's settings and roles is what the code has."""
from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from kurs.register.access import rights, roles
from kurs.register.settings import PREFIX, SECRETS, Settings

OM = Path(__file__).parent.parent / "docs/om"


def test_every_setting_is_in_the_table_and_no_other() -> None:
    text = (OM / "drift.md").read_text("utf-8")
    known = {PREFIX + field.name.upper() for field in fields(Settings)}
    assert set(re.findall(r"^\| `(KURS_\w+)`", text, re.M)) == known
    for name in SECRETS:
        assert f"`{PREFIX}{name.upper()}_FILE`" in text


def test_every_role_is_in_the_table_and_no_other() -> None:
    text = (OM / "roller.md").read_text("utf-8").partition("## Alla rättigheter")[0]
    assert re.findall(r"^\| (\w+) \|", text, re.M)[1:] == [role.name for role in roles().values()]


def test_every_right_of_every_role_is_in_the_table() -> None:
    text = (OM / "roller.md").read_text("utf-8")
    head, _, *rows = re.findall(r"^\|.*\|$", text[text.index("## Alla rättigheter") :], re.M)
    shown = [role for role in roles().values() if role.id != "learner"]
    table = [[cell.strip() for cell in row.strip("|").split("|")] for row in (head, *rows)]
    told = {id: ["Ja" if id in role.rights else "Nej" for role in shown] for id in rights()}
    assert table == [["Rättighet", *(role.name for role in shown)], *([rights()[id], *told[id]] for id in told)]


GROUPS = {1: 14, 2: 10, 3: 7, 4: 3, 5: 5, 6: 4, 7: 4, 8: 3, 9: 2, 10: 3, 11: 1, 12: 6, 13: 4, 14: 5}  # ASVS 4.0.3
STATES = {"Uppfyllt", "Delvis", "Saknas", "Ert ansvar", "Gäller inte"}


def test_every_group_of_the_asvs_is_answered_once_and_points_to_files_that_exist() -> None:
    text = (OM / "sakerhet.md").read_text("utf-8")
    rows = re.findall(r"^\| V(\d+)\.(\d+) [^|]+ \| ([^|]+) \| ([^|]+) \|$", text, re.M)
    assert [(int(a), int(b)) for a, b, *_ in rows] == [(a, b) for a in GROUPS for b in range(1, GROUPS[a] + 1)]
    assert {state for _, _, state, _ in rows} <= STATES
    named = re.findall(r"`((?:plugins|tests|requirements)/[^`]+)`", text)
    assert named and [one for one in named if not (OM.parents[1] / one).exists()] == []
