"""The kit of every module: nothing of a final, every question on a card; and, printed, a PDF that keeps its pages."""
from __future__ import annotations

import errno
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from browser.course_site import built_once
from chromium import CHROMIUM
from kurs.cli import main
from kurs.export import pdf
from kurs.export.apt import Kit
from kurs.model.assessment import Item, Module
from kurs.words import KIT
from lxml import html
from pypdf import PdfReader, PdfWriter
from samples import ROOT, real_course

COURSE = real_course()
MODULES = [module.id for module in COURSE.modules]
PARTS = [KIT[f"kit{part}"] for part in ("Slides", "HandOut", "Cards", "Keys", "Card")]
TALK = re.compile(r"^## Prata om[^\n]*\n(.*?)(?=^## |^---|\Z)", re.M | re.S)
MARKUP = re.compile(r"[*_`{}\[\]<>|]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kit")
    built_once(root)
    return root / "site"


def kit(site: Path, id: str) -> Kit:
    manifest = json.loads((site / "assets/kurs/manifest.json").read_text("utf-8"))
    [module] = [one for one in manifest["modules"] if one["id"] == id]
    return Kit(site, manifest, module, COURSE.local)


def plain(text: str) -> str:
    return " ".join(re.sub(r"[*_`]", "", text).split())


def texts(value: Any) -> Iterator[str]:
    """Every sentence in it, as a page has it."""
    if isinstance(value, str) and len(value) > 20 and value[-1] in ".?!":
        yield plain(value)
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from texts(inside)


def said(items: list[Item]) -> set[str]:
    return {text for item in items for name, value in asdict(item).items() if name != "review" for text in texts(value)}


def items(module: Module, *kinds: str) -> list[Item]:
    shown = (one for page in module.pages for one in COURSE.shown_on(page))
    return [item for one in shown if one.kind in kinds for item in one.items]


def secret(module: Module) -> set[str]:
    """What only the module's final says: no exercise, chapter, example or word of the glossary."""
    chapters = [(ROOT / "docs" / page).read_text("utf-8") for page in module.pages]
    words = [text for one in (*COURSE.terms, *COURSE.examples) for text in texts(asdict(one))]
    known = plain(" ".join([*chapters, *words, *said(items(module, "exercise", "set", "quick"))]))
    return {text for text in said(items(module, "final")) if "{" not in text and text not in known}


def questions(module: Module) -> list[str]:
    """What the sources of the chapters ask a group to talk about."""
    found = [TALK.findall((ROOT / "docs" / page).read_text("utf-8")) for page in module.pages]
    blocks = [block for sections in found for block in sections]
    points = [re.findall(r"^- (.*)$", block, re.M) or block.strip().split("\n\n") for block in blocks]
    return [plain(point) for some in points for point in some]


def words_of(node: Any) -> str:
    return " ".join(node.text_content().split())


@pytest.mark.parametrize("id", MODULES)
def test_every_module_has_a_kit_without_its_final(site: Path, id: str) -> None:
    module = COURSE.module(id)
    assert module
    made = kit(site, id)
    written = made.written({})
    page = html.document_fromstring(written)
    assert [line.title for line in made.lines if line.level == 1] == PARTS
    assert [one.text for one in page.find_class("apt-part")] == PARTS
    assert len(page.find_class("apt-chapter")) == len(module.pages)
    everything = " ".join(html.fromstring(written).text_content().split())
    assert [text for text in secret(module) if text in everything] == []
    assert len(secret(module)) > 40 or not module.final, "the test looks for too little"
    asked = [words_of(one) for one in page.find_class("apt-question")]
    assert asked == questions(module) and len(asked) >= 3
    [card] = page.find_class("apt-one")
    told = words_of(card)
    missing = [one.text for one in module.objectives if not MARKUP.search(one.text) and one.text not in told]
    assert not missing and len(card.xpath(".//dt")) >= 7 + 4, "its objectives, who to ask, and words"
    assert COURSE.local["contacts.on_call"][1:] in told
    keys = " ".join(words_of(one) for one in page.find_class("kurs-keys"))
    prompts = [item.prompt for item in items(module, "exercise", "set") if not MARKUP.search(item.prompt)]
    assert prompts and [prompt for prompt in prompts if prompt not in keys] == []


@pytest.fixture(scope="module")
def printed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    assert CHROMIUM
    target = tmp_path_factory.mktemp("pdf") / "apt.pdf"
    pdf.write_pdf(kit(site, "begreppsbildning"), target, CHROMIUM)
    return PdfReader(target)


def test_a_printed_kit_is_tagged_and_its_parts_begin_where_the_contents_say(printed: PdfReader) -> None:
    root = printed.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("sv", True, True)
    assert printed.metadata and printed.metadata.title == "APT-paket: Begreppsbildning"
    found: list[Any] = [mark for mark in printed.outline if "/Title" in mark]
    marks = [(mark["/Title"], printed.get_destination_page_number(mark)) for mark in found]
    assert [title for title, _ in marks][1:] == PARTS
    contents = printed.pages[0].extract_text()
    first = [at or 0 for _, at in marks[1:]]
    for part, at in zip(PARTS, first, strict=True):
        assert f"{part} {at + 1}" in contents
    _, hand_out, cards, _, card = first
    assert cards - hand_out <= 2 and card == len(printed.pages) - 1, "two pages to hand out, one card"
    slides: Any = printed.outline[3]
    chapters = [mark["/Title"] for mark in slides if "/Title" in mark]
    assert chapters == [COURSE.titles[page] for page in COURSE.modules[1].pages]


def test_a_printed_kit_has_the_slides_and_every_question_but_nothing_of_the_final(printed: PdfReader) -> None:
    everything = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert "Facit till bild 5" in everything and "Prata två och två" in everything
    assert [one for one in questions(COURSE.modules[1]) if one not in everything] == []
    assert [text for text in secret(COURSE.modules[1]) if text in everything] == []
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages} == {(595, 842)}


def test_what_is_missing_is_told(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def kurs(id: str, out: str = "k.pdf") -> tuple[int, str]:
        code = main(["export", "apt", id, "--site", str(site), "--output", str(tmp_path / out)])
        return code, "".join(capsys.readouterr())

    monkeypatch.chdir(site.parent)
    code, said = kurs("begreppsbilding")
    assert code == 2 and 'finns inte. Menade du "begreppsbildning"?' in said
    assert kurs("ombud", "ingen/k.pdf")[1].endswith("ingen finns inte. Skapa den eller välj en annan.\n")
    monkeypatch.setenv("PATH", "")
    code, said = kurs("ombud")
    assert code == 2 and "Installera Chromium eller Google Chrome" in said
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_leaves_the_old_file(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    empty = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(empty)
    monkeypatch.chdir(site.parent)
    monkeypatch.setattr(pdf, "_print", lambda browser, page, printed: printed.write_bytes(empty.getvalue()))
    monkeypatch.setattr(pdf, "find_browser", lambda: "chromium")
    monkeypatch.setattr(PdfWriter, "write", full)
    (tmp_path / "k.pdf").write_text("den gamla", "utf-8")
    code = main(["export", "apt", "ombud", "--site", str(site), "--output", str(tmp_path / "k.pdf")])
    assert (code, capsys.readouterr().err) == (2, "kurs: disken är full. Gör plats på den och försök igen.\n")
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [("k.pdf", "den gamla")]
