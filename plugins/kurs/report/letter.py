"""A reminder as an e-mail, and sending it over SMTP."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid

from kurs.register.reminders import Reminder
from kurs.register.settings import Settings

PATIENCE = 20  # seconds
SUBJECT = "Påminnelse: {title}"
TEXT = """Hej {name}!

Du har det här kvar att göra i {course}:

{tasks}

Du kan börja, ta paus och fortsätta när du vill. Har du redan gjort det på en annan telefon eller dator? \
Öppna länken där, så skickas ditt resultat.

Det här är ett automatiskt utskick. Svara inte på det. Fråga ditt ombud eller din chef om något är fel.
"""


def letter(one: Reminder, *, course: str, links: Mapping[str, str]) -> tuple[str, str]:
    """(subject, text); `links` are the addresses of the assignments by id."""
    tasks = []
    for asked in one.asked:
        by = f" (klart senast {asked.due_on})" if asked.due_on else ""
        tasks.append(f"– {asked.title}{by}\n  {links[asked.id]}")
    return SUBJECT.format(title=one.asked[0].title), TEXT.format(name=one.name, course=course, tasks="\n".join(tasks))


def message(one: Reminder, subject: str, text: str, *, sender: str) -> EmailMessage:
    """Raises ValueError where the address is none."""
    if any(ord(letter) < 33 for letter in one.email):
        raise ValueError(one.person)
    made = EmailMessage()
    try:
        made["To"] = str(Address(addr_spec=one.email))
    except (HeaderParseError, IndexError) as error:
        raise ValueError(one.person) from error
    made["From"] = sender
    made["Subject"] = " ".join(subject.split())
    made["Auto-Submitted"] = "auto-generated"
    made["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip(">") or None)
    made.set_content(text)
    return made


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    """Encrypted wherever the server can; a password is never sent in the clear."""
    context = ssl.create_default_context()
    if settings.smtp_port == 465:
        server: smtplib.SMTP = smtplib.SMTP_SSL(settings.smtp_host, 465, timeout=PATIENCE, context=context)
    else:
        server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=PATIENCE)
    with server:
        if settings.smtp_port != 465:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
            elif settings.smtp_user:
                raise smtplib.SMTPNotSupportedError("no STARTTLS")
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        yield server


def send(settings: Settings, letters: Sequence[EmailMessage | None]) -> list[bool]:
    """Which of them the mail server took. Without contact, none of the rest; None is never sent."""
    taken: list[bool] = []
    try:
        with _connected(settings) as server:
            taken.extend(_sent(server, one) for one in letters)
    except (OSError, smtplib.SMTPException):
        pass
    return taken + [False] * (len(letters) - len(taken))


def _sent(server: smtplib.SMTP, one: EmailMessage | None) -> bool:
    """Raises SMTPServerDisconnected when the server has gone away; False where it refused this one."""
    if one is None:
        return False
    try:
        server.send_message(one)
    except smtplib.SMTPServerDisconnected:
        raise
    except (smtplib.SMTPException, UnicodeEncodeError, ValueError):
        return False
    return True
