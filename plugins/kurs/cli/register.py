"""The commands of the register: serve it and look after it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurs.cli.commands import FINE, PROBLEMS, Command, UsageError
from kurs.errors import KursError

if TYPE_CHECKING:
    from kurs.register.settings import Settings
    from kurs.web.ask import Server

MOST_WORKERS = 64


def _environment(arguments: argparse.Namespace) -> dict[str, str]:
    """The environment, and what was said on the command line."""
    said = {
        f"KURS_{name.upper()}": str(value)
        for name in ("host", "port", "data")
        if (value := getattr(arguments, name, None)) is not None
    }
    return {**os.environ, **said}


def _settings(arguments: argparse.Namespace) -> Settings:
    """Raises KursError."""
    from kurs.register.settings import settings_from

    said = _environment(arguments)
    settings = settings_from(said)
    if "KURS_ADDRESS" in said or settings.port == 8000:
        return settings
    return settings_from({**said, "KURS_ADDRESS": f"http://127.0.0.1:{settings.port}"})


def with_problems(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Every problem on a line of its own instead of a traceback."""

    def command(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except KursError as error:
            print(error)
            return PROBLEMS

    return command


def opened(arguments: argparse.Namespace) -> Server:
    from kurs.web.app import open_server

    return open_server(_settings(arguments))


def _offer_first(server: Server) -> None:
    """Print the first administrator's link, if there is nobody to let others in."""
    from kurs.register.first import first_administrator

    now = server.now()
    token = server.store.write(lambda connection: first_administrator(connection, today=now.date(), now=now))
    if token:
        address = server.settings.address.rstrip("/")
        print("Registret har ingen administratör än. Öppna länken inom ett dygn. Den fungerar en gång:")
        print(f"  {address}/register/valkommen/{token}", flush=True)


@with_problems
def serve(arguments: argparse.Namespace) -> int:
    from kurs.web.serving import run

    workers, settings = arguments.workers, _settings(arguments)
    if not 1 <= workers <= MOST_WORKERS:
        raise UsageError(f"--workers ska vara ett tal mellan 1 och {MOST_WORKERS}.")
    if workers > 1 and settings.database.startswith("sqlite"):
        raise UsageError(
            "--workers behöver PostgreSQL. Med SQLite kör servern som en enda process. "
            "Sätt KURS_DATABASE_URL, eller utelämna --workers. Se docs/om/drift.md."
        )
    server = opened(arguments)
    _offer_first(server)
    print(f"Kursen finns på {settings.address} (avsluta med Ctrl+C)", flush=True)
    if workers > 1:  # each reads its settings anew
        os.environ.update(_environment(arguments) | {"KURS_ADDRESS": settings.address})
    run(server, workers=workers)
    return FINE


@with_problems
def init(arguments: argparse.Namespace) -> int:
    server = opened(arguments)
    print(f"Registret är klart: {server.settings.database.split('@')[-1]}")
    _offer_first(server)
    server.store.close()
    return FINE


def _file(settings: Settings, arguments: argparse.Namespace) -> Path:
    from datetime import datetime

    return arguments.file or Path(f"register-{datetime.now():%Y-%m-%d-%H%M}.zip")


@with_problems
def backup(arguments: argparse.Namespace) -> int:
    from kurs.register import keep
    from kurs.register.store import open_engine

    settings = _settings(arguments)
    file = _file(settings, arguments)
    held = keep.backup(open_engine(settings.database), settings.data, file)
    print(
        f"{file}: {sum(held.values())} rader ur {len(held)} tabeller. Förvara filen lika säkert som registret."
    )
    return FINE


@with_problems
def restore(arguments: argparse.Namespace) -> int:
    from kurs.register import keep

    settings = _settings(arguments)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = keep.restore(settings.database, settings.data, arguments.file)
    print(f"Återställt: {sum(held.values())} rader, lika många som i säkerhetskopian.")
    return FINE


@with_problems
def check(arguments: argparse.Namespace) -> int:
    from kurs.register import keep
    from kurs.register.store import Store, open_engine

    engine = open_engine(_settings(arguments).database)
    if arguments.repair:
        store = Store(engine)
        print(f"Läget är räknat på nytt för {store.write(keep.repair)} personer.")
        store.close()
    found = keep.check(engine)
    print("\n".join(found) or "Registret är helt.")
    return PROBLEMS if found else FINE


@with_problems
def prune(arguments: argparse.Namespace) -> int:
    from kurs.register import audit_log, retention
    from kurs.register.store import Store, open_engine
    from kurs.web.ask import clock, today_in_sweden

    store, today = Store(open_engine(_settings(arguments).database)), today_in_sweden()

    def work(connection: Any) -> dict[str, int]:
        gone = retention.prune(connection, today=today)
        audit_log.add_line(connection, "prune", now=clock(), count=sum(gone.values()))
        return gone

    with store.read() as connection:
        counted = retention.preview(connection, today=today)
    if not arguments.dry_run:
        counted = store.write(work)
    store.close()
    for kind in retention.KINDS:
        print(f"{kind.name}: {counted[kind.id]} rader")
    print("Inget är borttaget." if arguments.dry_run else "Borttaget.")
    return FINE


@with_problems
def move(arguments: argparse.Namespace) -> int:
    from kurs.register import keep
    from kurs.register.store import open_engine

    moved = keep.move(open_engine(_settings(arguments).database), arguments.to)
    for name, number in moved.items():
        print(f"{name}: {number}")
    print("Allt är flyttat, och antalen är lika. Sätt KURS_DATABASE_URL till den nya adressen och starta om.")
    return FINE


DATA = (("--data",), {"metavar": "MAPP", "type": Path, "help": "mappen med databas och nycklar (annars var/register)"})
REGISTER = (
    Command(
        "serve",
        "Visa kursen och registret på en adress.",
        serve,
        (
            (("--host",), {"metavar": "ADRESS", "help": "adressen att lyssna på (annars 127.0.0.1)"}),
            (("--port",), {"metavar": "PORT", "type": int, "help": "porten att lyssna på (annars 8000)"}),
            (
                ("--workers",),
                {"metavar": "ANTAL", "type": int, "default": 1, "help": "antal processer, med PostgreSQL (annars 1)"},
            ),
            DATA,
        ),
    ),
    Command("register init", "Skapa registrets databas och nycklar, eller uppdatera dem.", init, (DATA,)),
    Command(
        "register backup",
        "Skriv en säkerhetskopia av hela registret medan det används.",
        backup,
        (
            (
                ("file",),
                {"metavar": "FIL", "nargs": "?", "type": Path, "help": "filen att skriva (annars dagens datum)"},
            ),
            DATA,
        ),
    ),
    Command(
        "register restore",
        "Återställ en säkerhetskopia till en tom databas.",
        restore,
        ((("file",), {"metavar": "FIL", "type": Path, "help": "säkerhetskopian"}), DATA),
    ),
    Command(
        "register check",
        "Kontrollera att databasen är hel och att läget stämmer med loggen.",
        check,
        ((("--repair",), {"action": "store_true", "help": "räkna allas läge på nytt ur loggen först"}), DATA),
    ),
    Command(
        "register prune",
        "Ta bort det som är äldre än registret är inställt att spara.",
        prune,
        ((("--dry-run",), {"action": "store_true", "help": "visa bara hur mycket som skulle tas bort"}), DATA),
    ),
    Command(
        "register move",
        "Flytta allt till en annan databas och visa att antalen är lika.",
        move,
        ((("--to",), {"metavar": "ADRESS", "required": True, "help": "den nya, tomma databasens adress"}), DATA),
    ),
)
