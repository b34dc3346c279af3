"""Every format that the command `kurs export` knows has what docs/om/exportformat.md asks for."""
from __future__ import annotations

import re

import pytest
from kurs.cli.export import EXPORT
from samples import ROOT

RECIPE = (ROOT / "docs/om/exportformat.md").read_text("utf-8")
FILES = re.findall(r"^\| `([^`]*<format>[^`]*)` ", RECIPE, re.M)


@pytest.mark.parametrize("name", [command.name for command in EXPORT])
def test_every_format_has_every_file_of_the_recipe(name: str) -> None:
    assert len(FILES) >= 2
    for file in FILES:
        path = file.replace("<format>", name.removeprefix("export ").replace(" ", "_"))
        assert (ROOT / path).is_file(), f"Skriv {path}. Se receptet i docs/om/exportformat.md."
    assert f"## kurs {name}\n" in (ROOT / "docs/om/kommandon.md").read_text("utf-8")
