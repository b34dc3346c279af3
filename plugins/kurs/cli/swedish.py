"""argparse in Swedish: headings, usage and every message of its own."""
from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from kurs.errors import suggest

USAGE = 2

# argparse has no other way to its messages than their English text; the first that fits.
_MESSAGES = (
    (r"unrecognized arguments: (.*)", r"okänt: \1."),
    (r"arguments are required: KOMMANDO", "skriv ett kommando."),
    (r"arguments are required: (.*)", r"\1 saknas."),
    (r"argument KOMMANDO: invalid choice: ('[^']*') \(choose from (.*)\)", r"kommandot \1 finns inte.{near} Välj: \2."),
    (r"argument (\S+): invalid choice: ('[^']*') \(choose from (.*)\)", r"\1 kan inte vara \2.{near} Välj: \3."),
    (r"argument (\S+): expected one argument", r"\1 behöver ett värde."),
    (r"argument (\S+): ignored explicit argument ('[^']*')", r"\1 tar inget värde (\2)."),
)


def _near(message: str) -> str:
    """What a word that can't be chosen probably was meant to be."""
    given, _, choices = message.partition("(choose from ")
    written = re.findall("'([^']*)'", given)
    return suggest(written[-1], re.findall(r"[\w-]+", choices)) if written else ""


class SwedishParser(argparse.ArgumentParser):
    """Options have to be written out: an abbreviation that works today may mean something else tomorrow."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=_SwedishHelp)
        self._positionals.title, self._optionals.title = "argument", "flaggor"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        found = ((re.search(pattern, message), swedish) for pattern, swedish in _MESSAGES)
        known = next((match.expand(swedish) for match, swedish in found if match), "kommandot går inte att tolka.")
        told = known.replace("{near}", _near(message))
        self.exit(USAGE, f"{self.format_usage()}kurs: {told} Se {self.prog} --help.\n")


class _SwedishHelp(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)


def add_subcommands(parser: argparse.ArgumentParser) -> argparse._SubParsersAction[SwedishParser]:
    return parser.add_subparsers(
        title="kommandon", metavar="KOMMANDO", dest="kommando", required=True, parser_class=SwedishParser
    )
