"""A due date as a calendar file, and days as people write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from kurs.words import MONTHS

REMIND = timedelta(days=-7)


def swedish_day(day: date) -> str:
    """As in `5 mars 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def due_file(*, uid: str, title: str, text: str, due_on: date, address: str | None, now: datetime) -> bytes:
    """An .ics (RFC 5545) with the whole day `due_on` and a reminder a week before. The same `uid` replaces it."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("dtstart", due_on)
    event.add("summary", title)
    event.add("description", text)
    event.add("transp", "TRANSPARENT")
    if address:
        event.add("url", address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", REMIND)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//kurs//register//SV")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
