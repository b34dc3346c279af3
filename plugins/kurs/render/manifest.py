"""The course as the browser needs it to show progress: ids, titles, hashes and where each page is."""
from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import shorten
from typing import Any

from kurs.model.assessment import Assessment, Course, Module
from kurs.model.identity import key_hash

MARKS = re.compile(r"[*_`\[\]]")


def manifest(course: Course, *, url: Callable[[str], str]) -> dict[str, Any]:
    """manifest.json. `url` maps a page's source path to its URL relative to the site's root."""
    return {
        "format": 1,
        "iri": course.iri,
        "title": course.title,
        "issuer": course.local.get("organisation.name", course.title),
        "modules": [_module(course, module, url) for module in course.modules],
        "parts": {kind: url(page) for kind, page in course.parts.items()},
        "paths": [{"id": path.id, "role": path.role, "modules": list(path.modules)} for path in course.paths],
    }


def _module(course: Course, module: Module, url: Callable[[str], str]) -> dict[str, Any]:
    shown = {assessment.id: assessment for page in module.pages for assessment in course.shown_on(page)}
    data = {
        "id": module.id,
        "title": module.title,
        "version": module.version,
        "minutes": module.minutes,
        "mastery": module.mastery,
        "pages": [{"id": page, "title": course.titles.get(page, page), "url": url(page)} for page in module.pages],
        "required": [_required(shown[id], url) for id in module.required],
        "final": {"id": module.final, "url": url(shown[module.final].page)} if module.final else None,
        "validMonths": module.valid_months,
        "renewBy": module.renew_by,
    }
    return {name: value for name, value in data.items() if value is not None or name == "final"}


def _required(assessment: Assessment, url: Callable[[str], str]) -> dict[str, Any]:
    first = next(assessment.items)
    return {
        "id": assessment.id,
        "title": assessment.title or shorten(MARKS.sub("", first.prompt), 80, placeholder=" …"),
        "url": f"{url(assessment.page)}#kurs-{assessment.id}",
        "items": {item.id: key_hash(item) for item in assessment.items},
    }
