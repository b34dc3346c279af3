"""Files for other programs: no cell is a formula, dates and letters as the other program wants them."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from kurs.errors import InputError
from kurs.report.formats import FORMATS, Layout, Table, write_csv, write_xlsx
from libreoffice import as_csv

DAY = date(2026, 3, 5)
TABLE = Table(["Namn", "Datum", "Procent"], [["Åsa Öberg", DAY, 92], ["Bo; \"Bosse\"", None, 0]])
FORMULAS = ["=1+1", "+46701740605", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://ond.example","klicka")']


def rows(content: bytes, *, encoding: str = "utf-8-sig", delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=delimiter))


def test_a_csv_file_as_the_layout_says() -> None:
    assert rows(write_csv(TABLE, Layout()))[1:] == [["Åsa Öberg", "2026-03-05", "92"], ['Bo; "Bosse"', "", "0"]]
    content = write_csv(TABLE, Layout(separator="tab", encoding="cp1252", dates="dot"))
    assert rows(content, encoding="cp1252", delimiter="\t")[1] == ["Åsa Öberg", "05.03.2026", "92"]
    assert write_csv(TABLE, Layout(encoding="utf-8")).startswith(b"Namn;Datum")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_file_begins_as_a_formula(text: str) -> None:
    content = rows(write_csv(Table([text], [[text]]), Layout()))
    assert content == [[f"'{text}"], [f"'{text}"]]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_an_excel_file_is_a_formula_or_a_link(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(Table([text], [[text]]), Layout())))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"} and not any(cell.hyperlink for cell in cells)


def test_an_excel_file_has_real_dates_and_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(TABLE, Layout())))
    first = [cell.value for cell in book.active[2]]
    assert (first[0], first[1].date(), first[2]) == ("Åsa Öberg", DAY, 92)


def test_a_letter_that_the_encoding_lacks_is_told_of_and_not_lost() -> None:
    with pytest.raises(InputError) as error:
        write_csv(Table(["Namn"], [["Łukasz"]]), Layout(encoding="cp1252"))
    assert "Ł" in error.value.fields["encoding"]


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_list_has_its_headings(format: str) -> None:
    assert FORMATS[format].write(Table(["Namn"], []), Layout())


def test_libreoffice_opens_the_excel_file(tmp_path: Path) -> None:
    (tmp_path / "lista.xlsx").write_bytes(write_xlsx(Table(TABLE.headings, [*TABLE.rows, ["=1+1", None, 1]]), Layout()))
    text = as_csv(tmp_path / "lista.xlsx")
    assert "Åsa Öberg,2026-03-05,92" in text and "=1+1" in text
