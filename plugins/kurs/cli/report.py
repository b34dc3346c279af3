"""`kurs report KIND` writes a table from the register; `kurs register remind` sends what is due to be sent."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kurs.cli.commands import FINE, PROBLEMS, Command, UsageError
from kurs.cli.register import DATA, opened, with_problems
from kurs.errors import KursError, Problem, suggest

if TYPE_CHECKING:
    from kurs.register.profiles import Profile
    from kurs.register.units import Tree
    from kurs.web.ask import Server

KIND_NAMES = ("overview", "handover")  # report/kinds.py; here so that --help needs no register


@with_problems
def report(arguments: argparse.Namespace) -> int:
    from dataclasses import replace

    from kurs.errors import InputError
    from kurs.register.units import read_tree
    from kurs.report.formats import FORMATS, Layout
    from kurs.report.kinds import KINDS, Wanted
    from kurs.web.ask import SWEDEN

    server = opened(arguments)
    try:
        with server.store.read() as connection:
            tree = read_tree(connection)
        profile = _profile(server, arguments.profile) if arguments.profile else None
        wanted = Wanted(
            store=server.store, course=server.course, tree=tree, units=_units(tree, arguments.unit),
            today=server.now().astimezone(SWEDEN).date(), since=_day(arguments.since),
            columns=profile.columns if profile else (),
        )  # fmt: skip
        layout = Layout(**profile.options) if profile else Layout()
        layout = replace(layout, format=arguments.format) if arguments.format else layout
        content = FORMATS[layout.format].write(KINDS[arguments.kind].table(wanted), layout)
    except InputError as error:
        raise UsageError(" ".join(error.fields.values())) from None
    finally:
        server.store.close()
    if arguments.output:
        arguments.output.write_bytes(content)
        print(f"Listan är skriven till {arguments.output}.")
    else:
        sys.stdout.buffer.write(content)
    return FINE


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f'"{text}" är inget datum. Skriv så här: --since 2026-11-26.') from None


def _units(tree: Tree, wanted: str | None) -> frozenset[str]:
    """All units, or the one of that id or name with all under it."""
    if wanted is None:
        return frozenset(tree.units)
    found = [id for id, one in tree.units.items() if wanted in (id, one.name)]
    if len(found) > 1:
        ids = ", ".join(found)
        raise UsageError(f'flera enheter heter "{wanted}". Skriv enhetens id i stället: {ids}.')
    if not found:
        hint = suggest(wanted, [one.name for one in tree.units.values()])
        raise UsageError(f'ingen enhet heter "{wanted}".{hint}')
    return frozenset(tree.below(found[0]))


def _profile(server: Server, name: str) -> Profile:
    from kurs.register.profiles import profiles

    with server.store.read() as connection:
        saved = {one.name: one for one in profiles(connection)}
    if name not in saved:
        raise UsageError(f'ingen profil heter "{name}".{suggest(name, list(saved))}')
    return saved[name]


@with_problems
def remind(arguments: argparse.Namespace) -> int:
    from kurs.register.units import read_tree
    from kurs.web.ask import SWEDEN
    from kurs.web.remind import remind as send

    server = opened(arguments)
    try:
        if not server.settings.can_mail:
            what = "är inte satt, så inget skickas. Sätt KURS_SMTP_HOST och KURS_SMTP_FROM. Se docs/om/drift.md."
            raise KursError([Problem("KURS_SMTP_HOST", 1, 1, what)])
        with server.store.read() as connection:
            tree = read_tree(connection)
        units = {id for id in _units(tree, arguments.unit) if tree.units[id].open}
        sent = send(server, units, today=server.now().astimezone(SWEDEN).date())
    finally:
        server.store.close()
    print(f"Skickade: {sent.sent}. Gick inte att skicka: {sent.failed}.")
    return PROBLEMS if sent.failed else FINE


UNIT = (("--unit",), {"metavar": "ENHET", "help": "enhetens namn eller id, med alla under den (annars alla enheter)"})
KIND_HELP = "overview (siffror för varje enhet) eller handover (vem som har gjort vad)"
KIND = (("kind",), {"metavar": "LISTA", "choices": KIND_NAMES, "help": KIND_HELP})
PROFILE_HELP = "en sparad profil, som väljer kolumner och filtyp (handover)"
PROFILE = (("--profile",), {"metavar": "PROFIL", "help": PROFILE_HELP})
REPORT = (
    Command(
        "report",
        "Skriv en lista ur registret som CSV eller Excel.",
        report,
        (
            KIND,
            UNIT,
            PROFILE,
            (("--since",), {"metavar": "DATUM", "help": "bara det som är gjort från och med den dagen (handover)"}),
            (("--format",), {"choices": ("csv", "xlsx"), "help": "filtyp (annars profilens, eller csv)"}),
            (("--output",), {"metavar": "FIL", "type": Path, "help": "filen att skriva (annars skrivs listan ut)"}),
            DATA,
        ),
    ),
    Command("register remind", "Skicka påminnelser med e-post till dem som har något kvar.", remind, (UNIT, DATA)),
)  # fmt: skip
