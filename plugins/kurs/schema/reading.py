"""Everything an author has written, read file by file: what `references` compares and `load` builds on."""
from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kurs.errors import Problem
from kurs.model.law import Provision
from kurs.schema import course as course_schema
from kurs.schema.assessment import Draft, read_assessment, read_inline
from kurs.schema.case import Told, read_case
from kurs.schema.chapter import Block, cut, find_blocks, lines
from kurs.schema.chart import Charts, read_charts
from kurs.schema.drill import read_drill
from kurs.schema.example import Worked, read_example
from kurs.schema.film import Films, read_films
from kurs.schema.glossary import Glossary, read_glossary
from kurs.schema.guide import Guides, read_guides
from kurs.schema.local import read_local, read_provisions
from kurs.schema.messages import check, slug
from kurs.schema.outdated import Outdated, read_outdated
from kurs.schema.quick import read_quick
from kurs.schema.source import Source, read_file, read_source
from kurs.schema.template import Drafted, read_template

_RAW_ID = re.compile(r"""^[ \t-]*\{?[ \t]*(?:id|mend):[ \t]*["']?([a-z0-9-]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A block that shows an assessment. `id` is None when its YAML or its `<quiz>` could not be read.

    An example shows the exercise or set where its faulty text is to be mended.
    """

    page: str
    file: str
    block: Block
    id: str | None

    @property
    def line(self) -> int:
        return self.block.line + 1

    def problem(self, message: str) -> Problem:
        return Problem(self.file, self.line, self.block.column + 1, message)


@dataclass(slots=True)
class Page:
    file: str
    text: str
    blocks: list[Block]
    shown: list[Shown]


@dataclass(slots=True)
class Reading:
    """`modules` and `paths` are those that could be read, by their position in kurs.yml.

    `broken` holds ids that stand somewhere in a file with mistakes: a reference to one of them
    is not a mistake of its own.
    """

    root: Path
    docs: Path
    quizzes: Path
    problems: list[Problem] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    course_source: Source | None = None
    course: course_schema.Course | None = None
    modules: dict[int, course_schema.Module] = field(default_factory=dict)
    paths: dict[int, course_schema.Path] = field(default_factory=dict)
    local: dict[str, str] | None = field(default_factory=dict)
    provisions: dict[str, Provision] | None = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)
    outdated: Outdated = field(default_factory=Outdated)
    guides: Guides = field(default_factory=Guides)
    charts: Charts = field(default_factory=Charts)
    films: Films = field(default_factory=Films)
    templates: dict[str, Drafted] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    examples: list[Worked] = field(default_factory=list)
    cases: list[Told] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    quick: Counter[str] = field(default_factory=Counter)

    def relative(self, path: Path) -> str:
        """As a problem names it: from the project folder, with slashes."""
        return Path(os.path.relpath(path, self.root)).as_posix()


def read_all(root: Path, *, docs: str, quizzes: str) -> Reading:
    reading = Reading(root, root / docs, root / quizzes)
    for path in _files(reading.quizzes / "data", (".yml", ".yaml")):
        _read_data(reading, path)
    for path in _files(reading.quizzes, (".yml", ".yaml")):
        inside = path.relative_to(reading.quizzes)
        if inside.parts[0] == "data":
            continue
        if inside.stem == "kurs" and len(inside.parts) == 1:
            _read_course(reading, path)
        else:
            _read_assessment(reading, path)
    if reading.course_source is None:
        file = reading.relative(reading.quizzes / "kurs.yml")
        reading.problems.append(Problem(file, 1, 1, "filen finns inte. Den beskriver kursen: iri, title och modules."))
    if not reading.docs.is_dir():
        what = "mappen med kapitlen finns inte. Skapa den."
        reading.problems.append(Problem(reading.relative(reading.docs), 1, 1, what))
    for path in _files(reading.docs, (".md",)):
        _read_page(reading, path)
    return reading


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Files below `folder` in a steady order, hidden ones left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if name.endswith(endings) and not name.startswith("."))


def _source(reading: Reading, path: Path) -> Source | None:
    text = read_file(path, reading.relative(path))
    if isinstance(text, Problem):
        reading.problems.append(text)
        return None
    source = read_source(text, reading.relative(path))
    reading.sources.append(source)
    return source


def _read_data(reading: Reading, path: Path) -> None:
    """Of quizzes/data only the files that the course refers to are read here."""
    if path.parent == reading.quizzes / "data/fall":
        _read_case(reading, path)
    elif path.parent == reading.quizzes / "data/mallar":
        _read_template(reading, path)
    elif path.stem == "lokalt" and (source := _source(reading, path)):
        names = read_local(source)
        reading.local = None if source.problems else names
    elif path.stem == "lagrum" and (source := _source(reading, path)):
        provisions = read_provisions(source)
        reading.provisions = None if source.problems else provisions
    elif path.stem == "ordlista" and (source := _source(reading, path)):
        reading.glossary = read_glossary(source)
    elif path.stem == "beslutsstod" and (source := _source(reading, path)):
        reading.guides = read_guides(source)
        if source.problems:
            reading.broken.update(source.data if isinstance(source.data, dict) else ())
    elif path.stem == "utgangna-ord" and (source := _source(reading, path)):
        reading.outdated = read_outdated(source)
    elif path.stem == "diagram" and (source := _source(reading, path)):
        reading.charts = read_charts(source)
    elif path.stem == "filmer" and (source := _source(reading, path)):
        reading.films = read_films(source)


def _read_case(reading: Reading, path: Path) -> None:
    source = _source(reading, path)
    if source and source.is_read and (told := read_case(source)):
        reading.cases.append(told)
    else:
        reading.broken |= {path.stem, *_RAW_ID.findall(source.text if source else "")}


def _read_template(reading: Reading, path: Path) -> None:
    source = _source(reading, path)
    read = read_template(source, path.stem) if source else None
    if read is None:
        reading.broken.add(path.stem)
    else:
        reading.templates[path.stem] = read


def _read_course(reading: Reading, path: Path) -> None:
    source = _source(reading, path)
    if source is None:
        source = Source(reading.relative(path), "")
        reading.course_source = source
        return
    reading.course_source = source
    reading.course = check(course_schema.Course, source.data, source)
    data = source.data if isinstance(source.data, dict) else {}
    for at, raw in enumerate(_list(data.get("modules"))):
        if module := check(course_schema.Module, raw, source, ("modules", at)):
            reading.modules[at] = module
    for at, raw in enumerate(_list(data.get("paths"))):
        if way := check(course_schema.Path, raw, source, ("paths", at)):
            reading.paths[at] = way
    if source.problems:
        reading.broken.update(_RAW_ID.findall(source.text))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _keep(reading: Reading, source: Source, read: Draft | Worked | None) -> str | None:
    """Its id when it could be read."""
    if read is None:
        reading.broken.update(_RAW_ID.findall(source.text))
        return None
    if isinstance(read, Worked):
        reading.examples.append(read)
        return read.example.id
    reading.drafts.append(read)
    return read.id


def _read_assessment(reading: Reading, path: Path) -> None:
    source = _source(reading, path)
    if source is None or _keep(reading, source, _read(reading, source)) is None:
        reading.broken.add(path.stem)


def _read(reading: Reading, source: Source) -> Draft | Worked | None:
    if not source.is_read:
        return None
    kind = source.data.get("kind") if isinstance(source.data, dict) else None
    if kind == "drill":
        return read_drill(source, reading.glossary.by_id) if reading.glossary.is_whole else None
    return read_example(source) if kind == "example" else read_assessment(source)


def _read_page(reading: Reading, path: Path) -> None:
    text = read_file(path, reading.relative(path))
    if isinstance(text, Problem):
        reading.problems.append(text)
        text = ""
    name = path.relative_to(reading.docs).as_posix()
    page = Page(reading.relative(path), text, find_blocks(text), [])
    reading.pages[name] = page
    rows: list[str] = []
    for block in page.blocks:
        id: str | None = block.argument
        if block.kind == "inline":
            rows = rows or lines(text)
            source = read_source(block.body, page.file, first_line=block.line + 1, indents=_indents(rows, block))
            reading.sources.append(source)
            id = _keep(reading, source, read_inline(source) if source.is_read else None)
        elif block.kind == "quick":
            id = _read_quick(reading, page, name, block)
        elif block.kind == "example":
            id = next((one.example.mend for one in reading.examples if one.example.id == block.argument), None)
        elif block.kind not in ("exercise", "set", "final"):
            continue
        page.shown.append(Shown(name, page.file, block, id))


def _indents(rows: list[str], block: Block) -> tuple[int, ...]:
    return tuple(cut(row, block.column) for row in rows[block.line + 1 : block.end_line - 1])


def _read_quick(reading: Reading, page: Page, name: str, block: Block) -> str | None:
    """Quick checks without ids are numbered, whether or not two pages' names come out the same."""
    base = slug(name.removesuffix(".md")) or "sida"
    reading.quick[base] += 1
    draft, problems = read_quick(block, file=page.file, unrecorded=f"quick-{base}-{reading.quick[base]}")
    reading.problems += problems
    if draft:
        reading.drafts.append(draft)
    elif block.ids:
        reading.broken.update(block.ids[:1])
    return draft.id if draft else None
