"""A Word document → bytes, always the same: Swedish throughout, without what python-docx's empty document brings."""
from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kurs.export.controls import GREY, PLACEHOLDER, W15, el

SWEDISH = "sv-SE"
FONT = "Arial"
PLUM = RGBColor(0x6B, 0x2F, 0x5C)
# No build may depend on the clock, so every file has the same day.
DAY = datetime(2026, 1, 1)
LEFT_OUT = ("stylesWithEffects", "customXml", "thumbnail")


def prepare(document: Document, *, title: str, author: str) -> None:
    """A4, our type and colours, Swedish as the language, and today's Word."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    core = document.core_properties
    core.title, core.author, core.language, core.comments = title, author, SWEDISH, ""
    core.created = core.modified = DAY
    _styles(document)
    _settings(document)
    for part in (document.part, document.part.package):
        for id in [id for id, rel in part.rels.items() if any(name in rel.target_ref for name in LEFT_OUT)]:
            part.rels.pop(id)


def _styles(document: Document) -> None:
    styles = document.styles
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), SWEDISH)
    for name, size, before in (("Normal", 10.5, 0), ("Heading 1", 22, 0), ("Heading 2", 15, 16), ("Heading 3", 12, 12)):
        style = styles[name]
        _font(style.element.get_or_add_rPr())
        style.font.name, style.font.size = FONT, Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.line_spacing = 1.15
        if name != "Normal":
            style.font.color.rgb, style.font.bold = PLUM, True
            style.paragraph_format.keep_with_next = True
    placeholder = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    placeholder.element.set(qn("w:styleId"), PLACEHOLDER)
    placeholder.font.color.rgb = RGBColor.from_string(GREY)


def _font(properties: BaseOxmlElement) -> None:
    """The theme's fonts would win over the one that is named."""
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib) if fonts is not None else ():
        if name.endswith("Theme"):
            del fonts.attrib[name]


def _settings(document: Document) -> None:
    """Word 2013 and later: before that nothing can be repeated."""
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for name, value in (("themeFontLang", SWEDISH), ("decimalSymbol", ","), ("listSeparator", ";")):
        settings.find(qn(f"w:{name}")).set(qn("w:val"), value)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")


def page_numbers(document: Document, text: str, page: str, of: str) -> None:
    """The footer: the text, then the number of the page and of all pages."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{text} · {page} ")
    _counted(paragraph, "PAGE")
    paragraph.add_run(f" {of} ")
    _counted(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        small(run)


def small(run: Run) -> None:
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(GREY)


def _counted(paragraph: Paragraph, what: str) -> None:
    number = el("t")
    number.text = "1"
    run = el("r", el("rPr", el("color", val=GREY), el("sz", val="18")), number)
    paragraph._p.append(el("fldSimple", run, instr=what))


def pack(document: Document) -> bytes:
    """The same bytes for the same document, whatever the time and the machine."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                # Older programs pass over what they don't know, but only if the root says so.
                ignorable, ours = b'mc:Ignorable="w14 ', f'xmlns:w15="{W15}" mc:Ignorable="w14 w15 '.encode()
                assert ignorable in body
                body = body.replace(ignorable, ours, 1)
            info = zipfile.ZipInfo(name)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, body)
    return packed.getvalue()
