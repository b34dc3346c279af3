"""Every address of the server, and who may open it. A page without a row here does not exist.

`who`: "anybody"; "device" (a browser with its credentials); "account" (signed in); else a right in roles.toml, asked
for in the unit that the address names, or everywhere where it names none. The access test walks this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from kurs.web import (
    another,
    api,
    assignments,
    catch_up,
    erasures,
    hand_over,
    home,
    join,
    live,
    live_meeting,
    meeting,
    merges,
    mine,
    people,
    permissions,
    person,
    person_proof,
    remind,
    retention,
    sign_in,
    staff_list,
    unit,
    units,
)
from kurs.web.ask import Ask


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is how many bytes may be sent to it at most."""

    method: str
    path: str
    who: str
    run: Callable[[Ask], Response]
    body: int = 100_000


PAGES = (
    Page("GET", "/api/keys", "anybody", api.public_keys),
    Page("POST", "/api/statements", "device", api.statements, body=1_000_000),
    Page("GET", "/api/me", "device", api.me),
    Page("GET", "/halsa/lever", "anybody", api.alive),
    Page("GET", "/halsa/redo", "anybody", api.ready),
    Page("GET", "/delta/{token}", "anybody", join.show),
    Page("POST", "/api/join/{token}", "device", join.take),
    Page("GET", "/fortsatt", "anybody", another.show),
    Page("POST", "/api/another", "device", another.offer),
    Page("POST", "/api/continue", "device", another.take),
    Page("GET", "/api/live/{code}", "anybody", live.show),
    Page("GET", "/api/live/{code}/events", "anybody", live.follow),
    Page("POST", "/api/live/{code}/join", "device", live.join),
    Page("POST", "/api/live/{code}/answer", "device", live.answer),
    Page("POST", "/api/live/{code}/checked", "device", live.checked),
    Page("GET", "/api/screen/{token}", "anybody", live.screen),
    Page("POST", "/api/screen/{token}", "anybody", live.put),
    Page("GET", "/api/screen/{token}/events", "anybody", live.follow_screen),
    Page("GET", "/api/mine", "device", mine.show),
    Page("POST", "/api/mine/name", "device", mine.name),
    Page("POST", "/api/mine/erasure", "device", mine.erasure),
    Page("GET", "/register/radera", "settings", erasures.show),
    Page("POST", "/register/radera/{person}", "settings", erasures.take),
    Page("GET", "/register/logga-in", "anybody", sign_in.show),
    Page("POST", "/register/logga-in", "anybody", sign_in.take),
    Page("POST", "/register/logga-ut", "account", sign_in.leave),
    Page("GET", "/register/valkommen/{token}", "anybody", sign_in.welcome),
    Page("POST", "/register/valkommen/{token}", "anybody", sign_in.choose),
    Page("GET", "/register/", "account", home.show),
    Page("GET", "/register/ta-over/{token}", "anybody", permissions.offer),
    Page("POST", "/register/ta-over/{token}", "anybody", permissions.take_over),
    Page("GET", "/register/behorigheter", "accounts", permissions.show),
    Page("POST", "/register/behorigheter", "accounts", permissions.act),
    Page("POST", "/register/behorigheter/{account}", "accounts", permissions.care),
    Page("GET", "/register/enhet/{unit}/behorigheter", "accounts", permissions.show),
    Page("POST", "/register/enhet/{unit}/behorigheter", "accounts", permissions.act),
    Page("GET", "/register/gallring", "settings", retention.show),
    Page("POST", "/register/gallring", "settings", retention.take),
    Page("GET", "/register/logg", "audit", retention.log),
    Page("GET", "/register/enheter", "units", units.show),
    Page("POST", "/register/enheter", "units", units.add),
    Page("GET", "/register/enheter/{id}", "units", units.one),
    Page("POST", "/register/enheter/{id}", "units", units.change),
    Page("GET", "/register/enhet/{unit}", "see-figures", unit.show),
    Page("GET", "/register/enhet/{unit}/tilldelningar", "assign", assignments.show),
    Page("GET", "/register/enhet/{unit}/tilldelningar/ny", "assign", assignments.new),
    Page("POST", "/register/enhet/{unit}/tilldelningar/ny", "assign", assignments.take),
    Page("GET", "/register/enhet/{unit}/tilldelningar/{assignment}", "assign", assignments.one),
    Page("POST", "/register/enhet/{unit}/tilldelningar/{assignment}", "assign", assignments.change),
    Page("GET", "/register/enhet/{unit}/tilldelningar/{assignment}/affisch", "assign", assignments.poster),
    Page("GET", "/register/enhet/{unit}/tilldelningar/{assignment}/kalender.ics", "assign", assignments.calendar),
    Page("POST", "/register/enhet/{unit}/tilldelningar/{assignment}/ny-lank", "assign", assignments.renew_link),
    Page("POST", "/register/enhet/{unit}/tilldelningar/{assignment}/avsluta", "assign", assignments.close),
    Page("GET", "/register/enhet/{unit}/personer", "see-people", people.show),
    Page("GET", "/register/enhet/{unit}/personer/ny", "edit-people", people.new),
    Page("POST", "/register/enhet/{unit}/personer/ny", "edit-people", people.take),
    Page("GET", "/register/enhet/{unit}/personer/lista", "edit-people", staff_list.show),
    Page("POST", "/register/enhet/{unit}/personer/lista", "edit-people", staff_list.preview, body=2_000_000),
    Page("POST", "/register/enhet/{unit}/personer/lista/spara", "edit-people", staff_list.apply, body=2_000_000),
    Page("POST", "/register/enhet/{unit}/personer/samma", "edit-people", merges.take),
    Page("GET", "/register/enhet/{unit}/personer/{person}", "see-people", person.show),
    Page("POST", "/register/enhet/{unit}/personer/{person}", "edit-people", person.change),
    Page("POST", "/register/enhet/{unit}/personer/{person}/enhet", "edit-people", person.belong),
    Page("POST", "/register/enhet/{unit}/personer/{person}/identitet", "edit-people", person.identify),
    Page("POST", "/register/enhet/{unit}/personer/{person}/isar", "edit-people", merges.undo),
    Page("POST", "/register/enhet/{unit}/personer/{person}/intyg", "edit-people", person_proof.take),
    Page("POST", "/register/enhet/{unit}/personer/{person}/intyg/bort", "edit-people", person_proof.remove),
    Page("GET", "/register/enhet/{unit}/mote", "meet", meeting.show),
    Page("POST", "/register/enhet/{unit}/mote", "meet", meeting.take),
    Page("POST", "/register/enhet/{unit}/mote/skarm", "meet", live_meeting.begin),
    Page("GET", "/register/enhet/{unit}/mote/skarm/{live}", "meet", live_meeting.show),
    Page("POST", "/register/enhet/{unit}/mote/skarm/{live}/avbryt", "meet", live_meeting.cancel),
    Page("POST", "/register/enhet/{unit}/mote/{meeting}/angra", "meet", meeting.undo),
    Page("GET", "/register/enhet/{unit}/mote/{meeting}/uppsamling", "meet", catch_up.show),
    Page("POST", "/register/enhet/{unit}/mote/{meeting}/uppsamling", "assign", catch_up.take),
    Page("GET", "/register/enhet/{unit}/paminn", "see-people", remind.show),
    Page("POST", "/register/enhet/{unit}/paminn", "see-people", remind.take),
    Page("GET", "/register/enhet/{unit}/lamna-ut", "hand-over", hand_over.show),
    Page("POST", "/register/enhet/{unit}/lamna-ut", "hand-over", hand_over.take),
)
