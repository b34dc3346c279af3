"""Repetera: what has been done comes back in time, in sessions that can be left at any moment."""
from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from kurs.model.repetition import repeated
from playwright.sync_api import StorageState, expect

from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said
from .repeating import (
    PAGE,
    TODAY,
    ZONE,
    Past,
    asked,
    begins,
    does_session,
    goes_on,
    has_done,
    number,
    reads,
    sets_clock,
)  # fmt: skip
from .responses import right, wrong


@pytest.fixture
def learner(arrives: Arrives) -> Learner:
    learner = arrives(timezone_id=ZONE, viewport={"width": 1280, "height": 800})
    sets_clock(learner)
    return learner


def test_somebody_who_has_done_nothing_is_told_where_to_begin(learner: Learner) -> None:
    learner.opens(PAGE)
    reads(learner, said("none"))
    expect(learner.button(said("begin"))).to_have_count(0)
    expect(learner.button(said("ownSave"))).to_be_hidden()
    links = learner.page.locator(".kurs-repetition > .kurs a")
    expect(links).to_have_text([module.title for module in learner.course.modules])
    links.first.click()
    learner.page.wait_for_url(learner.address(learner.course.modules[0].pages[0]))


def test_what_is_answered_in_a_chapter_comes_back_after_a_week_and_then_a_month(learner: Learner) -> None:
    shown = next(one for one in learner.course.assessments if one.kind == "set" and one.recorded)
    first, second, *_ = shown.items
    learner.opens(shown.page)
    learner.answers(first)
    learner.answers(second)
    learner.opens(PAGE)
    reads(learner, said("nothing"))
    reads(learner, said("next", day="tisdag 1 december", tasks=said("tasks", count=2)))

    sets_clock(learner, TODAY + timedelta(6), "23:59")
    learner.opens(PAGE)
    reads(learner, said("next", day=said("tomorrow"), tasks=said("tasks", count=2)))
    sets_clock(learner, TODAY + timedelta(7), "00:00")
    begins(learner)
    assert set(does_session(learner, {second.id: wrong(second)})) == {first.id, second.id}
    reads(learner, said("doneScore", right=1, all=2))
    reads(learner, said("next", day=said("tomorrow"), tasks=said("taskOne")))
    sets_clock(learner, TODAY + timedelta(8))
    begins(learner)
    assert does_session(learner) == [second.id]
    reads(learner, said("next", day="onsdag 9 december", tasks=said("taskOne")))


def test_wrong_though_sure_comes_first_then_wrong_then_the_rest(learner: Learner) -> None:
    past = Past(learner)
    rest, waited, missed, sure, late = past.choices()[:5]
    past.did(rest, days_ago=8)
    past.did(waited, days_ago=40)
    past.did(missed, days_ago=3, score=0)
    past.did(sure, days_ago=2, score=0, sure=3)
    past.did(late, days_ago=2)
    past.loads()
    begins(learner)
    assert does_session(learner) == [sure.id, missed.id, waited.id, rest.id]


def test_a_session_takes_about_five_minutes_from_areas_in_turn(learner: Learner) -> None:
    past = Past(learner)
    everything = {one.item.id: one for one in repeated(learner.course)}
    for one in everything.values():
        past.did(one.item, days_ago=9)
    past.loads()
    begins(learner)
    done = does_session(learner)
    assert 4 <= len(done) <= 12
    areas = [everything[id].area for id in done]
    assert all(one != other for one, other in pairwise(areas))
    groups = [everything[id].group for id in done]
    pairs = [one for one, other in pairwise(groups) if one is not None and one == other]
    assert pairs, "look-alikes come one after the other"
    reads(learner, said("waiting", tasks=said("tasks", count=len(everything) - len(done))))


def test_nothing_due_says_when_and_offers_practice_that_hurries_nothing(learner: Learner) -> None:
    first, second = has_done(learner, 2, days_ago=3)
    learner.opens(PAGE)
    reads(learner, said("nothing"))
    reads(learner, said("next", day="lördag 28 november", tasks=said("tasks", count=2)))
    learner.button(said("extra")).click()
    assert set(does_session(learner)) == {first.id, second.id}
    reads(learner, said("next", day="tisdag 1 december", tasks=said("tasks", count=2)))


def test_the_start_page_and_the_results_say_how_much_is_due(learner: Learner) -> None:
    has_done(learner, 3)
    link = learner.page.get_by_role("link", name=said("due", count=3))
    expect(link).to_be_visible()
    learner.opens("index.md")
    link.click()
    learner.page.wait_for_url(learner.address(PAGE))
    learner.waits_until_started()
    learner.button(said("begin")).click()
    does_session(learner)
    learner.opens("index.md")
    expect(learner.page.locator(".kurs-due")).to_have_count(0)


def test_a_session_by_keyboard_alone(learner: Learner) -> None:
    has_done(learner, 2)
    learner.opens(PAGE)
    keys = learner.page.keyboard
    learner.button(said("begin")).focus()
    keys.press("Enter")
    for at in (1, 2):
        expect(learner.page.get_by_role("heading", name=said("progress", number=at, all=2))).to_be_focused()
        for key in ("Tab", "Space", "Tab", "Enter"):
            keys.press(key)
        form = learner.page.locator("form.kurs-item")
        expect(form).to_have_attribute("data-state", "answered")
        box = form.locator(".kurs-feedback[role=status]")
        expect(box.locator(".kurs-summary")).to_be_visible()
        expect(learner.button(said("end" if at == 2 else "nextItem"))).to_be_focused()
        keys.press("Enter")
    expect(learner.page.get_by_role("heading", name=said("doneTitle"))).to_be_focused()


def test_an_answer_is_asked_for_before_it_is_marked(learner: Learner) -> None:
    (item,) = has_done(learner, 1)
    begins(learner)
    learner.button(said("answer")).click()
    expect(learner.feedback(item)).to_have_text(said("pickOne"))
    learner.waits_until_stored("!log.some((entry) => entry.kind === 'repeated')")


def test_a_session_with_a_finger_on_a_small_phone(arrives: Arrives) -> None:
    learner = arrives(timezone_id=ZONE, viewport={"width": 360, "height": 640}, has_touch=True)
    sets_clock(learner)
    has_done(learner, 2)
    learner.opens(PAGE)
    learner.button(said("begin")).tap()
    for at in (1, 2):
        number(learner, at, 2)
        learner.page.locator(".kurs-option").first.tap()
        learner.button(said("answer")).tap()
        onward = learner.button(said("end" if at == 2 else "nextItem"))
        expect(onward).to_be_focused()
        assert not learner.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        small = "[...document.querySelectorAll('.kurs-repetition button')].filter((one) => one.checkVisibility()"
        assert learner.page.evaluate(f"{small} && one.offsetHeight < 44).length") == 0
        onward.tap()
    reads(learner, said("doneTitle"))


def test_a_reload_in_the_middle_loses_nothing(learner: Learner) -> None:
    has_done(learner, 3)
    begins(learner)
    first = asked(learner)
    learner.answers(first, wrong(first))
    learner.page.reload()
    learner.waits_until_started()
    number(learner, 2, 3)
    reads(learner, said("resumed"))
    second = asked(learner)
    learner.fills(second, right(second))
    learner.waits_until_stored("`draft:${argument}:repetition` in state", second.id)
    learner.page.reload()
    learner.waits_until_started()
    assert learner.response_on_page(second) == right(second)
    learner.answers(second, right(second))
    goes_on(learner)
    number(learner, 3, 3)
    learner.answers(asked(learner))
    goes_on(learner)
    reads(learner, said("doneScore", right=2, all=3))
    learner.page.reload()
    learner.waits_until_started()
    reads(learner, said("nothing"))


def test_a_session_can_be_left_and_the_rest_is_still_due(learner: Learner) -> None:
    has_done(learner, 3)
    begins(learner)
    learner.answers(asked(learner))
    learner.button(said("stop")).click()
    expect(learner.page.get_by_role("heading", name=said("doneTitle"))).to_be_focused()
    reads(learner, said("doneScore", right=1, all=1))
    reads(learner, said("waiting", tasks=said("tasks", count=2)))
    learner.button(said("more")).click()
    assert len(does_session(learner)) == 2


def test_a_session_of_yesterday_is_begun_anew(learner: Learner) -> None:
    has_done(learner, 3)
    begins(learner)
    learner.answers(asked(learner))
    sets_clock(learner, TODAY + timedelta(1))
    learner.opens(PAGE)
    reads(learner, said("waiting", tasks=said("tasks", count=2)))


def test_a_wrong_answer_takes_no_completion_away(arrives: Arrives, done: StorageState) -> None:
    learner = arrives(storage_state=done, timezone_id=ZONE)
    learner.page.clock.set_fixed_time(date.today().isoformat() + "T12:00:00")
    before = progress(learner)
    sets_clock(learner, date.today() + timedelta(9))
    begins(learner)
    item = asked(learner)
    learner.answers(item, wrong(item))
    learner.waits_until_stored("log.at(-1).kind === 'repeated' && log.at(-1).score < 1")
    entry = learner.stored()["log"][-1]
    assert (entry["item"], entry["module"]) == (item.id, learner.course.modules[0].id)
    assert "assessment" not in entry
    assert progress(learner) == before


def progress(learner: Learner) -> str:
    learner.opens("mina-resultat.md")
    table = learner.page.locator(".kurs-table tbody").inner_text()
    learner.opens(learner.course.modules[0].pages[0])
    return table + learner.page.locator("[data-module-status]").inner_text()


def test_two_tabs_share_a_session(learner: Learner) -> None:
    has_done(learner, 3)
    begins(learner)
    other = Learner(learner.page.context.new_page(), learner.course, learner.base)
    other.opens(PAGE)
    number(other, 1, 3)
    learner.page.bring_to_front()
    learner.answers(asked(learner))
    number(other, 2, 3)
    goes_on(learner)
    number(learner, 2, 3)
    assert asked(learner).id == asked(other).id
    other.answers(asked(other))
    goes_on(other)
    number(other, 3, 3)
    number(learner, 2, 3)  # under the learner's hands nothing moves
    learner.answers(asked(learner))
    goes_on(learner)
    number(learner, 3, 3)
    learner.answers(asked(learner))
    goes_on(learner)
    reads(learner, said("doneScore", right=3, all=3))
    other.answers(asked(other))
    goes_on(other)
    reads(other, said("doneScore", right=3, all=3))
    reads(learner, said("nothing"))


def test_what_is_repeated_is_carried_to_another_browser_and_erased_with_the_rest(
    arrives: Arrives, learner: Learner, tmp_path: Path
) -> None:
    has_done(learner, 2)
    begins(learner)
    learner.answers(asked(learner))
    learner.opens("mina-resultat.md")
    with learner.page.expect_download() as download:
        learner.button(said("saveFile")).click()
    download.value.save_as(tmp_path / "framsteg.json")

    elsewhere = arrives(timezone_id=ZONE)
    sets_clock(elsewhere)
    elsewhere.opens("mina-resultat.md")
    elsewhere.page.get_by_label(said("loadFile")).set_input_files(tmp_path / "framsteg.json")
    expect(elsewhere.page.get_by_role("link", name=said("due", count=1))).to_be_visible()

    learner.button(said("switchPerson")).click()
    learner.button(said("switchYes")).click()
    expect(learner.page.get_by_role("status").filter(has_text=said("switchDone"))).to_be_visible()
    assert learner.stored()["log"] == []
    assert "repetition" not in learner.stored()["state"]
    learner.opens(PAGE)
    reads(learner, said("none"))


def test_a_module_begun_anew_is_not_repeated(learner: Learner) -> None:
    past = Past(learner)
    module = learner.course.modules[1]
    for item in past.choices(module.id)[:2]:
        past.did(item, days_ago=9)
    past.loads()
    begins(learner)
    learner.opens("mina-resultat.md")
    learner.button(said("resetModule", title=module.title)).click()
    learner.button(said("resetYes")).click()
    expect(learner.page.get_by_role("status").filter(has_text=said("resetDone"))).to_be_visible()
    learner.opens(PAGE)
    reads(learner, said("none"))


def test_an_item_with_another_key_is_asked_now_and_one_that_is_gone_never(
    arrives: Arrives, changing_site: CourseSite
) -> None:
    learner = arrives(changing_site, timezone_id=ZONE)
    sets_clock(learner)
    past = Past(learner)
    items = {id: one.item for id, one in past.modules.items()}
    seen = ["a", "b", "c"]
    past.did(items["mehmet-vaskan"], days_ago=1, seen=seen)
    past.did(items["fatima-delmal"], days_ago=9)
    past.did(items["nedsattande-ord"], days_ago=1)
    past.loads()
    learner.opens(PAGE)
    reads(learner, said("waiting", tasks=said("taskOne")))

    folder = changing_site.root / "quizzes/introduktion"
    text = (folder / "livsomraden-kropp-hem.yml").read_text("utf-8")
    changed = text.replace("Kommunikation, feedback", "Kommunikation, correct: true, feedback", 1)
    changed = changed.replace("krav, correct: true", "krav", 1)
    changed = re.sub(r", misconception: \"[^\"]*\"", "", changed)
    assert changed != text
    (folder / "livsomraden-kropp-hem.yml").write_text(changed, "utf-8")
    (folder / "fatima-delmal.yml").unlink()
    for chapter in (changing_site.root / "docs/introduktion").glob("*.md"):
        chapter.write_text(chapter.read_text("utf-8").replace("::: exercise fatima-delmal\n", ""), "utf-8")
    changing_site.build()
    learner.course = changing_site.course
    begins(learner)
    assert does_session(learner) == ["mehmet-vaskan"]
