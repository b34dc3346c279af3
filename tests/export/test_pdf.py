"""Modules as a book: nothing that only a screen has use for, no final, keys last; and, printed, a PDF for everyone."""
from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import CHROMIUM
from kurs.cli import main
from kurs.export import pdf
from kurs.export.book import Book
from lxml import html
from pypdf import PdfReader

KEY = '<section class="kurs kurs-keys" hidden><h2>Facit</h2><ol><li><b>Vad?</b> Nyckel {0}.</li></ol></section>'
PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><link rel="stylesheet" href="../a.css"></head>
<body dir="ltr" data-md-color-scheme="default"><article class="md-content__inner md-typeset">
<h1 id="r">Kapitel {0} å<a class="headerlink" href="#r">¶</a></h1>
<p>Se <a href="../två/">nästa</a>, <a href="#r">här</a>, <a href="../annan/">annan</a> och <a href="https://a.example/">ut</a>.</p>
<section class="kurs"><form><fieldset><legend>Vad?</legend></fieldset>
<details class="kurs-key">Nyckel {0}.</details></form></section>{1}</article></body></html>"""
FINAL = '<section class="kurs kurs--final"><form>Provfråga</form><template>hemligt</template></section>'
PAGES = {"ett/": KEY.format(1), "två/": KEY.format(2), "prov/": FINAL}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two modules, built by hand."""
    for at, (url, more) in enumerate(PAGES.items(), 1):
        (tmp_path / url).mkdir()
        (tmp_path / url / "index.html").write_text(PAGE.format(at, more), "utf-8")
    (tmp_path / "a.css").write_text("article { break-before: page }", "utf-8")
    pages = [{"url": url, "title": f"Kapitel {at} å"} for at, url in enumerate(PAGES, 1)]
    modules = [{"id": "en", "title": "Modul ett", "pages": pages[:1]}]
    modules += [{"id": "b", "title": "Modul b", "pages": pages[1:]}]
    (tmp_path / "assets/kurs").mkdir(parents=True)
    (tmp_path / "assets/kurs/manifest.json").write_text(json.dumps({"title": "Kursen", "modules": modules}), "utf-8")
    return tmp_path


def book(site: Path, *modules: int) -> Book:
    data = json.loads((site / "assets/kurs/manifest.json").read_text("utf-8"))
    return Book(site, data, [data["modules"][at] for at in modules], "Kursen")


def test_a_book_has_chapters_without_their_final_and_the_keys_last(site: Path) -> None:
    written = book(site, 0, 1).written({"sida-1": 7})
    text = " ".join(html.document_fromstring(written).text_content().split())
    assert "Provfråga" not in written and "hemligt" not in written
    assert [written.count(f"Nyckel {at}.") for at in (1, 2)] == [1, 1], "once, and not beside its exercise"
    assert text.index("Kapitel 3 å") < text.rindex("Nyckel 2.")
    assert "¶" not in written and 'href="#sida-1"><span>Kapitel 1 å</span><span>7</span>' in written


def test_links_stay_in_the_book_or_become_text(site: Path) -> None:
    def links(*modules: int) -> list[str]:
        found = html.document_fromstring(book(site, *modules).written({})).xpath("//p/a/@href")
        return [str(link) for link in found]

    assert links(0) == ["#sida-1-r", "https://a.example/"]
    assert links(0, 1)[:3] == ["#sida-2", "#sida-1-r", "https://a.example/"]


def test_ids_are_unique_and_headings_in_order(site: Path) -> None:
    page = html.document_fromstring(book(site, 0, 1).written({}))
    ids = [node.get("id") for node in page.xpath("//*[@id]")]
    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3")]
    assert len(ids) == len(set(ids))
    assert levels == [1, 1, 2, 2, 3, 1, 2, 2, 2, 3]


def test_a_printed_book_is_tagged_and_has_bookmarks_and_page_numbers(site: Path, tmp_path: Path) -> None:
    assert CHROMIUM
    pages = pdf.write_pdf(book(site, 0, 1), tmp_path / "b.pdf", CHROMIUM)
    reader = PdfReader(tmp_path / "b.pdf")
    root = reader.root_object
    assert (pages, root["/Lang"], root["/PageMode"]) == (len(reader.pages), "sv", "/UseOutlines")
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert reader.metadata and reader.metadata.title == "Kursen"
    _, first, below, *_ = reader.outline
    assert (first["/Title"], below[0]["/Title"]) == ("Modul ett", "Kapitel 1 å")  # type: ignore[index,call-overload]
    contents, chapter = reader.pages[1].extract_text(), reader.get_destination_page_number(below[0])  # type: ignore[index,arg-type]
    assert f"Kapitel 1 å {(chapter or 0) + 1}" in contents
    assert "Provfråga" not in "".join(page.extract_text() for page in reader.pages)


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def kurs(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str, out: str = "b.pdf") -> tuple[int, str]:
        code = main(["export", "pdf", *words, "--site", str(site), "--output", str(tmp_path / out)])
        return code, "".join(capsys.readouterr())

    return run


def test_what_is_missing_is_told_and_nothing_written(
    kurs: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kurs("en-modul") == (2, 'kurs: modulen "en-modul" finns inte. Välj: en, b.\n')
    code, said = kurs("en", out="ingen/b.pdf")
    assert (code, said.endswith("ingen finns inte. Skapa den eller välj en annan.\n")) == (2, True)
    monkeypatch.setenv("PATH", "")
    code, said = kurs("en")
    assert code == 2 and "Installera Chromium eller Google Chrome" in said
    (tmp_path / "assets/kurs/manifest.json").write_text("{", "utf-8")
    assert "Kör make build först" in kurs("en")[1]
    shutil.rmtree(tmp_path / "assets")
    code, said = kurs("en")
    assert code == 2 and "Kör make build först" in said
    assert not (tmp_path / "b.pdf").exists()


def test_a_browser_that_fails_is_told(kurs: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "bin/chromium"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\necho trasig >&2\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{broken.parent}{os.pathsep}/bin")
    monkeypatch.setattr(pdf, "BROWSERS", ("chromium",))
    assert kurs("en") == (1, "Chromium kunde inte skriva PDF-filen: trasig\n")
