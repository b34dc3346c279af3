"""A case as a page shows it: all of it, or one part."""
from __future__ import annotations

from datetime import date

from kurs.model.assessment import Course
from kurs.model.case import PARTS, JournalNote
from kurs.words import PLACES
from kurs.words.case import CASE, FACTORS, TITLES, WEEKDAYS


def case_part(course: Course, argument: str) -> dict[str, object]:
    """What the template needs for `ID` or `ID PART`. Raises KeyError for an unknown case.

    Alone, a part stands under a heading of the chapter's; in the whole case each has one of its own.
    """
    id, _, part = argument.partition(" ")
    case = course.case(id)
    if case is None:
        raise KeyError(id)
    return {
        "case": case,
        "parts": (part.strip(),) if part else PARTS,
        "whole": not part,
        "said": CASE,
        "titles": TITLES,
        "areas": PLACES["livsomraden"],
        "kinds": [(name, [one for one in case.factors if one.kind == kind]) for kind, name in FACTORS.items()],
        "days": list(_days(case.journal.notes).items()),
    }


def _days(notes: tuple[JournalNote, ...]) -> dict[tuple[str, str], list[JournalNote]]:
    """The notes of each day, by its weekday and date."""
    days: dict[tuple[str, str], list[JournalNote]] = {}
    for note in notes:
        weekday = WEEKDAYS[date.fromisoformat(note.date).weekday()]
        days.setdefault((weekday, note.date), []).append(note)
    return days
