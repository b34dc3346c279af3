"""A unit and all below it: how each assignment goes, who has something left, what to paste into a message."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.responses import Response

from kurs.register.links import shown
from kurs.register.overview import asked_of, done_by_day, members_of
from kurs.report import chart
from kurs.report.follow import Follow, Group, by_week, figureless, first_monday, follow
from kurs.report.message import to_paste
from kurs.web.ask import Ask
from kurs.web.home import overview_of


def below(ask: Ask, right: str) -> set[str]:
    """The ids of the unit and the open units under it in which the reader has the right."""
    return {id for id in ask.tree.below(ask.here.id) if ask.tree.units[id].open and ask.access.may(right, id)}


def followed(connection: sa.Connection, ask: Ask) -> Follow:
    """How it goes here and below, with names where the reader may see them."""
    seen, named = below(ask, "see-figures"), below(ask, "see-people")
    asked = asked_of(connection, seen)
    modules = {module for all in asked.values() for one in all for module in one.modules}
    members = members_of(connection, seen, modules, named=named)
    return follow(asked, members, target=ask.here.target, today=ask.today, named=named)


def _too_small(ask: Ask) -> bool:
    """Whether the overview hides this unit from the reader. What it hides must not be found one page further on."""
    if below(ask, "see-figures") <= ask.access.units("see-people"):
        return False
    return any(line.figures.hidden for line in overview_of(ask) if line.unit.id == ask.here.id)


def show(ask: Ask) -> Response:
    with ask.server.store.read() as connection:
        found = followed(connection, ask)
        weeks = by_week(done_by_day(connection, below(ask, "see-figures"), since=first_monday(ask.today)), ask.today)
        paste = to_paste(found.groups, lambda group: address(connection, ask, group))
    if _too_small(ask):
        found = figureless(found)
    count = len({one.person for group in found.groups for one in group.left})
    if count:
        ask.server.store.write(lambda connection: ask.looked(connection, "follow", count=count))
    return ask.page(
        "unit", unit=ask.here, found=found, chart=chart, paste=paste, weeks=weeks,
        wide=len(below(ask, "see-figures")) > 1, module_name=lambda id: module_name(ask, id),
        can_remind=ask.server.settings.can_mail,
    )  # fmt: skip


def module_name(ask: Ask, id: str) -> str:
    """A module that the course no longer has goes by its id."""
    module = ask.course.module(id)
    return module.title if module else id


def address(connection: sa.Connection, ask: Ask, group: Group) -> str:
    """The assignment's own link; the course's where the group has several, or the link can't be shown again."""
    keep = ask.server.keys.hiding
    token = shown(connection, "assignment", group.first.id, keep=keep, now=ask.now) if len(group.asked) == 1 else None
    return ask.address(f"/delta/{token}" if token else "/")
