"""What the page Repetera needs: every item that can come back, and the modules that they come from."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kurs.model.assessment import Course
from kurs.model.repetition import repeated, seconds
from kurs.render.payload import item_data
from kurs.render.text import fill


def repetition(course: Course, *, url: Callable[[str], str]) -> dict[str, Any]:
    """`url` maps a page's source path to how the page at hand links to it."""
    return {
        "iri": course.iri,
        "title": fill(course.title, course.local),
        "seconds": course.repetition.minutes * 60,
        "modules": [
            {"id": one.id, "title": fill(one.title, course.local), "url": url(one.pages[0])} for one in course.modules
        ],
        "items": [
            item_data(one.item)
            | {"module": one.module, "area": one.area, "group": one.group, "seconds": seconds(one.item.interaction)}
            for one in repeated(course)
        ],
    }
