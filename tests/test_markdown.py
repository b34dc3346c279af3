"""A chapter with Python-Markdown alone: blocks are exercises wherever they stand, code is code, scripts are text."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from kurs.markdown import KursExtension
from kurs.render.html import Renderer
from kurs.render.page import Place
from kurs.schema.load import load_course
from markdown import Markdown
from parsed import Node, parse
from samples import ROOT, real_course
from small_course import COURSE

EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences"]
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)  # as MkDocs takes it away
INLINE = """```exercise
id: vila
interaction: choice
prompt: Vad gör du sedan?
objective: forsta
source: "2"
options:
  - {id: a, text: Vilar, correct: true, feedback: Ja.}
  - {id: b, text: Diskar, feedback: Nej.}
```"""
QUICK = """<quiz>
Vad är {=system.name}?

- [x] Ett program
- [ ] En plats
</quiz>"""


class Chapter:
    """`Chapter(folder).read(markdown)` gives the document that the chapter becomes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def html(self, text: str, *, exercise: str = "::: exercise diska\n", front: str = "") -> str:
        for name, content in {**COURSE, "docs/kapitel.md": front + text, "docs/b.md": exercise}.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        extension = KursExtension(Renderer(load_course(self.folder)[0]))
        extension.place = Place(page="kapitel.md", url=str, assets="/assets")
        return Markdown(extensions=[extension, *EXTENSIONS]).convert(text)

    def read(self, text: str, **more: str) -> Node:
        return parse(self.html(text, **more))


@pytest.fixture
def chapter(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path)


def exercises(document: Node) -> list[str]:
    return [node.attributes["data-kurs"] for node in document.all("section") if "data-kurs" in node.attributes]


def indented(text: str, by: int) -> str:
    return "\n".join(" " * by + row if row else row for row in text.splitlines())


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "Före.\n\n{}\n\nEfter.",
        "Före.\n{}\nEfter.",
        '!!! note "Titel"\n\n{4}',
        "??? tip\n    Text.\n\n{4}",
        "- punkt\n\n{4}",
        "1. ett\n\n{4}\n\n2. två",
        "- a\n\n    - b\n\n{8}",
        "  {}",
        '<div markdown="1">\n\n{}\n\n</div>',
        "Före.\n\n---\n\n{}\n\n---",
    ],
)
@pytest.mark.parametrize("block", ["::: exercise diska", INLINE, QUICK], ids=["named", "inline", "quick"])
def test_a_block_is_an_exercise_wherever_it_stands(chapter: Chapter, around: str, block: str) -> None:
    text = around.replace("{}", block).replace("{4}", indented(block, 4)).replace("{8}", indented(block, 8))
    named = block.startswith(":::")
    document = chapter.read(text, exercise="" if named else "::: exercise diska\n")
    assert len(exercises(document)) == 1
    assert "interaction:" not in document.text
    assert ":::" not in document.text
    assert "[x]" not in document.text


@pytest.mark.parametrize(
    "fence", ["```\n{}\n```", "~~~ text\n{}\n~~~", "````\n{}\n````", "- a\n\n    ```\n{4}\n    ```", "text\n\n{4}"]
)
@pytest.mark.parametrize("block", ["::: exercise finns-inte", QUICK], ids=["named", "quick"])
def test_a_block_in_code_stays_code(chapter: Chapter, fence: str, block: str) -> None:
    document = chapter.read(fence.replace("{}", block).replace("{4}", indented(block, 4)))
    assert exercises(document) == []
    assert block.splitlines()[0] in document.text


def test_a_rule_after_the_front_matter_is_a_rule(chapter: Chapter) -> None:
    text = "---\n\n::: exercise diska\n\n---\n"
    document = chapter.read(text, exercise="", front="---\ntitle: Kapitel\n---\n\n")
    assert exercises(document) == ["diska"]
    assert len(list(document.all("hr"))) == 2


def test_exercises_come_in_the_order_of_the_page(chapter: Chapter) -> None:
    document = chapter.read(f"{QUICK}\n\n{INLINE}\n\n::: exercise diska\n\n{QUICK}", exercise="")
    assert exercises(document) == ["quick-kapitel-1", "vila", "diska", "quick-kapitel-2"]


@pytest.mark.parametrize("id", ['id: "vila"', "id : vila", '"id": vila', "id: vila  # kommentar"])
def test_an_inline_exercise_is_found_however_its_id_is_written(chapter: Chapter, id: str) -> None:
    document = chapter.read(INLINE.replace("id: vila", id))
    assert exercises(document) == ["vila"]


def test_a_quick_check_without_ids_is_not_recorded_and_one_with_ids_is(chapter: Chapter) -> None:
    html = chapter.html(f"{QUICK}\n\n<!-- kurs id: sparad a b -->\n{QUICK}")
    assert '"id":"quick-kapitel-1","kind":"quick","recorded":false' in html
    assert '"id":"sparad","kind":"quick","recorded":true' in html
    assert "kurs id:" not in html


def test_the_municipality_s_words_are_filled_in_in_text_but_not_in_code(chapter: Chapter) -> None:
    text = "Skriv i {=system.name}, **{=system.name}** eller `{=system.name}`.\n\n| a |\n|---|\n| {=system.name} |\n\n"
    document = chapter.read(text + "## Om {=system.name}\n\n```\n{=system.name}\n```\n\n" + QUICK)
    assert document.text.count("Systemet") == 6, "the last one over the key for paper"
    assert [code.text for code in document.all("code")] == ["{=system.name}", "{=system.name}"]


SCRIPTS = {
    "a block": "<script>alert(1)</script>",
    "over several lines": "<script>\n\nalert(1)\n\n</script>",
    "in a sentence": "Text <script>alert(1)</script> text.",
    "never closed": "<script>\n\nMer text.",
    "in a block of HTML": "<div>\n<script>alert(1)</script>\n</div>",
    "in quotation marks of code within HTML": "<div>\n`<script>alert(1)</script>`\n</div>",
    "after a block of HTML": "<div></div> `<script>alert(1)</script>`",
    "between lonely backticks": "a ` b\n\n<script>alert(1)</script>\n\nc ` d",
    "after escaped backticks": "\\` <script>alert(1)</script> \\`",
    "in upper case": "<SCRIPT SRC='x.js'></SCRIPT>",
    "Markdown in HTML": '<div markdown="1">\n<script>alert(1)</script>\n</div>',
    "an iframe with Markdown": '<iframe markdown="1" src="https://kurs.example"></iframe>',
    "styles and links": "<style>p{}</style>\n\n<link rel=icon href=x>\n\n<meta name=x>\n\n<base href=x>",
    "objects": "<object data=x></object>\n\n<embed src=x>\n\n<iframe src=x></iframe>",
    "in a table": "| a |\n|---|\n| <script>alert(1)</script> |",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_what_would_run_or_load_comes_out_as_text(chapter: Chapter, text: str) -> None:
    document = chapter.read(f"{text}\n\n::: exercise diska\n\nSlut.", exercise="")
    for tag in ("script", "style", "iframe", "object", "embed", "base", "meta", "link"):
        assert all(node.inside("section") for node in document.all(tag)), tag
    assert exercises(document) == ["diska"]
    assert "Slut." in document.text
    first = text[text.lower().index("<s") :].split(">")[0] if "<s" in text.lower() else "<"
    assert first in document.text


@pytest.mark.parametrize(
    "text", ["`<script>`", "``a ` <script>``", "    <script>", "```\n<script>\n```", "`a\nb <script> c`"]
)
def test_a_script_in_code_is_shown_once(chapter: Chapter, text: str) -> None:
    document = chapter.read(text)
    (code,) = document.all("code")
    assert "<script>" in code.text
    assert "&lt;" not in code.text


def test_other_html_may_be_written_in_a_chapter(chapter: Chapter) -> None:
    document = chapter.read("Text <kbd>Enter</kbd>.\n\n<link-card>a</link-card>\n\n<div class=x>\n<b>y</b>\n</div>")
    assert [node.text for node in document.all("kbd", "link-card", "b")] == ["Enter", "a", "y"]


@pytest.mark.parametrize(
    "blocks", ["::: start\n\n::: module grund\n\n::: exercise diska", "::: exercise diska\n\n::: results"]
)
def test_each_style_sheet_is_linked_once_a_page(chapter: Chapter, blocks: str) -> None:
    links = list(chapter.read(blocks, exercise="").all("link"))
    screen = [one.attributes["href"] for one in links if "media" not in one.attributes]
    paper = [one.attributes["href"] for one in links if one.attributes.get("media") == "print"]
    assert sorted(screen) == ["/assets/kurs.css", "/assets/pages.css", "/assets/panels.css"]
    assert paper == ["/assets/paper.css"]


def test_every_chapter_of_the_real_course_becomes_whole_html() -> None:
    course = real_course()
    extension = KursExtension(Renderer(course))
    markdown = Markdown(extensions=[extension, *EXTENSIONS])
    for page in sorted({one.page for one in course.assessments}):
        extension.place = Place(page=page, url=str, assets="/assets")
        text = FRONT_MATTER.sub("", (ROOT / "docs" / page).read_text(encoding="utf-8"))
        document = parse(markdown.reset().convert(text))
        assert exercises(document) == [one.id for one in course.shown_on(page)]
        for code in [*document.all("code", "pre")]:
            code.children = []
        assert not [mark for mark in ("{=", ":::", "<quiz>", "interaction:") if mark in document.text]


LAW = "sol-14-3: {law: SoL (2025:400), section: 14 kap. 3 §, says: Skriv., certainty: S, checked: '2026-11-22'}\n"


def test_a_law_is_a_short_reference_that_explains_itself(chapter: Chapter) -> None:
    (chapter.folder / "quizzes/data").mkdir(parents=True)
    (chapter.folder / "quizzes/data/lagrum.yml").write_text(LAW, "utf-8")
    text = "Källa: {§sol-14-3}. Kod: `{§sol-14-3}`\n"
    assert "Källa: SoL 14\u00a0kap.\u00a03\u00a0§. Kod: <code>{§sol-14-3}</code>" in chapter.html(text)
    page = chapter.read(f"{text}\n::: laws\n")
    [link] = page.all("a")
    assert (link.text, link.attributes["href"]) == ("SoL 14 kap. 3 §", "kapitel.md#lag-sol-14-3")
    assert link.attributes["data-means"] == "SoL (2025:400) 14 kap. 3 §: Skriv."
    assert [one.attributes["id"] for one in page.all("div") if "id" in one.attributes] == ["lag-sol-14-3"]
