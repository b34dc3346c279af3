"""The calendar files of Repetera, as they are downloaded and read by another program."""
from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from .conftest import Arrives
from .learner import Learner, said
from .repeating import PAGE, TODAY, ZONE, Past, sets_clock


@pytest.fixture
def learner(arrives: Arrives) -> Learner:
    learner = arrives(timezone_id=ZONE)
    sets_clock(learner)
    return learner


def downloaded(learner: Learner, button: str, into: Path) -> list[Any]:
    with learner.page.expect_download() as download:
        learner.button(said(button)).click()
    assert download.value.suggested_filename.endswith(".ics")
    download.value.save_as(into / "fil.ics")
    raw = (into / "fil.ics").read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    return list(Calendar.from_ical(raw).walk("VEVENT"))


def test_a_group_gets_three_days_after_the_one_it_chooses(learner: Learner, tmp_path: Path) -> None:
    learner.opens(PAGE)
    day = learner.page.get_by_label(said("groupDay"), exact=True)
    expect(day).to_have_value(TODAY.isoformat())
    day.fill("2027-03-23")
    told = learner.page.get_by_role("status").filter(has_text="tisdag 20 april 2027")
    expect(told).to_be_visible()
    events = downloaded(learner, "groupSave", tmp_path)
    assert [event["DTSTART"].dt for event in events] == [date(2027, 3, 30), date(2027, 4, 20), date(2027, 6, 22)]
    assert len({event["UID"] for event in events}) == 3
    assert all(event["SUMMARY"] == said("eventGroup", title=learner.course.title) for event in events)
    assert events[0]["DESCRIPTION"] == said("eventGroupText")
    assert events[0]["URL"] == learner.address(PAGE)
    expect(learner.page.get_by_role("status").filter(has_text="Filen är sparad.")).to_be_visible()
    again = downloaded(learner, "groupSave", tmp_path)
    assert [event["UID"] for event in again] == [event["UID"] for event in events]


def test_with_a_time_it_is_that_time_on_both_sides_of_summer_time(learner: Learner, tmp_path: Path) -> None:
    learner.opens(PAGE)
    learner.page.get_by_label(said("groupDay"), exact=True).fill("2027-03-23")
    learner.page.get_by_label(said("groupTime")).fill("14:15")
    events = downloaded(learner, "groupSave", tmp_path)
    times = [datetime(2027, 3, 30, 14, 15), datetime(2027, 4, 20, 14, 15), datetime(2027, 6, 22, 14, 15)]
    assert [event["DTSTART"].dt for event in events] == times


def test_without_a_day_it_asks_for_one(learner: Learner) -> None:
    learner.opens(PAGE)
    learner.page.get_by_label(said("groupDay"), exact=True).fill("")
    learner.button(said("groupSave")).click()
    expect(learner.page.get_by_role("status").filter(has_text=said("groupMissing"))).to_be_visible()
    expect(learner.page.get_by_label(said("groupDay"), exact=True)).to_be_focused()


def test_one_s_own_days_are_those_when_something_comes_back(learner: Learner, tmp_path: Path) -> None:
    past = Past(learner)
    overdue, soon, same = past.choices()[:3]
    past.did(overdue, days_ago=20)
    past.did(soon, days_ago=2)
    past.did(same, days_ago=2)
    past.loads()
    learner.opens(PAGE)
    events = downloaded(learner, "ownSave", tmp_path)
    assert [event["DTSTART"].dt for event in events] == [TODAY, date(2026, 11, 29)]
    assert said("tasks", count=2) in events[1]["DESCRIPTION"]
    expect(learner.page.get_by_role("status").filter(has_text=said("ownSaved"))).to_be_visible()
