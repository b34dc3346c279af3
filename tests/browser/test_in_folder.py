"""The course from a folder, as on a USB stick: from its first file to a certificate, without any host."""
from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from kurs.model.assessment import Item
from kurs.model.interaction import INTERACTIONS, ExtendedText
from kurs.schema.load import load_course
from kurs.words import FOLDER
from playwright.sync_api import Browser, expect

from .conftest import watch
from .course_site import copy_sources
from .learner import Learner, said
from .responses import right, wrong

# The path of what a page links to or shows, where it has no scheme.
LINK = re.compile(r'<[^>]+ (?:href|src)="(?![a-z]+:)([^"#?]*)')


@dataclass
class InFolder(Learner):
    def address(self, source: str) -> str:
        return self.base + source.replace(".md", ".html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked where a name has spaces and letters that an address can't have."""
    root = tmp_path_factory.mktemp("exported")
    copy_sources(root)
    script = "from kurs.cli import main; exit(main(['export', 'offline', '--output', 'kurs.zip']))"
    subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True)
    folder = root / "USB å minne #1"
    zipfile.ZipFile(root / "kurs.zip").extractall(folder)
    return folder


@pytest.fixture
def visitor(browser: Browser, folder: Path) -> Iterator[InFolder]:
    faults: list[str] = []
    context = watch(browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 800}), "file:", faults)
    course, _ = load_course(folder.parent)
    yield InFolder(context.new_page(), course, f"{folder.as_uri()}/kurs/")
    context.close()
    assert faults == []


def recorded(visitor: Learner) -> Iterator[tuple[str, Item]]:
    """An item of every interaction type, and the page where it stands."""
    for stem in INTERACTIONS:
        shown = (one for one in visitor.course.assessments if one.recorded and one.kind != "final")
        yield next((one.page, item) for one in shown for item in one.items if item.interaction.stem == stem)


def test_every_type_is_answered_and_the_answers_are_there_after_a_reload(visitor: InFolder) -> None:
    for page, item in recorded(visitor):
        visitor.opens(page)
        response = right(item) if isinstance(item.interaction, ExtendedText) else wrong(item)
        visitor.answers(item, response)
        visitor.page.reload()
        visitor.waits_until_started()
        expect(visitor.form(item)).to_have_attribute("data-state", "answered")
        assert visitor.response_on_page(item) == response, item.interaction.stem


def test_from_the_first_file_to_a_certificate(visitor: InFolder, folder: Path) -> None:
    page, module = visitor.page, visitor.course.modules[0]
    page.goto((folder / FOLDER["start"]).as_uri())
    page.wait_for_url(f"{visitor.base}index.html")
    visitor.waits_until_started()
    visitor.does_all_required()
    visitor.passes_final()
    page.get_by_role("link", name=said("certificate")).click()
    page.get_by_label(said("certificateName")).fill("Åsa Öberg")
    visitor.button(said("certificateShow")).click()
    expect(page.locator(".kurs-certificate")).to_contain_text(module.title)
    expect(page.locator(".kurs-certificate").get_by_role("img", name=said("certificateQr"))).to_be_visible()
    visitor.opens("index.md")
    expect(page.locator(".kurs-status[data-done]").first).to_contain_text("Klar")


def test_search_finds_a_word_and_leads_to_the_page(visitor: InFolder) -> None:
    visitor.opens("introduktion/index.md")
    field = visitor.page.locator(".md-search__input")
    field.fill("handlägare")
    field.press("End")
    expect(visitor.page.locator(".md-search-result__item").first).to_contain_text("handläggare")
    field.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"^file:.*/ordlista/ord\.html.*#ord-"))


def test_a_chapter_opens_as_slides(visitor: InFolder) -> None:
    visitor.opens("begrepp/nu-och-sedan.md")
    visitor.page.get_by_role("link", name="Visa som bilder").click()
    expect(visitor.page.locator("dialog h1, dialog h2").first).to_be_visible()
    visitor.page.keyboard.press("PageDown")
    expect(visitor.page).to_have_url(re.compile("bild=2"))


def test_every_link_leads_to_a_file(folder: Path) -> None:
    lost = set()
    for page in folder.rglob("*.html"):
        for link in set(LINK.findall(page.read_text("utf-8"))):
            if link and not (page.parent / unquote(link)).is_file():
                lost.add(f"{page.relative_to(folder)}: {link}")
    assert lost == set()
