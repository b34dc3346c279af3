"""Small sites built by MkDocs itself: what stops a build, what a page loads, and what is written where."""
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kurs.model.course import course_from_json
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from parsed import parse
from small_course import COURSE

Project = Callable[..., Path]
SITE = """\
site_name: Prov
site_url: ""
theme: {name: mkdocs}
plugins: %s
use_directory_urls: %s
"""
QUIZ_1_7 = """\
---
quiz:
  enabled: true
  show_correct: false
  auto_number: true
---
# Prov

<!-- mkdocs-quiz intro -->

<quiz>
What is 2+2?
- [x] 4
- [ ] 3
  > Too few.

Correct! **Basic** maths.
</quiz>

<quiz>
Which are even?

- [X] 2
- [x] 4
- [] 5
</quiz>

<quiz>
The capital of Sweden is [[Stockholm]], and of Norway [[Oslo]].

---
Both are in the north.
</quiz>

```markdown
<quiz>
Only shown
- [x] as code
</quiz>
```

<!-- mkdocs-quiz results -->
"""


def config_of(root: Path, *, directory_urls: bool = True, plugins: str = "[kurs]", more: str = "") -> Any:
    (root / "mkdocs.yml").write_text(SITE % (plugins, str(directory_urls).lower()) + more, encoding="utf-8")
    return load_config(str(root / "mkdocs.yml"))


def built(root: Path, **options: Any) -> Path:
    build(config_of(root, **options))
    return root / "site"


def manifest(site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site / "assets/kurs/manifest.json").read_text(encoding="utf-8"))
    return data


def command(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    line = [sys.executable, "-m", "mkdocs", "build", *words]
    return subprocess.run(line, cwd=root, env=environment, capture_output=True, text=True, check=False)


def ours(page: Path) -> list[str]:
    """The names of our files that a page asks for, but for those it only says will come."""
    nodes = parse(page.read_text(encoding="utf-8")).all("script", "link")
    nodes = [node for node in nodes if node.attributes.get("rel") != "modulepreload"]
    found = (node.attributes.get("src") or node.attributes.get("href") or "" for node in nodes)
    return [url.rpartition("/")[2] for url in found if "assets/kurs/" in url]


def test_every_mistake_is_told_with_its_place_and_the_build_stops(project: Project) -> None:
    wrong = COURSE["quizzes/diska.yml"].replace("prompt:", "promt:").replace("source: ", "källa: ")
    root = project({"quizzes/diska.yml": wrong, "docs/b.md": "# B\n\n  ::: exercise dixa\n"})
    config_of(root)
    done = command(root)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    for place in ("quizzes/diska.yml:4:1: ", "quizzes/diska.yml:6:1: ", "docs/b.md:3:3: "):
        assert said.count(place) == 1, said
    assert not (root / "site/index.html").exists()


def test_a_right_course_builds_without_a_warning(project: Project) -> None:
    root = project()
    config_of(root)
    done = command(root, "--strict")
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize(
    ("directory_urls", "chapter", "exercise"),
    [(True, "kapitel/", "kapitel/#kurs-diska"), (False, "kapitel.html", "kapitel.html#kurs-diska")],
)
def test_the_manifest_knows_where_every_page_is(
    project: Project, directory_urls: bool, chapter: str, exercise: str
) -> None:
    site = built(project(), directory_urls=directory_urls)
    (module,) = manifest(site)["modules"]
    assert module["pages"] == [{"id": "kapitel.md", "title": "Kapitel", "url": chapter}]
    assert module["required"][0]["url"] == exercise


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_and_files_of_a_page_below_folders_exist(project: Project, directory_urls: bool) -> None:
    page = "# B\n\n::: module grund\n\n::: start\n"
    site = built(project({"docs/a/b/c.md": page}), directory_urls=directory_urls)
    here = site / ("a/b/c/index.html" if directory_urls else "a/b/c.html")
    document = parse(here.read_text(encoding="utf-8"))
    urls = [node.attributes["href"] for part in document.all("section") for node in part.all("a", "link")]
    assert len(urls) >= 5
    for url in (url.partition("#")[0] for url in urls if not url.startswith("#")):
        target = (here.parent / url).resolve()
        assert (target / "index.html").exists() or target.is_file(), url


def test_the_course_with_its_keys_is_written_outside_the_site(project: Project) -> None:
    root = project({"quizzes/diska.yml": COURSE["quizzes/diska.yml"].replace("feedback: Ja", "feedback: Hemligt skäl")})
    built(root)
    course = course_from_json((root / "build/course.json").read_text(encoding="utf-8"))
    assert course.assessment("diska")
    named = [path.name for path in (root / "site").rglob("*") if path.name == "course.json" or path.suffix == ".yml"]
    assert named == []


@pytest.mark.parametrize(
    "option", ["course: site/course.json", "course: docs/a/../course.json", "quizzes: docs/quizzes"]
)
def test_keys_inside_the_site_are_refused(project: Project, option: str) -> None:
    config = config_of(project({"docs/quizzes/kurs.yml": COURSE["quizzes/kurs.yml"]}), plugins=f"[kurs: {{{option}}}]")
    with pytest.raises(Abort):
        build(config)


def test_a_page_without_exercises_loads_the_starter_and_nothing_else(project: Project) -> None:
    site = built(project({"docs/b.md": "# B\n\nText.\n"}))
    assert ours(site / "b/index.html") == ["start.js"]
    assert sorted(ours(site / "kapitel/index.html")) == ["kurs.css", "paper.css", "start.js"]
    scripts = parse((site / "b/index.html").read_text(encoding="utf-8")).all("script")
    (starter,) = (node for node in scripts if node.attributes.get("src", "").endswith("start.js"))
    assert starter.attributes["type"] == "module"


def test_every_file_that_pages_name_is_in_the_site(project: Project) -> None:
    site = built(project())
    html = (site / "kapitel/index.html").read_text(encoding="utf-8")
    for url in re.findall(r'"([^"]*assets/kurs/[^"]+)"', html):
        assert (site / "kapitel" / url).resolve().is_file(), url


def test_a_page_written_for_mkdocs_quiz_builds_unchanged(project: Project) -> None:
    site = built(project({"docs/quiz.md": QUIZ_1_7}))
    document = parse((site / "quiz/index.html").read_text(encoding="utf-8"))
    kinds = [[control.attributes["type"] for control in form.all("input")] for form in document.all("form")]
    assert kinds == [["radio", "radio"], ["checkbox"] * 3, ["text", "text"]]
    panels = [node.attributes["data-kurs-page"] for node in document.all() if "data-kurs-page" in node.attributes]
    assert panels == ["quick-results"]
    assert "Only shown" in "".join(node.text for node in document.all("code"))
    assert "mkdocs-quiz" not in (site / "quiz/index.html").read_text(encoding="utf-8")


def test_a_build_reads_everything_anew(project: Project) -> None:
    root = project()
    config = config_of(root)
    build(config)
    changed = COURSE["quizzes/diska.yml"].replace("Vad gör du?", "Vad gör du nu?")
    (root / "quizzes/diska.yml").write_text(changed, encoding="utf-8")
    build(config)
    html = (root / "site/kapitel/index.html").read_text(encoding="utf-8")
    assert html.count("Vad gör du nu?") == 2, "in the exercise and over its key for paper"
    assert html.count('class="kurs kurs--exercise"') == 1


def test_a_mistake_that_is_mended_is_gone_at_the_next_build(project: Project) -> None:
    root = project({"quizzes/diska.yml": "kind: exercise\n"})
    config = config_of(root)
    with pytest.raises(Abort):
        build(config)
    (root / "quizzes/diska.yml").write_text(COURSE["quizzes/diska.yml"], encoding="utf-8")
    build(config)
    assert (root / "site/kapitel/index.html").exists()


def test_live_preview_watches_the_exercises_too(project: Project) -> None:
    class Server:
        watched: list[str] = []

        def watch(self, path: str) -> None:
            self.watched.append(path)

    root = project()
    config = config_of(root)
    build(config)
    config.plugins.on_serve(Server(), config=config, builder=build)
    assert Server.watched == [str(root / "quizzes")]


@pytest.mark.parametrize(("command", "option", "kept"), [
    ("build", "true", True),
    ("build", "false", False),
    ("serve", "true", False),
])  # fmt: skip
def test_browsers_keep_the_site_but_not_a_preview_and_not_if_switched_off(
    project: Project, command: str, option: str, kept: bool
) -> None:
    root = project()
    config = config_of(root, plugins=f"[kurs: {{installable: {option}}}]")
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    worker = (root / "site/sw.js").read_text(encoding="utf-8")
    assert ("const FILES={" in worker, "unregister()" in worker) == (kept, not kept)
    assert (root / "site/manifest.webmanifest").exists() == kept
    assert config.extra["installable"] == kept


def test_docs_may_stand_outside_the_folder_of_the_settings(project: Project) -> None:
    root = project()
    inner = root / "inställningar"
    inner.mkdir()
    build(config_of(inner, more="docs_dir: ../docs\n", plugins="[kurs: {quizzes: ../quizzes}]"))
    assert (inner / "site/kapitel/index.html").exists()


def test_a_chapter_that_mkdocs_leaves_out_is_an_error_that_says_so(project: Project) -> None:
    root = project()
    config_of(root, more="exclude_docs: kapitel.md\n")
    done = command(root)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "kapitel.md" in done.stderr
