"""What docs/om/ says about blocks, fields and files is what the code has."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from kurs.schema.assessment import Final, Set
from kurs.schema.case import CaseFields
from kurs.schema.chapter import KINDS, find_blocks
from kurs.schema.chart import ChartFields
from kurs.schema.course import Course, Module
from kurs.schema.course import Path as Way
from kurs.schema.drill import Drill
from kurs.schema.example import Example
from kurs.schema.film import FilmFields
from kurs.schema.glossary import TermFields
from kurs.schema.guide import GuideFields
from kurs.schema.interactions import INTERACTIONS
from kurs.schema.item import ItemFields
from kurs.schema.local import Provision
from kurs.schema.outdated import OutdatedFields
from kurs.schema.starting import starter
from kurs.schema.template import Template
from pydantic import BaseModel

ROOT = Path(__file__).parent.parent
OM = ROOT / "docs/om"
AUTHORS = OM / "forfattare.md"
MARKS = ("```exercise", "<quiz>", "<!-- kurs id:", "<!-- mkdocs-quiz intro -->", "<!-- mkdocs-quiz results -->")
YAML = re.compile(r"^```yaml\n(.*?)\n```$", re.M | re.S)
STEM_FILES = re.findall(r"^\| `([^`]*<stem>[^`]*)` ", (OM / "ny-ovningstyp.md").read_text("utf-8"), re.M)


def page_of(stem: str) -> Path:
    return OM / "ovningstyper" / f"{stem}.md"


def fields(cls: type[BaseModel]) -> set[str]:
    """The names of all fields an author can write in `cls` and in what it holds."""
    schema = cls.model_json_schema()
    return {name for one in (schema, *schema.get("$defs", {}).values()) for name in one.get("properties", ())}


def unexplained(names: set[str], page: Path) -> list[str]:
    """Those of `names` that the page never has as code."""
    text = page.read_text("utf-8")
    return sorted(name for name in names if f"`{name}`" not in text)


def test_authors_find_every_field_of_an_example_and_see_what_runs() -> None:
    page = OM / "exempel.md"
    assert not unexplained(fields(Example), page)
    shown = YAML.findall(page.read_text("utf-8"))
    run = [(ROOT / f"quizzes/om/exempel-rolf{end}.yml").read_text("utf-8").strip() for end in ("", "-ratta")]
    assert shown == run, "Skriv samma text i docs/om/exempel.md som i quizzes/om/."
    assert starter("example.yml").strip() == run[0], "Skriv samma text i starters/example.yml som i docs/om/exempel.md."


FILES = [ItemFields, Course, Module, Way, Provision, TermFields, Drill, ChartFields, CaseFields, Template]


@pytest.mark.parametrize("cls", FILES, ids=lambda cls: cls.__name__)
def test_authors_find_every_field_of_a_file(cls: type[BaseModel]) -> None:
    missing = unexplained(fields(cls), AUTHORS)
    assert not missing, f"Förklara fälten {missing} ({cls.__name__}) i en tabell i {AUTHORS.relative_to(ROOT)}."


def test_authors_find_every_field_of_a_film_and_see_what_runs() -> None:
    page = OM / "film.md"
    assert not unexplained(fields(FilmFields), page)
    shown = YAML.findall(page.read_text("utf-8"))
    run = (ROOT / "quizzes/data/filmer.yml").read_text("utf-8").split("\n\n", 1)[1].strip()
    assert shown == [run], "Skriv samma text i docs/om/film.md som i quizzes/data/filmer.yml."


def test_authors_find_every_field_of_a_guide() -> None:
    assert not unexplained(fields(GuideFields), OM / "beslutsstod.md")


def test_authors_find_every_field_of_the_outdated_words() -> None:
    page = OM / "uppgiftskvalitet.md"
    missing = unexplained(fields(OutdatedFields), page)
    assert not missing, f"Förklara fälten {missing} i en tabell i {page.relative_to(ROOT)}."


def test_authors_find_every_field_of_sets_and_finals() -> None:
    missing = unexplained({*Set.model_fields, *Final.model_fields}, AUTHORS)
    assert not missing, f"Förklara fälten {missing} i tabellen under Egna filer i {AUTHORS.relative_to(ROOT)}."


def test_authors_find_every_block() -> None:
    text = AUTHORS.read_text("utf-8")
    missing = [kind for kind in KINDS if not re.search(rf"^\| `::: {kind}\b", text, re.M)]
    assert not missing, f'Lägg till en rad "| `::: …` |" för {missing} i {AUTHORS.relative_to(ROOT)}.'
    for mark in MARKS:
        assert mark in text, f"Beskriv {mark} i {AUTHORS.relative_to(ROOT)}."


def test_the_recipe_lists_files() -> None:
    assert len(STEM_FILES) >= 6, 'Behåll raderna "| `…<stem>…` |" i docs/om/ny-ovningstyp.md: testet läser dem.'


@pytest.mark.parametrize("stem", INTERACTIONS)
@pytest.mark.parametrize("file", STEM_FILES)
def test_every_interaction_has_every_file_of_the_recipe(stem: str, file: str) -> None:
    name = stem.replace("-", "_") if file.endswith(".py") else stem
    path = file.replace("<stem>", name)
    assert (ROOT / path).is_file(), f"Skriv {path}. Se receptet i docs/om/ny-ovningstyp.md."


@pytest.mark.parametrize("stem", INTERACTIONS)
def test_an_interactions_page_explains_its_fields(stem: str) -> None:
    cls = INTERACTIONS[stem]
    missing = unexplained(fields(cls) - fields(ItemFields) - {"interaction"}, page_of(stem))
    assert not missing, f"Förklara fälten {missing} i en tabell i docs/om/ovningstyper/{stem}.md."


def live_on(page: Path) -> list[str]:
    """The YAML of the exercises that a page shows."""
    return [block.body.strip() for block in find_blocks(page.read_text("utf-8")) if block.kind == "inline"]


@pytest.mark.parametrize("stem", INTERACTIONS)
def test_an_interactions_page_shows_the_yaml_of_what_it_runs(stem: str) -> None:
    text, name = page_of(stem).read_text("utf-8"), f"docs/om/ovningstyper/{stem}.md"
    live = live_on(page_of(stem))
    assert any(f"interaction: {stem}\n" in one for one in live), f"Visa en levande övning i {name}."
    shown = YAML.findall(text)
    assert shown == live, f"Skriv samma text i ```exercise och ```yaml, i samma ordning, i {name}."
