"""What kurs.yml refers to: pages on disk, exercises and finals on those pages, modules and roles."""
from __future__ import annotations

from collections.abc import Iterator

from kurs.errors import Problem, suggest
from kurs.schema.course import Module
from kurs.schema.index import CALLED, Index


def mistakes(index: Index) -> Iterator[Problem]:
    for at, module in index.reading.modules.items():
        yield from _pages(index, at, module)
        yield from _lists(index, at, module)
        shown = _shown_in(index, module)
        for n, id in enumerate(module.required or ()):
            if message := _required(index, id, module, shown):
                yield index.course_problem(("modules", at, "required", n), message)
        if module.final and (message := _final(index, module.final, module, shown)):
            yield index.course_problem(("modules", at, "final"), message)
    yield from _paths(index)
    yield from _lookalikes(index)


def _shown_in(index: Index, module: Module) -> set[str | None]:
    pages = [index.reading.pages[page] for page in module.pages if page in index.reading.pages]
    return {shown.id for page in pages for shown in page.shown}


def _pages(index: Index, at: int, module: Module) -> Iterator[Problem]:
    for n, page in enumerate(module.pages):
        loc = ("modules", at, "pages", n)
        owner = index.module_of[page]
        if page not in index.reading.pages:
            folder, near = index.reading.relative(index.reading.docs), suggest(page, index.reading.pages)
            what = f'sidan "{page}" finns inte under {folder}.'
            yield index.course_problem(loc, f"{what}{near} Skapa den eller rätta sökvägen.")
        elif owner is not module:
            what = f'sidan "{page}" hör redan till modulen "{owner.id}".'
            yield index.course_problem(loc, f"{what} En sida kan bara höra till en modul.")
        elif page in module.pages[:n]:
            yield index.course_problem(loc, f'sidan "{page}" står två gånger. Ta bort den ena.')


def _lists(index: Index, at: int, module: Module) -> Iterator[Problem]:
    roles = [path.id for path in index.reading.paths.values()]
    for n, id in enumerate(module.audience):
        if id not in roles and not index.is_broken(id):
            what = f'rollen "{id}" finns inte i "paths".{suggest(id, roles)}'
            yield index.course_problem(("modules", at, "audience", n), f"{what} Lägg till den där eller ta bort den.")
    ids = [objective.id for objective in module.objectives]
    for n, id in enumerate(ids):
        if id in ids[:n]:
            what = f'lärandemålet "{id}" finns redan i modulen. Välj ett annat id.'
            yield index.course_problem(("modules", at, "objectives", n, "id"), what)


def _required(index: Index, id: str, module: Module, shown: set[str | None]) -> str | None:
    draft = index.drafts.get(id)
    if index.is_broken(id) or (draft and draft.kind in ("exercise", "set") and id in shown):
        return None
    if draft is None:
        near = suggest(id, [one for one in index.drafts if one in shown])
        return f'"{id}" finns inte.{near} Skriv id för en övning eller ett övningsset på modulens sidor.'
    if draft.kind not in ("exercise", "set"):
        return f'"{id}" är {CALLED[draft.kind]} och kan inte stå i "required". Ta bort raden.'
    return f'"{id}" visas inte på någon av sidorna i modulen "{module.id}". Visa den där eller ta bort raden.'


def _final(index: Index, id: str, module: Module, shown: set[str | None]) -> str | None:
    draft = index.drafts.get(id)
    if index.is_broken(id) or (draft and draft.kind == "final" and id in shown):
        return None
    if draft is None:
        near = suggest(id, [one.id for one in index.drafts.values() if one.kind == "final"])
        return f'slutprovet "{id}" finns inte.{near} Skriv id för en fil med "kind: final".'
    if draft.kind != "final":
        return f'"{id}" är {CALLED[draft.kind]} och inget slutprov. Skriv id för en fil med "kind: final".'
    what = f'slutprovet "{id}" visas inte på någon av sidorna i modulen "{module.id}".'
    return f'{what} Skriv "::: final {id}" på en av dem.'


def _paths(index: Index) -> Iterator[Problem]:
    ids: list[str] = []
    for at, path in index.reading.paths.items():
        if path.id in ids:
            yield index.course_problem(("paths", at, "id"), f'rollen "{path.id}" finns redan. Välj ett annat id.')
        ids.append(path.id)
        for n, id in enumerate(path.modules):
            if id not in index.modules and not index.is_broken(id):
                what = f'modulen "{id}" finns inte.{suggest(id, index.modules)}'
                yield index.course_problem(("paths", at, "modules", n), f"{what} Rätta id:t eller ta bort det.")


def _lookalikes(index: Index) -> Iterator[Problem]:
    """Each area exists and is in one group."""
    course = index.reading.course
    known = {objective.id for module in index.reading.modules.values() for objective in module.objectives}
    for draft in index.drafts.values():
        if draft.kind != "final":
            known |= {draft.id, *(item.id for item in draft.items)}
    seen: set[str] = set()
    for at, group in enumerate(course.repetition.lookalikes if course and course.repetition else ()):
        for n, id in enumerate(group):
            loc = ("repetition", "lookalikes", at, n)
            if id in seen:
                yield index.course_problem(loc, f'"{id}" står redan i "lookalikes". Ta bort det ena.')
            elif id not in known and not index.is_broken(id):
                todo = "Skriv id för ett lärandemål, en övning, ett set eller en uppgift."
                yield index.course_problem(loc, f'"{id}" finns inte.{suggest(id, known)} {todo}')
            seen.add(id)
