"""The command `kurs`: never a traceback, and all of it in Swedish."""
from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys

from kurs.cli.commands import COMMANDS, PROBLEMS, USAGE, UsageError
from kurs.cli.export import EXPORT
from kurs.cli.new import NEW
from kurs.cli.register import REGISTER
from kurs.cli.register_user import REGISTER_USER
from kurs.cli.report import REPORT
from kurs.cli.swedish import SwedishParser, add_subcommands

GROUPS = {
    "export": "Spara kursen i en annan form.",
    "scenario": "Se en övning av typen scenario som helhet.",
    "proof": "Kontrollera intyg.",
    "register": "Sköt registret över vem som har gjort vad.",
    "register user": "Se konton och släpp in någon igen.",
    "new": "Skriv en ny fil att börja från.",
}


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
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except UsageError as error:
        message = str(error)
    except OSError as error:
        message = f"{error.filename or 'filen'} går inte att läsa eller skriva. Se över sökvägen och rättigheterna."
        if error.errno == errno.ENOSPC:
            message = "disken är full. Gör plats på den och försök igen."
    except KeyboardInterrupt:
        message = "avbrutet."
    print(f"kurs: {message}", file=sys.stderr)
    return USAGE


def parser() -> argparse.ArgumentParser:
    """One subparser per command; a command of several words stands in its group."""
    top = SwedishParser(prog="kurs", description="Bygg, kontrollera och sköt en kurs.")
    groups = {"": add_subcommands(top)}
    for command in (*COMMANDS, *EXPORT, *NEW, *REGISTER, *REGISTER_USER, *REPORT):
        group, _, name = command.name.rpartition(" ")
        if group not in groups:
            text, (above, _, word) = GROUPS[group], group.rpartition(" ")
            groups[group] = add_subcommands(groups[above].add_parser(word, help=text, description=text))
        sub = groups[group].add_parser(name, help=command.summary, description=command.summary)
        for flags, settings in command.options:
            sub.add_argument(*flags, **settings)
        sub.set_defaults(run=command.run)
    return top
