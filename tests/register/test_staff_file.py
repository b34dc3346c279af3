"""Lists of staff as systems really export them, and what is refused with its row."""

from __future__ import annotations

import io
import zipfile

import pytest
from kurs.errors import InputError
from kurs.register.staff_file import MOST_ROWS, read_staff
from openpyxl import Workbook

ROWS = [("Åsa Öberg", "4711", "asa@kommunen.se"), ("Nils Frisk", "0042", None)]


def csv(separator: str) -> str:
    return (
        separator.join(("Namn", "Anst.nr", "E-post"))
        + "\r\n"
        + "\r\n".join(separator.join(cell or "" for cell in row) for row in ROWS)
    )


def read(content: bytes) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.number, one.email) for one in read_staff(content)]


def wrong(content: bytes | str) -> dict[str, str]:
    with pytest.raises(InputError) as caught:
        read_staff(content.encode() if isinstance(content, str) else content)
    return caught.value.fields


def excel(rows: list[tuple[object, ...]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_every_usual_shape(separator: str, encoding: str) -> None:
    assert read(csv(separator).encode(encoding)) == ROWS


def test_excel_with_a_title_above_numbers_as_numbers_and_empty_rows() -> None:
    rows = [
        ("Personal 2026",),
        (),
        ("Efternamn", "Förnamn", "Anställningsnummer"),
        ("Öberg", "Åsa", 4711.0),
        (),
        ("Frisk", "Nils", "0042"),
    ]
    assert read(excel(rows)) == [("Åsa Öberg", "4711", None), ("Nils Frisk", "0042", None)]


def test_the_family_name_first_with_a_comma_and_the_word_about_the_separator() -> None:
    assert read('sep=;\r\nNamn;Anst.nr\r\n"Öberg, Åsa";4711\r\n'.encode("cp1252")) == [("Åsa Öberg", "4711", None)]


def test_columns_that_are_not_needed_are_never_read() -> None:
    [one] = read_staff("Namn;Personnummer;Lön\nÅsa;481118-2391;30000".encode())
    assert (one.name, one.number, one.email) == ("Åsa", None, None)


def test_every_mistake_is_told_with_its_row() -> None:
    text = "Namn;Anst.nr;E-post\nÅsa;1;\n;2;\nNils;481118-2391;nils@\nEva;1;\nIda;;\nida;;"
    problems = wrong(text)
    assert list(problems) == ["row 3", "row 4", "row 5", "row 7"]
    assert problems["row 3"] == "Rad 3: Skriv ett namn."
    assert "personnummer" in problems["row 4"] and "e-postadress" in problems["row 4"]
    assert "samma anställningsnummer som på rad 2" in problems["row 5"]
    assert "samma namn" in problems["row 7"] and "rad 6" in problems["row 7"]


def test_what_is_no_list_is_refused() -> None:
    assert "tom" in wrong(b" \n")["file"]
    assert "äldre Excelfil" in wrong(b"\xd0\xcf\x11\xe0\xa1\xb1")["file"]
    assert "går inte att läsa" in wrong(b"PK\x03\x04 nej")["file"]
    assert "rubrik" in wrong("Avdelning;Lön\nA;1")["file"]
    assert "rubrik" in wrong(excel([("Lön",), (1,)]))["file"]
    assert "inga personer" in wrong("Namn;Anst.nr\n;\n")["file"]
    assert "textfil" in wrong(b"\x89PNG\x00\x00\x00")["file"]


def test_a_file_that_unpacks_to_something_enormous_is_refused_unread() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 61_000_000)
    assert "för stor" in wrong(file.getvalue())["file"]


def test_a_list_that_is_too_long_is_refused() -> None:
    rows = "\n".join(f"Test {number}" for number in range(MOST_ROWS + 1))
    assert f"fler än {MOST_ROWS}" in wrong(f"Namn\n{rows}")["file"]
    assert len(read(f"Namn\n{rows.rpartition(chr(10))[0]}".encode())) == MOST_ROWS
