"""Accounts from the command line, for when nobody can sign in to the page: who has one, and a new invitation."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from kurs.cli.commands import FINE, PROBLEMS, Command
from kurs.cli.register import DATA, opened, with_problems

if TYPE_CHECKING:
    from kurs.register.account_care import Listed
    from kurs.register.units import Tree


def _line(one: Listed, tree: Tree) -> str:
    from kurs.register.access import roles

    def where(unit: str | None) -> str:
        return tree.units[unit].name if unit else "överallt"

    held = ", ".join(f"{roles()[role].name} ({where(unit)})" for role, unit in one.roles if role in roles())
    return f"{one.login}: {held or 'ingen roll'}{'' if one.ready else ', har inte valt lösenord'}"


@with_problems
def list_users(arguments: argparse.Namespace) -> int:
    """Logins and roles. No names: what a terminal shows may end in a log."""
    from kurs.register.account_care import open_accounts
    from kurs.register.units import read_tree

    server = opened(arguments)
    with server.store.read() as connection:
        found, tree = open_accounts(connection), read_tree(connection)
    server.store.close()
    print("\n".join(_line(one, tree) for one in found) or "Det finns inga konton än.")
    return FINE


@with_problems
def invite_user(arguments: argparse.Namespace) -> int:
    """A new invitation, whose owner chooses password and second factor anew; those made before end."""
    from kurs.register import account_care, audit_log, permissions

    server, login = opened(arguments), arguments.login.strip().casefold()
    with server.store.read() as connection:
        one = next((one for one in account_care.open_accounts(connection) if one.login == login), None)
    if one is None:
        print(f'Inget öppet konto heter "{arguments.login}". Se alla med: kurs register user list')
        server.store.close()
        return PROBLEMS

    def work(connection: Any) -> str:
        audit_log.add_line(connection, "account-invite", now=server.now())
        return permissions.invite_again(connection, one.id, now=server.now())

    print("Ge länken till personen. Den fungerar en gång, inom ett dygn:")
    print(f"  {server.settings.address.rstrip('/')}/register/valkommen/{server.store.write(work)}")
    server.store.close()
    return FINE


REGISTER_USER = (
    Command("register user list", "Visa alla konton och vilka roller de har.", list_users, (DATA,)),
    Command(
        "register user invite",
        "Gör en ny inbjudan till ett konto, till exempel när lösenordet är glömt.",
        invite_user,
        ((("login",), {"metavar": "ANVÄNDARNAMN", "help": "kontots användarnamn"}), DATA),
    ),
)
