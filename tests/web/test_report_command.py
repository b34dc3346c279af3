"""`kurs report` and `kurs register remind` on a register with people in it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from kurs.cli import main
from kurs.register.profiles import EXAMPLE, add_example
from postbox import postbox

from .conftest import World
from .test_follow import asks, does


@pytest.fixture
def register(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    for name in ("site", "course", "data"):
        monkeypatch.setenv(f"KURS_{name.upper()}", str(getattr(world.server.settings, name)))
    does(world, world.person("Åsa", "egen", number="17", email="asa@example.org"))
    world.person("Bo", "egen", email="bo@example.org")
    does(world, world.person("Carin", "annan"))
    asks(world, "egen")
    world.write(add_example)
    return world


def listed(path: Path, *, encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding)), delimiter=";"))


def test_the_overview_has_a_row_for_each_unit(register: World, tmp_path: Path) -> None:
    assert main(["report", "overview", "--output", str(tmp_path / "ut.csv")]) == 0
    rows = {row[0]: row for row in listed(tmp_path / "ut.csv")}
    assert rows["Egen"][:7] == ["Egen", "Forvaltning > Avdelning > Egen", "2", "1", "50", "80", "1"]
    assert rows["Forvaltning"][2:4] == ["2", "1"]


def test_a_list_of_one_unit_by_a_profile(register: World, tmp_path: Path) -> None:
    out = tmp_path / "ut.csv"
    assert main(["report", "handover", "--unit", "Egen", "--profile", EXAMPLE, "--output", str(out)]) == 0
    head, *rows = listed(out, encoding="cp1252")
    assert head == ["Anställningsnummer", "Namn", "Kurs", "Kursdatum", "Giltig till", "Status"]
    assert rows == [["17", "Åsa", "Grunden", "2026-11-26", "2027-11-26", "Genomförd"]]


def test_a_list_as_excel(register: World, tmp_path: Path) -> None:
    assert main(["report", "handover", "--format", "xlsx", "--output", str(tmp_path / "ut.xlsx")]) == 0
    assert {row[1].value for row in openpyxl.load_workbook(tmp_path / "ut.xlsx").active} == {"Namn", "Åsa", "Carin"}


@pytest.mark.parametrize(("wrong", "said"), [("--unit", 'ingen enhet heter "Egne". Menade du "Egen"?'),
                                             ("--profile", 'ingen profil heter "Egne"'),
                                             ("--since", '"Egne" är inget datum')])  # fmt: skip
def test_what_does_not_exist_is_told_of(
    register: World, capsys: pytest.CaptureFixture[str], wrong: str, said: str
) -> None:
    assert main(["report", "handover", wrong, "Egne"]) == 2
    assert said in capsys.readouterr().err


def test_reminders_for_cron(
    register: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["register", "remind"]) == 1
    assert "KURS_SMTP_HOST" in capsys.readouterr().out
    monkeypatch.setenv("KURS_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("KURS_SMTP_FROM", "kurs@kommun.example")
    with postbox() as mail:
        monkeypatch.setenv("KURS_SMTP_PORT", str(mail.port))
        assert main(["register", "remind"]) == 0
        assert main(["register", "remind"]) == 0
        assert mail.receivers == ["bo@example.org"]
    assert "Skickade: 1." in capsys.readouterr().out
