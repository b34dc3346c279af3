"""One function per command. To add one: write its function and its row in COMMANDS, then docs/om/kommandon.md."""
from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurs.cli.laws import for_programs, listing
from kurs.cli.misconceptions import table
from kurs.errors import KursError, Problem, suggest

if TYPE_CHECKING:
    from kurs.model.assessment import Course

FINE, PROBLEMS, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command can't be carried out as it was written; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """`name` may be two words. Each option is what argparse's `add_argument` takes."""

    name: str
    summary: str
    run: Callable[[argparse.Namespace], int]
    options: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = ()


def check(arguments: argparse.Namespace) -> int:
    from kurs.schema.load import course_of, read_course

    if arguments.strict and not arguments.quality:
        raise UsageError("--strict hör ihop med --quality. Skriv kurs check --quality --strict.")
    as_json = arguments.format == "json"
    try:
        reading, problems = read_course(project(arguments.path), release=arguments.release)
    except KursError as error:
        return report_problems(error.problems, as_json=as_json)
    course, more = course_of(reading), dict[str, object]()
    if arguments.quality or arguments.misconceptions:
        from kurs import quality

        material = quality.Material(course, reading)
        if arguments.quality:
            problems = (*problems, *quality.check(material, strict=arguments.strict))
        if arguments.misconceptions:
            caught = tuple(quality.caught(material))
            more["misconceptions"] = [asdict(one) for one in caught]
            if not as_json:
                print(table(course, caught))
    if arguments.laws:
        from kurs.schema import laws

        found = laws.used(reading), laws.by_hand(reading)
        more |= for_programs(*found)
        if not as_json:
            print(f"{listing(*found)}\n")
    return report_problems(sorted(problems), as_json=as_json, contents=_contents(course), more=more)


def schema(arguments: argparse.Namespace) -> int:
    from kurs.schema.json_schema import json_schema

    path = Path(arguments.output) if arguments.output else project(".") / "quizzes" / "schema.json"
    path.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"Schemat är skrivet till {path}.")
    return FINE


def ids(arguments: argparse.Namespace) -> int:
    from kurs.schema.ids import write_ids

    try:
        written = write_ids(project(arguments.path), Path(arguments.path))
    except KursError as error:
        return report_problems(error.problems)
    for file, count in written.items():
        print(f"{file}: {_count(count, 'snabbfråga', 'snabbfrågor')} har fått id.")
    print("Klart. Ändra inte id:na sedan." if written else "Alla snabbfrågor har redan id.")
    return FINE


def scenario_map(arguments: argparse.Namespace) -> int:
    from kurs.model.interaction import Scenario
    from kurs.render.scenario_map import scenario_map as drawn
    from kurs.schema.load import load_course

    try:
        course, _ = load_course(project("."))
    except KursError as error:
        return report_problems(error.problems)
    items = {item.id: item for one in course.assessments for item in one.items}
    known = [id for id, item in items.items() if isinstance(item.interaction, Scenario)]
    item = items.get(arguments.exercise)
    if item is None or not isinstance(item.interaction, Scenario):
        what = "finns inte" if item is None else "är inte av typen scenario"
        choose = f"Välj: {', '.join(known)}." if known else "Kursen har ingen övning av typen scenario."
        raise UsageError(f'övningen "{arguments.exercise}" {what}.{suggest(arguments.exercise, known)} {choose}')
    path = Path(arguments.output or f"{item.id}.svg")
    path.write_text(drawn(item, item.interaction, course), encoding="utf-8")
    print(f"Kartan är skriven till {path}.")
    return FINE


def proof_verify(arguments: argparse.Namespace) -> int:
    from kurs.model.proof import read_keys, verify_text

    try:
        keys = read_keys(_read(arguments.keys)) if arguments.keys else {}
    except ValueError:
        raise UsageError(f"{arguments.keys} innehåller inga nycklar. Hämta /api/keys från registret.") from None
    try:
        proof = verify_text(_read(arguments.file), file=arguments.file, keys=keys, attended=True)
    except KursError as error:
        for problem in error.problems:
            print(f"{problem.file} {problem.message}")
        return PROBLEMS
    module = f"{proof.title} (version {proof.version}) den {proof.date}."
    if proof.attended:
        print(f"Deltog i möte: {proof.name} deltog i ett möte om {module}")
        print("Det visar inte att modulen är klar." + (f" Mötets kod: {proof.meeting}" if proof.meeting else ""))
    else:
        print(f"{proof.name} har gått igenom{'' if proof.percent is None else ' och klarat'} {module}")
    if proof.expires:
        print(f"Intyget gäller till och med {proof.expires}.")
    if proof.key:
        print(f"Intyget är äkta: det är signerat av {proof.issuer} med nyckeln {proof.key}.")
    else:
        print("Intyget är helt. Det är en egen uppgift: ingen annan har bekräftat den.")
    return FINE


COMMANDS = (
    Command(
        "check",
        "Kontrollera kursens filer och visa alla fel med fil, rad och kolumn.",
        check,
        (
            (("path",), {"metavar": "MAPP", "nargs": "?", "default": ".", "help": "projektets mapp (annars den här)"}),
            (
                ("--format",),
                {"choices": ("text", "json"), "default": "text", "help": "text för människor, json för program"},
            ),
            (
                ("--release",),
                {"action": "store_true", "help": "godta inte slutprov med facit som verksamheten inte har godkänt"},
            ),
            (
                ("--quality",),
                {"action": "store_true", "help": "leta också efter brister i uppgifter och texter, som påpekanden"},
            ),
            (("--strict",), {"action": "store_true", "help": "med --quality: räkna bristerna som fel"}),
            (
                ("--misconceptions",),
                {"action": "store_true", "help": "lista missuppfattningarna som de felaktiga svaren fångar"},
            ),
            (("--laws",), {"action": "store_true", "help": "lista var varje lagrum används"}),
        ),
    ),
    Command(
        "schema",
        "Skriv schemat som hjälper en textredigerare att fylla i och förklara fälten.",
        schema,
        ((("--output",), {"metavar": "FIL", "help": "filen att skriva (annars quizzes/schema.json)"}),),
    ),
    Command(
        "ids",
        "Ge snabbfrågor (<quiz>) i kapitel ett id, så att svaren räknas.",
        ids,
        ((("path",), {"metavar": "SÖKVÄG", "help": "ett kapitel eller en mapp med kapitel"}),),
    ),
    Command(
        "scenario map",
        "Rita en karta över en övning av typen scenario.",
        scenario_map,
        (
            (("exercise",), {"metavar": "ÖVNING", "help": "övningens id"}),
            (("--output",), {"metavar": "FIL", "help": "filen att skriva (annars övningens id och .svg)"}),
        ),
    ),
    Command(
        "proof verify",
        "Kontrollera att ett sparat intyg är äkta eller helt.",
        proof_verify,
        (
            (("file",), {"metavar": "FIL", "help": "intyget, sparat som fil"}),
            (("--keys",), {"metavar": "FIL", "help": "registrets nycklar (/api/keys), för signerade intyg"}),
        ),
    ),
)


def project(path: str) -> Path:
    """The project folder that `path` is or lies in."""
    if not Path(path).exists():
        raise UsageError(f"{path} finns inte.")
    here = Path(path).resolve()
    for folder in (here, *here.parents):
        if (folder / "quizzes").is_dir():
            return folder
    raise UsageError(f"{path} hör inte till någon kurs: mappen quizzes saknas. Gå till kursens mapp och försök igen.")


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} är ingen textfil i UTF-8.") from None


def report_problems(
    problems: Iterable[Problem], *, as_json: bool = False, contents: str = "", more: Mapping[str, object] | None = None
) -> int:
    """Every problem on a line of its own, then how many they are. `more` is added to the JSON."""
    problems = list(problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    if as_json:
        data = {"errors": len(errors), "problems": [asdict(problem) for problem in problems], **(more or {})}
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return PROBLEMS if errors else FINE
    for problem in problems:
        print(problem)
    files = _count(len({problem.file for problem in errors}), "fil", "filer")
    notices = len(problems) - len(errors)
    result = f"{len(errors)} fel i {files}." if errors else f"Inga fel. {contents}"
    print(result + (f" {_count(notices, 'påpekande', 'påpekanden')}." if notices else ""))
    return PROBLEMS if errors else FINE


def _contents(course: Course) -> str:
    """`1 modul, 24 övningar, 1 slutprov.`"""
    items = Counter(one.kind for one in course.assessments for _ in one.items)
    finals = sum(one.kind == "final" for one in course.assessments)
    parts = [
        _count(len(course.modules), "modul", "moduler"),
        _count(items["exercise"] + items["set"], "övning", "övningar"),
        _count(items["quick"], "snabbfråga", "snabbfrågor") if items["quick"] else "",
        _count(finals, "slutprov", "slutprov"),
    ]
    return ", ".join(part for part in parts if part) + "."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
