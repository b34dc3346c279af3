"""A person who has done exercises before: entries of earlier days, loaded as a file of progress is, and sessions."""
from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from kurs.model.assessment import Item
from kurs.model.identity import key_hash
from kurs.model.interaction import Choice
from kurs.model.repetition import repeated
from playwright.sync_api import expect

from .learner import Learner, said
from .responses import Response, right

PAGE = "repetera.md"
ZONE = "Europe/Stockholm"
TODAY = date(2026, 11, 24)  # a Tuesday


def sets_clock(learner: Learner, day: date = TODAY, at: str = "09:30") -> None:
    learner.page.clock.set_fixed_time(datetime.combine(day, time.fromisoformat(at), ZoneInfo(ZONE)))


@dataclass
class Past:
    """What somebody did: `log` grows with each `did`."""

    learner: Learner

    def __post_init__(self) -> None:
        self.log: list[dict[str, Any]] = []
        self.modules = {one.item.id: one for one in repeated(self.learner.course)}
        self.numbers = count(1)

    def choices(self, module: str | None = None) -> list[Item]:
        """Items of one choice, each of an area of its own."""
        areas: dict[str, Item] = {}
        for one in self.modules.values():
            if isinstance(one.item.interaction, Choice) and not one.item.interaction.multiple:
                areas.setdefault(one.area, one.item)
        return [item for item in areas.values() if module in (None, self.modules[item.id].module)]

    def did(self, item: Item, *, days_ago: int, score: float = 1, **fields: Any) -> Item:
        number = next(self.numbers)
        at = datetime.combine(TODAY - timedelta(days_ago), time(12), ZoneInfo(ZONE))
        entry = {
            "id": f"before-{number}", "seq": number, "at": at.astimezone(ZoneInfo("UTC")).isoformat()[:19] + ".000Z",
            "kind": "attempted", "module": self.modules[item.id].module, "assessment": item.id, "item": item.id,
            "hash": key_hash(item), "response": right(item), "score": score,
        }  # fmt: skip
        self.log.append(entry | fields)
        return item

    def loads(self) -> None:
        data = {"format": "kurs-progress", "version": 1, "course": self.learner.course.iri, "learner": "den-som-ovar"}
        text = json.dumps(data | {"name": None, "drafts": {}, "entries": self.log})
        self.learner.opens("mina-resultat.md")
        self.learner.page.get_by_label(said("loadCode")).fill(text)
        self.learner.button(said("load")).click()
        told = said("loaded", count=len(self.log))
        expect(self.learner.page.get_by_role("status").filter(has_text=told)).to_be_visible()


def begins(learner: Learner) -> None:
    learner.opens(PAGE)
    learner.button(said("begin")).click()
    learner.page.locator("form.kurs-item").wait_for()


def asked(learner: Learner) -> Item:
    id = learner.page.locator("form.kurs-item").get_attribute("data-item")
    return next(one.item for one in repeated(learner.course) if one.item.id == id)


def number(learner: Learner, at: int, of: int) -> None:
    heading = learner.page.get_by_role("heading", name=said("progress", number=at, all=of), exact=True)
    expect(heading).to_be_visible()


def goes_on(learner: Learner) -> None:
    onward = learner.page.locator("form.kurs-item .kurs-actions button:visible")
    expect(onward).to_be_focused()
    onward.click()


def does_session(learner: Learner, responses: dict[str, Response] | None = None) -> list[str]:
    """Answer all, right where nothing else is given, until the summary stands. Returns the ids in order."""
    learner.page.locator("form.kurs-item").wait_for()
    total = int((learner.page.locator(".kurs-repetition h2").first.text_content() or "").split()[-1])
    done = []
    for at in range(total):
        number(learner, at + 1, total)
        item = asked(learner)
        learner.answers(item, (responses or {}).get(item.id))
        done.append(item.id)
        goes_on(learner)
    expect(learner.page.get_by_role("heading", name=said("doneTitle"))).to_be_focused()
    return done


def has_done(learner: Learner, count: int, *, days_ago: int = 8) -> list[Item]:
    """Items that are due."""
    past = Past(learner)
    items = [past.did(item, days_ago=days_ago) for item in past.choices()[:count]]
    past.loads()
    return items


def reads(learner: Learner, text: str) -> None:
    expect(learner.page.locator(".kurs-repetition > .kurs")).to_contain_text(text)
