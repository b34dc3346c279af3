"""A table as a file for another program. To add a format: its writer and its row in FORMATS (docs/om/rapporter.md)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from kurs.errors import InputError

Cell = str | int | date | None
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet may run what begins so (OWASP: CSV injection)

SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t"}
ENCODINGS = {"utf-8-sig": "UTF-8 för Excel", "utf-8": "UTF-8", "cp1252": "Windows-1252"}
DATES = {
    "iso": ("%Y-%m-%d", "yyyy-mm-dd"), "compact": ("%Y%m%d", "yyyymmdd"), "slash": ("%d/%m/%Y", "dd/mm/yyyy"),
    "dot": ("%d.%m.%Y", "dd.mm.yyyy"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the other program wants it. Keys of FORMATS, SEPARATORS, ENCODINGS and DATES."""

    format: str = "csv"
    separator: str = "semicolon"
    encoding: str = "utf-8-sig"
    dates: str = "iso"


@dataclass(frozen=True, slots=True)
class Format:
    ending: str
    media_type: str
    write: Callable[[Table, Layout], bytes]


def text_of(cell: Cell, layout: Layout) -> str:
    """A cell as it is read; a date as the layout says."""
    if isinstance(cell, date):
        return cell.strftime(DATES[layout.dates][0])
    return "" if cell is None else str(cell)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what could be one."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def write_csv(table: Table, layout: Layout) -> bytes:
    """Raises InputError where the encoding lacks a character."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=SEPARATORS[layout.separator], lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow([harmless(text_of(cell, layout)) for cell in row])
    try:
        return made.getvalue().encode(layout.encoding)
    except UnicodeEncodeError as error:
        lacking = error.object[error.start]
        what = f"Tecknet {lacking} finns i listan men inte i {ENCODINGS[layout.encoding]}. Välj UTF-8."
        raise InputError({"encoding": what}) from None


def write_xlsx(table: Table, layout: Layout) -> bytes:
    """Every text is written as text, so that nothing is a formula or a link; dates are dates."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Lista")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": DATES[layout.dates][1]})
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, _width(table, column))
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                elif cell:
                    sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 0)
        if table.headings:
            sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    return made.getvalue()


def _width(table: Table, column: int) -> int:
    longest = max([len(table.headings[column]), *(len(str(row[column] or "")) for row in table.rows[:200])])
    return min(max(longest + 3, 8), 50)


FORMATS = {
    "csv": Format("csv", "text/csv", write_csv),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
}
