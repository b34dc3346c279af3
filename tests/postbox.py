"""A real SMTP server on a port of its own, which keeps what it was sent."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Postbox:
    """`refused` is an address that the server doesn't take."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refused = ""
        self.port = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address == self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    @property
    def receivers(self) -> list[str]:
        return sorted(str(letter["To"]) for letter in self.letters)


@contextmanager
def postbox() -> Iterator[Postbox]:
    one = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        one.port = free.getsockname()[1]
    controller = Controller(one, hostname="127.0.0.1", port=one.port)
    controller.start()
    try:
        yield one
    finally:
        controller.stop()
