"""The command `kurs`: one function per command, all of it in Swedish, never a traceback."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kurs.errors import KursError, Problem

if TYPE_CHECKING:
    from kurs.model.assessment import Course

FINE, PROBLEMS, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command can't be carried out as it was written; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """`name` may be two words. `options` adds the arguments to the command's parser."""

    name: str
    summary: str
    run: Callable[[argparse.Namespace], int]
    options: Callable[[argparse.ArgumentParser], object]


def check(arguments: argparse.Namespace) -> int:
    from kurs.schema.load import load_course

    try:
        course, notices = load_course(_project(Path(arguments.path)), release=arguments.release)
    except KursError as error:
        return _report(error.problems, "", as_json=arguments.format == "json")
    return _report(notices, _contents(course), as_json=arguments.format == "json")


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


def schema(arguments: argparse.Namespace) -> int:
    from kurs.schema.json_schema import json_schema

    path = Path(arguments.output) if arguments.output else _project(Path()) / "quizzes" / "schema.json"
    path.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"Schemat är skrivet till {path}.")
    return FINE


def ids(arguments: argparse.Namespace) -> int:
    from kurs.schema.ids import write_ids

    path = Path(arguments.path)
    root = _project(path)
    try:
        written = write_ids(root, path)
    except KursError as error:
        return _report(error.problems, "")
    for file, count in written.items():
        print(f"{file}: {_count(count, 'snabbfråga', 'snabbfrågor')} har fått id.")
    print("Klart. Ändra inte id:na sedan." if written else "Alla snabbfrågor har redan id.")
    return FINE


def proof_verify(arguments: argparse.Namespace) -> int:
    from kurs.model.proof import verify_text

    try:
        proof = verify_text(_read(Path(arguments.file)), file=arguments.file)
    except KursError as error:
        for problem in error.problems:
            print(f"{problem.file} {problem.message}")
        return PROBLEMS
    print(f"{proof.name} har gått {proof.title} (version {proof.version}) den {proof.date}.")
    if proof.expires:
        print(f"Intyget gäller till och med {proof.expires}.")
    print("Intyget är helt. Det är en egen uppgift: det är inte signerat, så ingen annan har bekräftat det.")
    return FINE


def _check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        default=".",
        help="projektets mapp eller något i den (annars mappen du står i)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text för människor (standard) eller json för program",
    )
    parser.add_argument(
        "--release", action="store_true", help="godta inte slutprov med uppgifter som verksamheten inte har godkänt"
    )


COMMANDS = (
    Command("check", "Kontrollera kursens filer och visa alla fel med fil, rad och kolumn.", check, _check_options),
    Command(
        "schema",
        "Skriv schemat som hjälper en textredigerare att fylla i och förklara fälten.",
        schema,
        lambda parser: parser.add_argument(
            "--output", metavar="FILE", help="filen att skriva (annars quizzes/schema.json)"
        ),
    ),
    Command(
        "ids",
        "Ge snabbfrågor (<quiz>) i kapitel ett id, så att svaren räknas.",
        ids,
        lambda parser: parser.add_argument("path", metavar="PATH", help="ett kapitel eller en mapp med kapitel"),
    ),
    Command(
        "proof verify",
        "Kontrollera att ett intyg är helt och äkta.",
        proof_verify,
        lambda parser: parser.add_argument("file", metavar="FILE", help="intyget, sparat som fil"),
    ),
)


def main(argv: list[str] | None = None) -> int:
    """Exit code: 0 fine, 1 problems, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = parser().parse_args(argv)
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except UsageError as error:
        print(f"kurs: {error}", file=sys.stderr)
    except OSError as error:
        print(
            f"kurs: {error.filename or 'filen'} går inte att läsa eller skriva. Se över sökvägen och rättigheterna.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("kurs: avbrutet.", file=sys.stderr)
    return USAGE


def parser() -> argparse.ArgumentParser:
    top = SwedishParser(prog="kurs", description="Bygg, kontrollera och sköt en kurs.")
    groups = {"": _subcommands(top)}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group not in groups:
            groups[group] = _subcommands(groups[""].add_parser(group, help="Kommandon för " + _GROUPS[group] + "."))
        sub = groups[group].add_parser(name, help=command.summary, description=command.summary)
        command.options(sub)
        sub.set_defaults(run=command.run)
    return top


_GROUPS = {"proof": "intyg"}


def _subcommands(parser: argparse.ArgumentParser) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    return parser.add_subparsers(title="kommandon", metavar="KOMMANDO", required=True, parser_class=SwedishParser)


class SwedishParser(argparse.ArgumentParser):
    """argparse with Swedish headings and messages, and options that have to be written out."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=_SwedishHelp)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "argument", "flaggor"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        for pattern, swedish in _MESSAGES:
            if match := re.search(pattern, message):
                message = match.expand(swedish)
                break
        else:
            message = "kommandot går inte att tolka."
        self.exit(USAGE, f"{self.format_usage()}kurs: {message} Se {self.prog} --help.\n")


class _SwedishHelp(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[object], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)  # type: ignore[arg-type]


_MESSAGES = (
    (r"unrecognized arguments: (.*)", r"okänt: \1."),
    (r"arguments are required: KOMMANDO", "skriv ett kommando."),
    (r"arguments are required: (.*)", r"\1 saknas."),
    (r"argument KOMMANDO: invalid choice: ('[^']*') \(choose from (.*)\)", r"kommandot \1 finns inte. Välj: \2."),
    (r"argument (\S+): invalid choice: ('[^']*') \(choose from (.*)\)", r"\1 kan inte vara \2. Välj: \3."),
    (r"argument (\S+): expected one argument", r"\1 behöver ett värde."),
    (r"argument (\S+): ignored explicit argument ('[^']*')", r"\1 tar inget värde (\2)."),
)


def _project(path: Path) -> Path:
    """The project folder that `path` is or lies in."""
    if not path.exists():
        raise UsageError(f"{path} finns inte.")
    here = path.resolve()
    for folder in (here, *here.parents):
        if (folder / "quizzes").is_dir():
            return folder
    raise UsageError(
        f"{path} hör inte till någon kurs (mappen quizzes saknas). Gå till projektets mapp eller skriv dess sökväg."
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{path} är ingen textfil (UTF-8).") from None


def _report(problems: Iterable[Problem], counts: str, *, as_json: bool = False) -> int:
    """Every problem on a line of its own, then how many they are."""
    problems = list(problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    if as_json:
        print(
            json.dumps(
                {"errors": len(errors), "problems": [asdict(one) for one in problems]}, ensure_ascii=False, indent=2
            )
        )
        return PROBLEMS if errors else FINE
    for problem in problems:
        print(problem)
    files = _count(len({problem.file for problem in errors}), "fil", "filer")
    notices = len(problems) - len(errors)
    result = f"{len(errors)} fel i {files}." if errors else f"Inga fel. {counts}"
    print(result + (f" {_count(notices, 'påpekande', 'påpekanden')}." if notices else ""))
    return PROBLEMS if errors else FINE


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
