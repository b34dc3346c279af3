"""The course as the browser needs it to show progress: ids, titles, hashes and where each page is."""
from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import shorten
from typing import Any

from kurs.model.assessment import Assessment, Course, Module
from kurs.model.identity import key_hash
from kurs.model.repetition import repeated
from kurs.render.text import fill

MARKS = re.compile(r"[*_`\[\]]")


def manifest(
    course: Course, *, url: Callable[[str], str], mode: str = "standalone", assets: str = ""
) -> dict[str, Any]:
    """manifest.json. `url` maps a page's source path to its URL relative to the site's root; `assets` is the folder."""
    return {
        "format": 1,
        "mode": mode,
        "assets": assets,
        "iri": course.iri,
        "title": fill(course.title, course.local),
        "issuer": course.local.get("organisation.name", course.title),
        "modules": [_module(course, module, url) for module in course.modules],
        "repetition": _repetition(course),
        "parts": {kind: url(page) for kind, page in course.parts.items()},
        "paths": [
            {"id": path.id, "role": fill(path.role, course.local), "modules": list(path.modules)}
            for path in course.paths
        ],
    }


def _repetition(course: Course) -> dict[str, list[str]]:
    """The ids of what can come back, by module: enough to count what is due."""
    found: dict[str, list[str]] = {}
    for one in repeated(course) if "repetition" in course.parts else ():
        found.setdefault(one.module, []).append(one.item.id)
    return found


def _module(course: Course, module: Module, url: Callable[[str], str]) -> dict[str, Any]:
    shown = {assessment.id: assessment for page in module.pages for assessment in course.shown_on(page)}
    data = {
        "id": module.id,
        "title": fill(module.title, course.local),
        "version": module.version,
        "minutes": module.minutes,
        "mastery": module.mastery,
        "pages": [
            {"id": page, "title": _plain(course, course.titles.get(page, page)), "url": url(page)}
            for page in module.pages
        ],
        "required": [_required(course, shown[id], url) for id in module.required],
        "final": {"id": module.final, "url": url(shown[module.final].page)} if module.final else None,
        "validMonths": module.valid_months,
        "renewBy": module.renew_by,
    }
    return {name: value for name, value in data.items() if value is not None or name == "final"}


def _required(course: Course, assessment: Assessment, url: Callable[[str], str]) -> dict[str, Any]:
    first = next(assessment.items)
    return {
        "id": assessment.id,
        "title": shorten(_plain(course, assessment.title or first.prompt), 80, placeholder=" …"),
        "url": f"{url(assessment.page)}#kurs-{assessment.id}",
        "items": {item.id: key_hash(item) for item in assessment.items},
    }


def _plain(course: Course, text: str) -> str:
    """Markdown's marks taken away, the municipality's words put in."""
    return MARKS.sub("", fill(text, course.local))
