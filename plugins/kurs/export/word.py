"""A template → a Word file to fill in, or its filled example as one: headings, tables with headers, form fields."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from kurs.export.controls import Controls, el
from kurs.export.package import pack, page_numbers, prepare, small
from kurs.model.template import Template, TemplateField, TemplateSection
from kurs.words import WORD

WIDTHS = (Mm(58), Mm(112))
# Room to write by hand, in twentieths of a point.
TALL = "1000"
# Rows that stay on the page of their heading.
KEPT = 4


def word_files(template: Template, *, author: str, fill: Callable[[str], str]) -> dict[str, bytes]:
    """`<id>.docx`, empty, and `<id>-exempel.docx`, filled. `fill` puts the municipality's words in."""
    empty = _Writer(template.title, None, author=author, fill=fill)
    filled = _Writer(template.example.title, template.example.values, author=author, fill=fill)
    empty.about(template.intro, WORD["wordNote"])
    filled.about(template.example.intro or "", WORD["wordExample"])
    return {
        f"{template.id}.docx": empty.written(template),
        f"{template.id}-exempel.docx": filled.written(template),
    }


class _Writer:
    """Writes one document. Without `values` its fields are empty."""

    def __init__(
        self, title: str, values: Mapping[str, Any] | None, *, author: str, fill: Callable[[str], str]
    ) -> None:
        self.document: Doc = Document()
        self.values, self.fill = values, fill
        self.controls = Controls(fill)
        prepare(self.document, title=fill(title), author=author)
        page_numbers(self.document, fill(title), WORD["wordPage"], WORD["wordOf"])
        self.document.add_heading(fill(title), 1)

    def about(self, *texts: str, keep: bool = False) -> None:
        """Paragraphs; `keep` has them stay on the page of what follows."""
        for text in texts:
            for paragraph in self.fill(text).split("\n\n") if text else ():
                self.document.add_paragraph(paragraph).paragraph_format.keep_with_next = keep

    def written(self, template: Template) -> bytes:
        for section in template.sections:
            self._section(section)
        return pack(self.document)

    def _section(self, section: TemplateSection) -> None:
        self.document.add_heading(self.fill(section.title), 2)
        self.about(section.help or "", keep=True)
        run: list[TemplateField] = []
        for field in section.fields:
            if field.kind != "group":
                run.append(field)
                continue
            self._table(section.title, run, self.values)
            run = []
            self._group(field)
        self._table(section.title, run, self.values)

    def _group(self, field: TemplateField) -> None:
        self.about(field.help or "", keep=True)
        one = self.fill(field.one or field.label)
        rows = [None] if self.values is None else self.values[field.id]
        made = []
        for at, values in enumerate(rows, 1):
            name = one if self.values is None else f"{one} {at}"
            heading = self.document.add_heading(name, 3)._p
            table = self._table(name, field.fields, values)
            assert table is not None
            _kept_together(table)
            made.append([heading, table])
        section = el("sdt")
        made[0][0].addprevious(section)
        section.getparent().replace(section, self.controls.repeated(field, made))
        if self.values is None:
            more = self.document.add_paragraph()
            more.paragraph_format.space_before = Pt(4)
            small(more.add_run(WORD["wordMore"]))

    def _table(
        self, name: str, fields: Iterable[TemplateField], values: Mapping[str, Any] | None
    ) -> BaseOxmlElement | None:
        fields = list(fields)
        if not fields:
            return None
        table = self.document.add_table(rows=1 + len(fields), cols=2, style="Table Grid")
        table.autofit = False
        self._head(table, self.fill(name))
        for row, field in zip(table.rows[1:], fields, strict=True):
            row._tr.get_or_add_trPr().append(el("cantSplit"))
            if field.kind == "long-text" and values is None:
                row._tr.get_or_add_trPr().append(el("trHeight", val=TALL, hRule="atLeast"))
            self._label(row.cells[0], field)
            paragraph = row.cells[1].paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph._p.append(self.controls.box(field, None if values is None else values[field.id]))
        _measure(table)
        table_element: BaseOxmlElement = table._tbl
        return table_element

    def _head(self, table: Table, name: str) -> None:
        """The first row is a header on every page, the first column says what the second holds."""
        about = table._tbl.tblPr
        about.extend([el("tblCaption", val=name), el("tblDescription", val=WORD["wordTable"])])
        table.rows[0]._tr.get_or_add_trPr().extend([el("cantSplit"), el("tblHeader")])
        for cell, text in zip(table.rows[0].cells, (WORD["wordField"], WORD["wordContent"]), strict=True):
            cell.paragraphs[0].add_run(text).bold = True
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            cell._tc.get_or_add_tcPr().append(el("shd", val="clear", color="auto", fill="F5E9F0"))

    def _label(self, cell: _Cell, field: TemplateField) -> None:
        cell.paragraphs[0].add_run(self.fill(field.label)).bold = True
        if field.help and self.values is None:
            small(cell.add_paragraph().add_run(self.fill(field.help)))
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)


def _measure(table: Table) -> None:
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    margins = el("tblCellMar", *(el(side, w="70", type="dxa") for side in ("top", "bottom")))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _kept_together(table: BaseOxmlElement) -> None:
    """The first rows stay on the page of their heading; the last one is never kept with what follows the table."""
    for row in table.findall(qn("w:tr"))[:-1][:KEPT]:
        for paragraph in row.iter(qn("w:p")):
            paragraph.get_or_add_pPr().get_or_add_keepNext()

