"""Word's content controls: the boxes of a form, each with a title that is read aloud and a tag for machines."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from kurs.model.template import TemplateField
from kurs.words import WORD

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
PLACEHOLDER = "PlaceholderText"
GREY = "595959"


def el(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element of Word's own namespace, its attributes too."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


class Controls:
    """Makes the controls of one document. `fill` puts the municipality's words in."""

    def __init__(self, fill: Callable[[str], str]) -> None:
        self.fill = fill
        self._numbers = count(1000)

    def box(self, field: TemplateField, value: str | None) -> BaseOxmlElement:
        """A control to stand in a paragraph; without a value it shows what to do."""
        run = el("r")
        if value is None:
            run.append(el("rPr", el("rStyle", val=PLACEHOLDER), el("color", val=GREY)))
        text = WORD.get(f"{field.kind}Box", WORD["choiceBox"]) if value is None else self.fill(field.shown(value))
        run.extend(_lines(text))
        about = self._about(self.fill(field.label), field.id)
        if value is None:
            about.append(el("showingPlcHdr"))
        about.append(self._kind(field, value))
        return el("sdt", about, el("sdtContent", run))

    def repeated(self, field: TemplateField, rows: Iterable[Iterable[BaseOxmlElement]]) -> BaseOxmlElement:
        """A section that Word can repeat, with a plus sign, around these rows."""
        title = self.fill(field.one or field.label)
        about = self._about(title, field.id)
        section = parse_xml(f'<w15:repeatingSection xmlns:w15="{W15}"><w15:sectionTitle/></w15:repeatingSection>')
        section[0].set(f"{{{W15}}}val", title)
        about.append(section)
        item = f'<w15:repeatingSectionItem xmlns:w15="{W15}"/>'
        made = [el("sdt", el("sdtPr", self._id(), parse_xml(item)), el("sdtContent", *row)) for row in rows]
        return el("sdt", about, el("sdtContent", *made))

    def _about(self, title: str, tag: str) -> BaseOxmlElement:
        return el("sdtPr", el("alias", val=title), el("tag", val=tag), self._id())

    def _id(self) -> BaseOxmlElement:
        return el("id", val=str(next(self._numbers)))

    def _kind(self, field: TemplateField, value: str | None) -> BaseOxmlElement:
        if field.kind == "date":
            date = el("date", el("dateFormat", val="yyyy-MM-dd"), el("lid", val="sv-SE"))
            date.extend([el("storeMappedDataAs", val="dateTime"), el("calendar", val="gregorian")])
            if value:
                date.set(qn("w:fullDate"), f"{value}T00:00:00Z")
            return date
        if field.options:
            options = [el("listItem", displayText=self.fill(one.text), value=one.id) for one in field.options]
            return el("dropDownList", *options, **({"lastValue": value} if value else {}))
        return el("text", **({"multiLine": "1"} if field.kind == "long-text" else {}))


def _lines(text: str) -> Iterator[BaseOxmlElement]:
    for at, row in enumerate(text.split("\n")):
        if at:
            yield el("br")
        written = el("t")
        written.set(qn("xml:space"), "preserve")
        written.text = row
        yield written
