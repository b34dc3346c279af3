"""`kurs new`: every kind is valid as it is written, says what is left to do, and never touches what exists."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from glossary_course import LIST, WORDS
from kurs.cli import main
from kurs.cli.new import NEW
from kurs.errors import KursError
from kurs.model.interaction import INTERACTIONS
from kurs.schema.interactions import INTERACTIONS as SCHEMA
from kurs.schema.load import load_course
from kurs.schema.starting import starter
from small_course import COURSE
from test_docs import ROOT, fields, live_on, page_of

PAGE = "docs/kapitel.md"
SCALE = 'scale: {"0": a, "1": b, "2": c, "3": d, "4": e, "8": f, "9": g}\n'
LOCAL = {"quizzes/data/lokalt.yml": COURSE["quizzes/data/lokalt.yml"] + SCALE}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = project({**LOCAL, LIST: WORDS})
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def new(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`new("set", "diska")`: exit code, what is printed, what is printed as a fault."""

    def run(*words: str) -> tuple[int, str, str]:
        return main(["new", *words]), *capsys.readouterr()

    return run


def told(folder: Path) -> list[str]:
    try:
        load_course(folder)
    except KursError as error:
        return [str(problem) for problem in error.problems]
    return []


def shows(folder: Path, block: str) -> None:
    (folder / PAGE).write_text(f"{COURSE[PAGE]}\n{block}\n", encoding="utf-8")


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.*") if path.is_file()}


@pytest.mark.parametrize("stem", INTERACTIONS)
def test_an_exercise_of_every_type_needs_only_to_be_shown(new: Run, folder: Path, stem: str) -> None:
    code, out, _ = new("exercise", stem, f"mapp/min-{stem}")
    assert code == 0
    assert re.search(rf'- quizzes/mapp/min-{stem}.yml:\d+:5: ingen sida visar en övning med id "min-{stem}".', out)
    assert len(told(folder)) == 1
    shows(folder, f"::: exercise min-{stem}")
    assert told(folder) == []
    course, _ = load_course(folder)
    [item] = course.assessment(f"min-{stem}").items  # type: ignore[union-attr]
    assert (item.interaction.stem, item.objective) == (stem, "forsta")


@pytest.mark.parametrize("stem", INTERACTIONS)
def test_an_exercise_explains_every_field_of_its_type(new: Run, folder: Path, stem: str) -> None:
    new("exercise", stem, "min")
    text = (folder / "quizzes/min.yml").read_text("utf-8")
    explained = set(re.findall(r"^ *# ([a-z_]+) – \S", text, re.M))
    written = set(re.findall(r"^[ -]*([a-z_]+):", text, re.M))
    assert set(SCHEMA[stem].model_fields) <= explained
    assert written & (fields(SCHEMA[stem]) | {"kind"}) <= explained


@pytest.mark.parametrize("stem", INTERACTIONS)
def test_an_exercise_starts_as_its_page_shows_it(stem: str) -> None:
    file = f"plugins/kurs/schema/starters/{stem}.yml"
    page = page_of(stem).relative_to(ROOT)
    same = starter(f"{stem}.yml").strip() in live_on(page_of(stem))
    assert same, f"Skriv samma text i {file} som i en levande övning i {page}."


@pytest.mark.parametrize(
    ("kind", "block"), [("set", "set"), ("drill", "set"), ("example", "example")]
)
def test_other_files_need_only_to_be_shown(new: Run, folder: Path, kind: str, block: str) -> None:
    code, out, _ = new(kind, "min")
    assert code == 0
    assert "quizzes/min.yml är skriven.\n" in out
    assert len(told(folder)) == 1
    shows(folder, f"::: {block} min")
    assert told(folder) == []


def test_a_final_needs_its_page_and_its_row_in_the_module(new: Run, folder: Path) -> None:
    _, out, _ = new("final", "prov")
    assert '- Skriv "final: prov" för modulen i quizzes/kurs.yml.\n' in out
    shows(folder, "::: final prov")
    course = folder / "quizzes/kurs.yml"
    course.write_text(course.read_text("utf-8").replace("    minutes:", "    final: prov\n    minutes:"), "utf-8")
    assert told(folder) == []


def test_a_module_needs_the_rows_that_are_printed(new: Run, folder: Path) -> None:
    code, out, _ = new("module", "natten")
    assert code == 0
    assert told(folder) == ['docs/natten/index.md:8:1: modulen "natten" finns inte. Välj: grund.']
    entry = out[out.index("\n\n") + 2 :].partition("\n\n")[0]
    course = folder / "quizzes/kurs.yml"
    course.write_text(course.read_text("utf-8").replace("paths:\n", f"{entry}\npaths:\n"), "utf-8")
    assert told(folder) == []
    module = load_course(folder)[0].module("natten")
    assert module and module.required == ("natten-ovning",)
    assert "natten/index.md\n" in out.partition("mkdocs.yml")[2]


@pytest.mark.parametrize("words", [("exercise", "order"), ("set",), ("final",), ("drill",), ("example",), ("module",)])
def test_nothing_is_ever_overwritten(new: Run, folder: Path, words: tuple[str, ...]) -> None:
    assert new(*words)[0] == 0
    before = files(folder)
    code, out, fault = new(*words)
    assert (code, out) == (2, "")
    assert "finns redan. Ingenting är skrivet. Välj ett annat namn.\n" in fault
    assert files(folder) == before


def test_an_example_is_written_with_its_exercise_or_not_at_all(new: Run, folder: Path) -> None:
    (folder / "quizzes/min-ratta.yml").write_text("mitt eget", "utf-8")
    before = files(folder)
    assert "quizzes/min-ratta.yml finns redan." in new("example", "min")[2]
    assert files(folder) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("set", "Min Övning"), '"Min Övning" går inte att använda. Ett id har små bokstäver a–z, siffror och enkla bindestreck, till exempel "min-ovning".'),
        (("set", "../utanfor"), '"../utanfor" går inte att använda.'),
        (("set", "/tmp/utanfor"), '"/tmp/utanfor" går inte att använda.'),
        (("set", "data/lokalt"), '"data/lokalt" är upptaget av kursens egna filer.'),
        (("set", "kurs"), '"kurs" är upptaget av kursens egna filer.'),
        (("set", "mapp/diska"), 'id "diska" används redan i kursen. Ingenting är skrivet.'),
        (("module", "grund"), 'id "grund" används redan i kursen. Ingenting är skrivet.'),
        (("module", "a/b"), 'skriv modulens id, till exempel "b".'),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_used_is_refused(new: Run, folder: Path, words: tuple[str, ...], message: str) -> None:
    before = files(folder)
    code, out, fault = new(*words)
    assert (code, out) == (2, "")
    assert fault.startswith(f"kurs: {message}")
    assert files(folder) == before


def test_a_path_may_be_written_as_the_shell_completes_it(new: Run, folder: Path) -> None:
    assert new("set", "quizzes/mapp/min.yml")[1].startswith("quizzes/mapp/min.yml är skriven.")


def test_a_drill_needs_words(new: Run, folder: Path) -> None:
    (folder / LIST).unlink()
    assert "en ordövning behöver minst 4 ord i ordlistan." in new("drill")[2]


def test_a_course_with_mistakes_or_without_modules_can_be_added_to(new: Run, folder: Path) -> None:
    (folder / "quizzes/kurs.yml").write_text("titel: [", "utf-8")
    code, out, _ = new("exercise", "choice", "min")
    assert code == 0
    assert "kurs.yml" not in out
    assert "\nobjective:" not in (folder / "quizzes/min.yml").read_text("utf-8")


def test_every_kind_of_file_can_be_begun() -> None:
    from kurs.schema.assessment import KINDS

    assert {command.name.removeprefix("new ") for command in NEW} == {*KINDS, "module"}
