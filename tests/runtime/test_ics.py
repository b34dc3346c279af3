"""The calendar file is one that another program reads back as it was (RFC 5545), whatever the text."""
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from serving import Run

TEXTS = [
    "Fem minuter. Svara var för sig; prata sedan, om det går.",
    "Rad ett\nrad två\\n som inte är en rad",
    "åäö ÅÄÖ " * 30,
    "😀" * 60,
    "a" * 74 + "å" + "b" * 200,
    "END:VEVENT\r\nBEGIN:VALARM",
    '"citat": {a,b;c}',
]
EVENT = {"uid": "own-2026-12-01@kurs.example", "day": "2026-12-01", "title": "Repetera", "text": "Kort."}
CALENDAR = "(given) => kurs.ics.calendar(given)"


def made(run: Run, *events: dict[str, Any], name: str = "Repetera") -> str:
    given = {"name": name, "stamp": "2026-11-24T09:08:07.654Z", "events": [EVENT | one for one in events]}
    return str(run(CALENDAR, given))


def only(text: str) -> Any:
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_comes_back_as_it_was(run: Run, text: str) -> None:
    event = only(made(run, {"title": text.replace("\n", " ").replace("\r", " "), "text": text}, name=text))
    assert event["DESCRIPTION"] == text.replace("\r\n", "\n")
    assert event["SUMMARY"] == text.replace("\n", " ").replace("\r", " ")


@pytest.mark.parametrize("text", TEXTS)
def test_lines_end_as_they_must_and_none_is_too_long(run: Run, text: str) -> None:
    raw = made(run, {"text": text}).encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut in two


def test_a_day_is_a_whole_day_and_a_time_is_the_reader_s_own(run: Run) -> None:
    whole = only(made(run, {}))
    assert whole["DTSTART"].dt == date(2026, 12, 1)
    assert whole["DTSTAMP"].dt == datetime(2026, 11, 24, 9, 8, 7, tzinfo=UTC)
    timed = only(made(run, {"time": "09:30", "minutes": 15}))
    assert timed["DTSTART"].dt == datetime(2026, 12, 1, 9, 30)  # no zone: half past nine wherever it is read
    assert timed["DURATION"].dt == timedelta(minutes=15)


def test_what_every_calendar_and_event_must_have_is_there(run: Run) -> None:
    calendar = Calendar.from_ical(made(run, {}, {"uid": "other", "day": "2027-02-23"}))
    assert (calendar["VERSION"], bool(calendar["PRODID"])) == ("2.0", True)
    events = calendar.walk("VEVENT")
    assert [event["UID"] for event in events] == [EVENT["uid"], "other"]
    assert all("DTSTAMP" in event and not event.errors for event in events)
