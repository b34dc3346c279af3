"""A list to hand over to another system: choose columns and file, see the first rows, download, save as a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from starlette.responses import Response

from kurs.errors import InputError
from kurs.register.done import count_done, done_in
from kurs.register.people import clean_name
from kurs.register.profiles import Profile, profiles, remove_profile, save_profile
from kurs.report.formats import DATES, ENCODINGS, FORMATS, SEPARATORS, Layout, Table, text_of
from kurs.report.hand_over import FIELDS, Names, hand_over, usual
from kurs.report.kinds import KINDS, Wanted
from kurs.web.ask import Ask, day, number
from kurs.web.unit import below

SHOWN = 20  # rows in the preview
CHOICES: dict[str, dict[str, str]] = {
    "format": {"csv": "CSV", "xlsx": "Excel (XLSX)"},
    "separator": {"semicolon": "Semikolon", "comma": "Komma", "tab": "Tabb"},
    "encoding": ENCODINGS,
    "dates": {"iso": "2026-11-26", "compact": "20261126", "slash": "26/11/2026", "dot": "26.11.2026"},
}
KNOWN: dict[str, Mapping[str, object]] = {
    "format": FORMATS, "separator": SEPARATORS, "encoding": ENCODINGS, "dates": DATES,
}  # fmt: skip
Columns = list[tuple[str, str]]


def show(ask: Ask) -> Response:
    """With `?profil=ID`, as that profile says."""
    with ask.server.store.read() as connection:
        saved = profiles(connection)
    wanted = ask.request.query_params.get("profil")
    one = next((one for one in saved if one.id == wanted), None)
    columns = list(one.columns) if one else usual()
    return _page(ask, columns, _layout(one.options if one else {}), profile=one)


def _layout(options: dict[str, Any]) -> Layout:
    """The known options; what is unknown is as usual."""
    return Layout(**{name: options[name] for name, known in KNOWN.items() if options.get(name) in known})


def _chosen(ask: Ask) -> Columns:
    """The ticked fields in the order that was typed; those without a number come last."""
    ticked = [field for field in FIELDS if ask.sent(f"use-{field}")]
    order = sorted(ticked, key=lambda field: number(ask.sent(f"order-{field}"), 1_000) or 0)
    return [(field, clean_name(ask.sent(f"heading-{field}")) or FIELDS[field][0]) for field in order]


def take(ask: Ask) -> Response:
    """`do`: preview | download | save | remove."""
    columns, layout = _chosen(ask), _layout({name: ask.sent(name) for name in KNOWN})
    since, problems = day(ask.sent("since")), dict[str, str]()
    if ask.sent("since") and since is None:
        problems["since"] = "Skriv datumet så här: 2026-11-26."
    if not columns:
        problems["columns"] = "Välj minst en kolumn."
    path = f"/register/enhet/{ask.here.id}/lamna-ut"
    try:
        if problems:
            raise InputError(problems)
        if ask.sent("do") == "remove":
            ask.server.store.write(lambda connection: remove_profile(connection, ask.sent("profile")))
            return ask.go(path, said="profil-borta")
        if ask.sent("do") == "save":
            options = asdict(layout)
            ask.server.store.write(lambda connection: save_profile(connection, ask.sent("name"), columns, options))
            return ask.go(path, said="profil-sparad")
        if ask.sent("do") == "download":
            return _file(ask, columns, layout, since)
    except InputError as error:
        return _page(ask, columns, layout, since=since, problems=error.fields)
    return _page(ask, columns, layout, since=since)


def _file(ask: Ask, columns: Columns, layout: Layout, since: date | None) -> Response:
    wanted = Wanted(
        store=ask.server.store, course=ask.course, tree=ask.tree, units=frozenset(below(ask, "hand-over")),
        today=ask.today, since=since, columns=columns,
    )  # fmt: skip
    table, kind = KINDS["handover"].table(wanted), FORMATS[layout.format]
    content = kind.write(table, layout)
    ask.server.store.write(lambda connection: ask.looked(connection, "hand-over", count=len(table.rows)))
    name = f'attachment; filename="kurs-{ask.today}.{kind.ending}"'
    return Response(content, media_type=kind.media_type, headers={"content-disposition": name})


def _page(
    ask: Ask, columns: Columns, layout: Layout, *, since: date | None = None, profile: Profile | None = None,
    problems: dict[str, str] | None = None,
) -> Response:  # fmt: skip
    units = below(ask, "hand-over")
    with ask.server.store.read() as connection:
        saved, count = profiles(connection), count_done(connection, units, since=since)
        rows = done_in(connection, units, since=since, most=SHOWN)
    table = hand_over(rows, columns, Names(ask.course, ask.tree))
    if rows:
        ask.server.store.write(lambda connection: ask.looked(connection, "hand-over-preview", count=len(rows)))
    return ask.page(
        "hand-over", status=422 if problems else 200, unit=ask.here, problems=problems or {}, saved=saved,
        profile=profile, name=ask.sent("name") or (profile.name if profile else ""), since=since, layout=layout,
        choices=CHOICES, choosable=_choosable(columns), count=count,
        preview=Table(table.headings, [[text_of(cell, layout) for cell in row] for row in table.rows]),
    )  # fmt: skip


def _choosable(columns: Columns) -> list[dict[str, Any]]:
    """Every field: the chosen ones first, in their order."""
    headings = dict(columns)
    order = [*(field for field, _ in columns if field in FIELDS), *(field for field in FIELDS if field not in headings)]
    return [
        {"field": field, "label": FIELDS[field][0], "used": field in headings, "order": place,
         "heading": headings.get(field, FIELDS[field][0])}
        for place, field in enumerate(order, 1)
    ]  # fmt: skip
