"""What docs/om says about the register's settings and roles is what the code has."""
from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from kurs.register.access import roles
from kurs.register.settings import PREFIX, SECRETS, Settings

OM = Path(__file__).parent.parent / "docs/om"


def test_every_setting_is_in_the_table_and_no_other() -> None:
    text = (OM / "drift.md").read_text("utf-8")
    known = {PREFIX + field.name.upper() for field in fields(Settings)}
    assert set(re.findall(r"^\| `(KURS_\w+)`", text, re.M)) == known
    for name in SECRETS:
        assert f"`{PREFIX}{name.upper()}_FILE`" in text


def test_every_role_is_in_the_table_and_no_other() -> None:
    text = (OM / "roller.md").read_text("utf-8")
    assert re.findall(r"^\| (\w+) \|", text, re.M)[1:] == [role.name for role in roles().values()]
