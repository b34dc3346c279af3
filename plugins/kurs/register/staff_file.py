"""A list of staff as other systems export it: CSV with any usual separator and encoding, or an Excel file."""

from __future__ import annotations

import csv
import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kurs.errors import InputError
from kurs.model.alphabet import plain
from kurs.register.people import person_fields

MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_UNPACKED = 60_000_000  # bytes of an Excel file when unpacked
HEADING_WITHIN = 10  # rows before the headings
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# Headings as `plain` and without spaces. What isn't here is not read: a list may hold much that is not needed.
HEADINGS = {
    "name": ("namn", "fullstandigtnamn", "medarbetare", "anstalld", "name"),
    "first": ("fornamn", "tilltalsnamn", "firstname"),
    "last": ("efternamn", "lastname"),
    "number": ("anstallningsnummer", "anstallningsnr", "anstnr", "anstallningsid", "personalnummer", "nummer"),
    "email": ("epost", "epostadress", "mejl", "mejladress", "mail", "email", "emailadress"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """One person. `row` is the row's number in the file, counted from 1."""

    row: int
    name: str
    number: str | None = None
    email: str | None = None


def read_staff(content: bytes) -> list[StaffRow]:
    """Raises InputError with every row that is wrong, under `file` and `row 7` and so on."""
    if not content.strip():
        raise InputError({"file": "Filen är tom. Välj en annan fil."})
    if content.startswith(OLD_EXCEL):
        raise InputError({"file": "Det är en äldre Excelfil. Öppna den och spara den som .xlsx eller CSV."})
    cells = _excel(content) if content.startswith(b"PK") else _csv(content)
    return _rows(cells)


def _excel(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise InputError({"file": "Excelfilen är för stor. Spara bara bladet med personerna som CSV."})
        sheet: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
            yield [_text(cell) for cell in row]
    except InputError:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError, SyntaxError):
        raise InputError(
            {"file": "Excelfilen går inte att läsa. Öppna den, spara den på nytt och försök igen."}
        ) from None


def _text(cell: Any) -> str:
    """As Excel shows it: an employee number is often a number there."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    lines = text.splitlines()
    if lines and lines[0].casefold().startswith("sep="):  # Excel's own word about the separator
        yield []
        text = text.partition("\n")[2]
    shown = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";\t,", key=shown.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        raise InputError(
            {"file": "Filen går inte att läsa som en lista. Spara den på nytt som CSV eller .xlsx."}
        ) from None


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError({"file": "Det är ingen textfil. Spara listan som CSV eller .xlsx och försök igen."})


def _rows(cells: Iterable[list[str]]) -> list[StaffRow]:
    numbered = enumerate(cells, 1)
    columns = _columns(itertools.islice(numbered, HEADING_WITHIN))
    found, problems = list[StaffRow](), dict[str, str]()
    for row, values in numbered:
        if len(found) + len(problems) >= MOST_ROWS:
            problems["file"] = f"Listan har fler än {MOST_ROWS} personer. Dela upp den, till exempel en fil per enhet."
            break
        _read(row, values, columns, found, problems)
    _repeated(found, problems)
    if not found and not problems:
        problems["file"] = "Listan har inga personer under rubrikerna."
    if problems:
        raise InputError(problems)
    return found


def _columns(rows: Iterable[tuple[int, list[str]]]) -> dict[str, int]:
    """Field → column of the first row with a heading for the name."""
    for _, values in rows:
        known = [plain(value).replace(" ", "") for value in values[:MOST_COLUMNS]]
        columns = {field: known.index(one) for field, ways in HEADINGS.items() for one in ways[::-1] if one in known}
        if "name" in columns or {"first", "last"} <= set(columns):
            return columns
    raise InputError({
        "file": "Det finns ingen rubrik för namnet. Skriv Namn överst i kolumnen, eller Förnamn och Efternamn i två."
    })  # fmt: skip


def _read(
    row: int, values: list[str], columns: dict[str, int], found: list[StaffRow], problems: dict[str, str]
) -> None:
    given = {field: values[column].strip() if column < len(values) else "" for field, column in columns.items()}
    if not any(given.values()):
        return
    name = given.get("name") or f"{given.get('first', '')} {given.get('last', '')}"
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    try:
        fields = person_fields(name, number=given.get("number", ""), email=given.get("email", ""))
        found.append(StaffRow(row=row, name=fields["name"], number=fields["number"], email=fields["email"]))
    except InputError as error:
        problems[f"row {row}"] = f"Rad {row}: {error}"


def _repeated(found: list[StaffRow], problems: dict[str, str]) -> None:
    """The same person twice would be two in the register."""
    seen: dict[tuple[str, str], int] = {}
    for one in found:
        key = ("number", one.number) if one.number else ("name", plain(one.name))
        first = seen.setdefault(key, one.row)
        if first != one.row:
            what = "anställningsnummer" if one.number else "namn, och inget anställningsnummer"
            problems[f"row {one.row}"] = f"Rad {one.row}: samma {what} som på rad {first}. Ta bort den ena."
