"""Writes a site: the same chapters as plain Material, with mkdocs-quiz, or with our exercises."""
from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from kurs.model.interaction import INTERACTIONS

from bench import exercises
from bench.content import Chapter, Question, chapter, question
from bench.vocabulary import Prose

VARIANTS = ("plain", "mkdocs-quiz", "kurs", "kurs-types")
PLUGIN = {"plain": [], "mkdocs-quiz": ["mkdocs_quiz"], "kurs": ["kurs"], "kurs-types": ["kurs"]}
Show = Callable[[Question], str]


def write_site(folder: Path, *, variant: str, pages: int) -> Path:
    """`pages` chapters and a start page without exercises."""
    chapters = [chapter(number) for number in range(pages)]
    _settings(folder, PLUGIN[variant])
    _write(folder / "docs/index.md", _start(chapters))
    show = _shows(folder, variant)
    for one in chapters:
        _write(folder / "docs" / one.path, _page(one, show))
    if "kurs" in PLUGIN[variant]:
        groups: dict[int, list[str]] = {}
        for one in chapters:
            groups.setdefault(one.group, []).append(one.path)
        _course(folder, list(groups.values()))
    return folder


def write_hundred(folder: Path, *, variant: str) -> Path:
    """A page with a hundred single choice questions, one with four interactions, one with all and one with a final."""
    prose = Prose("hundred")
    questions = [question(prose, f"h{at:03d}", "single") for at in range(100)]
    _settings(folder, PLUGIN[variant])
    _write(folder / "docs/index.md", _start([]))
    hundred = Chapter(0, "Hundra", [prose.sentence() for _ in questions], questions)
    _write(folder / "docs/hundra.md", _page(hundred, _shows(folder, variant)))
    if variant == "kurs":
        _write(folder / "docs/typer.md", _page(chapter(0), _shows(folder, "kurs-types")))
        _write(folder / "docs/alla.md", _every_type())
        _write(folder / "quizzes/data/lokalt.yml", json.dumps({"scale": {str(value): "ord" for value in range(10)}}))
        _write(folder / "docs/prov.md", "# Prov\n\n::: final prov\n")
        _write(folder / "quizzes/prov.yml", _final(prose))
        _course(folder, [["hundra.md", "typer.md", "prov.md"]], final="prov")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _settings(folder: Path, plugins: list[str]) -> None:
    """JSON is YAML. No extension beside those MkDocs always has: the plain build gets no handicap."""
    settings = {
        "site_name": "Mätning",
        "site_url": "",
        "theme": {"name": "material", "language": "sv", "font": False},
        "extra": {"generator": False},
        "plugins": [{"search": {"lang": "sv"}}, *plugins],
    }
    _write(folder / "mkdocs.yml", json.dumps(settings))


def _start(chapters: list[Chapter]) -> str:
    links = "\n".join(f"- [{one.title}]({one.path})" for one in chapters)
    return f"# Start\n\n{Prose('start').paragraph(words=80)}\n\n{links}\n"


def _page(one: Chapter, show: Show) -> str:
    blocks = [f"# {one.title}"]
    for part, asked in zip(one.parts, one.questions, strict=True):
        blocks += [part, show(asked)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _shows(folder: Path, variant: str) -> Show:
    def typed(asked: Question) -> str:
        interaction = exercises.INTERACTIONS[int(asked.id.rsplit("-", 1)[1])]
        _write(folder / f"quizzes/{asked.id}.yml", exercises.typed(asked, interaction))
        return f"::: exercise {asked.id}"

    shows: dict[str, Show] = {"mkdocs-quiz": exercises.quiz, "kurs": exercises.inline, "kurs-types": typed}
    return shows.get(variant, lambda asked: "")


def _every_type() -> str:
    """The exercises that `kurs new` starts from, outside modules."""
    starters = files("kurs") / "schema/starters"
    texts = ((starters / f"{stem}.yml").read_text("utf-8") for stem in INTERACTIONS)
    return "# Alla\n\n" + "\n".join(f"```exercise\n{text}```\n" for text in texts)


def _final(prose: Prose) -> str:
    items = [exercises.exercise(question(prose, f"p{at:02d}", "single")).replace("\n", "\n    ") for at in range(20)]
    return "kind: final\nid: prov\ntitle: Prov\ndraw: 10\nitems:\n" + "".join(f"  - {one}\n" for one in items)


def _course(folder: Path, groups: list[list[str]], *, final: str | None = None) -> None:
    modules = [
        {
            "id": f"del-{at:02d}",
            "title": f"Del {at}",
            "summary": "En del av mätningen.",
            "version": "1.0",
            "pages": pages,
            "objectives": [{"id": "mal", "text": "Du kan mäta."}],
            "minutes": 30,
            "audience": ["alla"],
            **({"final": final} if final else {}),
        }
        for at, pages in enumerate(groups)
    ]
    path = {"id": "alla", "role": "Alla", "text": "Allt.", "modules": [one["id"] for one in modules]}
    course = {"iri": "https://kurs.example/bench", "title": "Mätning", "modules": modules, "paths": [path]}
    _write(folder / "quizzes/kurs.yml", json.dumps(course, ensure_ascii=False))
