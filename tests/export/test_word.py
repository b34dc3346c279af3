"""Templates as Word files, read back: headings, headers, a form field for every field, Swedish, the same bytes."""
from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from kurs.export.word import word_files
from kurs.model.template import Template, TemplateField
from kurs.render.text import Text
from kurs.schema.load import load_course
from kurs.words import WORD
from samples import ROOT
from template_course import GOOD

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@pytest.fixture
def files(project: Callable[..., Path]) -> dict[str, bytes]:
    course, _ = load_course(project(GOOD))
    return word_files(course.templates[0], author=course.title, fill=Text(course.local).fill)


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def controls(document: Any) -> list[Any]:
    return list(document.element.body.iter(qn("w:sdt")))


def tag(control: Any) -> str | None:
    found = control.find(qn("w:sdtPr")).find(qn("w:tag"))
    return None if found is None else str(found.get(qn("w:val")))


def text(element: Any) -> str:
    found = (one.text if one.tag == qn("w:t") else "\n" for one in element.iter(qn("w:t"), qn("w:br")))
    return "".join(found)


def headings(document: Any) -> list[tuple[str, str]]:
    paragraphs = document.element.body.iter(qn("w:p"))
    found = ((p.style, text(p)) for p in paragraphs if (p.style or "").startswith("Heading"))
    return [(style.removeprefix("Heading"), words) for style, words in found]


def test_the_headings_are_real_and_in_order(files: dict[str, bytes]) -> None:
    section = ("2", "Veckan & <b>helgen</b>")
    assert headings(opened(files["veckoplan.docx"])) == [("1", "Veckoplan i Systemet"), section, ("3", "Dag")]
    days = [("3", "Dag 1"), ("3", "Dag 2")]
    assert headings(opened(files["veckoplan-exempel.docx"])) == [("1", "Ingas veckoplan"), section, *days]


def test_every_field_is_a_form_field_with_a_title(files: dict[str, bytes]) -> None:
    once, rows = {"namn", "malet", "niva", "dag"}, {"nar", "omrade", "passar"}
    for name, times in (("veckoplan.docx", 1), ("veckoplan-exempel.docx", 2)):
        found = controls(opened(files[name]))
        assert Counter(map(tag, found)) == {**dict.fromkeys(once, 1), **dict.fromkeys(rows, times), None: times}
        ids = [one.find(qn("w:sdtPr")).find(qn("w:id")).get(qn("w:val")) for one in found]
        assert len(set(ids)) == len(ids)
        titled = [one for one in found if tag(one)]
        assert all(one.find(qn("w:sdtPr")).find(qn("w:alias")).get(qn("w:val")) for one in titled)


def test_each_kind_is_the_form_field_that_word_has_for_it(files: dict[str, bytes]) -> None:
    about = {tag(one): one.find(qn("w:sdtPr")) for one in controls(opened(files["veckoplan.docx"]))}
    assert about["namn"].find(qn("w:text")).get(qn("w:multiLine")) is None
    assert about["malet"].find(qn("w:text")).get(qn("w:multiLine")) == "1"
    assert about["nar"].find(qn("w:date")).find(qn("w:lid")).get(qn("w:val")) == "sv-SE"
    items = [one.get(qn("w:displayText")) for one in about["niva"].iter(qn("w:listItem"))]
    assert items[0] == "0 – ingen"
    assert len(items) == 7
    assert [one.get(qn("w:value")) for one in about["passar"].iter(qn("w:listItem"))] == ["ja", "nej"]
    assert about["dag"].find(f"{W15}repeatingSection") is not None
    assert len(list(about["dag"].getparent().iter(f"{W15}repeatingSectionItem"))) == 1


def test_an_empty_field_says_what_to_do_and_a_filled_one_what_is_filled_in(files: dict[str, bytes]) -> None:
    empty = {tag(one): one for one in controls(opened(files["veckoplan.docx"]))}
    assert text(empty["namn"]) == WORD["textBox"]
    assert empty["namn"].find(qn("w:sdtPr")).find(qn("w:showingPlcHdr")) is not None
    filled = controls(opened(files["veckoplan-exempel.docx"]))
    shown = [(tag(one), text(one)) for one in filled if tag(one) not in (None, "dag")]
    assert shown == [
        ("namn", "Inga"), ("malet", "Rad ett.\nRad två & tre."),
        ("nar", "2026-11-30"), ("omrade", "Hemliv"), ("passar", "Ja"),
        ("nar", "2026-12-01"), ("omrade", "Förflyttning"), ("passar", "Nej"),
        ("niva", "2 – måttlig"),
    ]  # fmt: skip
    assert not list(opened(files["veckoplan-exempel.docx"]).element.iter(qn("w:showingPlcHdr")))


def test_every_table_has_a_header_row_and_says_what_it_is(files: dict[str, bytes]) -> None:
    tables = list(opened(files["veckoplan-exempel.docx"]).element.body.iter(qn("w:tbl")))
    assert len(tables) == 4
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows] == [
            True, *[False] * (len(rows) - 1)
        ]  # fmt: skip
        assert table.find(qn("w:tblPr")).find(qn("w:tblCaption")).get(qn("w:val"))
        assert table.find(qn("w:tblPr")).find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"


def test_the_language_is_swedish_and_the_paper_a4(files: dict[str, bytes]) -> None:
    document = opened(files["veckoplan.docx"])
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    core = document.core_properties
    assert (core.language, core.title, core.author) == ("sv-SE", "Veckoplan i Systemet", "Provkurs")
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_older_programs_are_told_to_pass_over_what_they_do_not_know(files: dict[str, bytes]) -> None:
    body = zipfile.ZipFile(io.BytesIO(files["veckoplan.docx"])).read("word/document.xml").decode()
    root = body[: body.index(">", body.index("<w:document"))]
    ignorable = re.search(r'mc:Ignorable="([^"]*)"', root)
    assert ignorable
    for prefix in ignorable[1].split():
        assert f"xmlns:{prefix}=" in root


BUILD = """
import hashlib, sys
from pathlib import Path
from kurs.export.word import word_files
from kurs.render.text import Text
from kurs.schema.load import load_course
course, _ = load_course(Path(sys.argv[1]))
for template in course.templates:
    for name, data in word_files(template, author=course.title, fill=Text(course.local).fill).items():
        print(name, hashlib.sha256(data).hexdigest())
"""


def test_the_bytes_are_the_same_whatever_the_clock_and_the_process(project: Callable[..., Path]) -> None:
    root = project(GOOD)

    def build(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        line = [sys.executable, "-c", BUILD, str(root)]
        return subprocess.run(line, env=environment, capture_output=True, text=True, check=True).stdout

    assert build("1") == build("2") != ""


def test_no_file_in_the_package_carries_the_day_it_was_made(files: dict[str, bytes]) -> None:
    packed = zipfile.ZipFile(io.BytesIO(files["veckoplan.docx"]))
    assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert packed.namelist()[0] == "[Content_Types].xml"


COURSE, _ = load_course(ROOT)


def boxes(fields: Any) -> int:
    """How many boxes an empty form has, one row in each group."""

    def of(field: TemplateField) -> int:
        return boxes(field.fields) if field.kind == "group" else 1

    return sum(map(of, fields))


@pytest.mark.parametrize("template", COURSE.templates, ids=lambda one: one.id)
def test_the_course_s_own_templates_have_all_their_fields(template: Template) -> None:
    made = word_files(template, author=COURSE.title, fill=Text(COURSE.local).fill)
    for data in made.values():
        assert {tag(one) for one in controls(opened(data))} - {None} == {
            one.id for field in template.fields for one in (field, *field.fields)
        }
    empty = opened(made[f"{template.id}.docx"])
    kinds = [one for one in controls(empty) if next(iter(one.iter(f"{W15}repeatingSection")), None) is None]
    assert len(kinds) - len(list(empty.element.iter(f"{W15}repeatingSectionItem"))) == boxes(template.fields)
