"""Read aloud, with a voice that the test drives: what is said in which order, what is marked, and when it is silent."""
from __future__ import annotations

import re
from typing import Any

import pytest
from kurs.model.interaction import INTERACTIONS
from kurs.words import COMFORT, HTML
from playwright.sync_api import Locator, expect

from . import axe
from .conftest import Arrives
from .course_site import CourseSite
from .learner import Learner, said, waits_until
from .responses import right
from .test_navigation import goes_to, two_chapters
from .test_phone import PHONE, fits
from .test_spoken import practice

# A device whose voices and speech the test decides: `voices`, `spoken`, `finish()`, `breaks()`.
DEVICE = """
  const device = new EventTarget();
  let current = null;
  window.voices = [{ name: "Zira", lang: "en-US", localService: true }];
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const over = (event) => { const one = current; current = null; one[event]({}); };
  window.finish = () => over("onend");
  window.breaks = () => over("onerror");
  window.saying = () => current?.text ?? null;
  device.getVoices = () => window.voices;
  device.speak = (one) => { if (current) throw new Error("two at once"); current = one; spoken.push(one); };
  device.cancel = () => { const one = current; current = null; if (one) queueMicrotask(() => one.onerror({})); };
  Object.defineProperty(window, "speechSynthesis", { value: device });
"""
SWEDISH = '{ name: "Alva", lang: "sv-SE", localService: true }'
VOICE = f"{DEVICE}; voices.push({SWEDISH});"
ARRIVES = f"voices.push({SWEDISH}); speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
MARKED = "[...(CSS.highlights.get('kurs-spoken') ?? [])].map(String).join()"
TRACES = ".kurs-listen, .kurs-listen-part, link[href*='comfort']"


@pytest.fixture
def learner(arrives: Arrives) -> Learner:
    return arrives(script=VOICE, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


def chapter(learner: Learner) -> str:
    return practice(learner, "choice")[0]


def press(learner: Learner, word: str) -> Locator:
    return learner.page.locator(".kurs-listen").get_by_role("button", name=COMFORT[word], exact=True)


def starts(learner: Learner, source: str | None = None) -> None:
    learner.opens(source or chapter(learner))
    press(learner, "listen").click()


def says(learner: Learner) -> Any:
    return learner.page.evaluate("saying()")


def goes_on(learner: Learner) -> Any:
    """The sentence is said; what is said next."""
    learner.page.evaluate("finish()")
    return says(learner)


def to_the_end(learner: Learner) -> list[str]:
    while says(learner):
        goes_on(learner)
    spoken: list[str] = learner.page.evaluate("spoken.map((one) => one.text)")
    return spoken


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(
    "device",
    [
        "delete window.speechSynthesis; Object.defineProperty(window, 'speechSynthesis', { value: undefined });",
        DEVICE,
        f'{DEVICE}; voices.push({{ name: "Astrid", lang: "sv-SE", localService: false }});',
        f'{DEVICE}; voices.push({{ name: "Svahili", lang: "swa", localService: true }});',
    ],
)
def test_without_a_swedish_voice_of_the_device_there_is_no_trace(arrives: Arrives, device: str) -> None:
    learner = arrives(script=device)
    learner.opens(chapter(learner))
    learner.page.evaluate("window.speechSynthesis?.dispatchEvent(new Event('voiceschanged'))")
    learner.page.wait_for_load_state("networkidle")
    expect(learner.page.locator(TRACES)).to_have_count(0)
    fetched = learner.page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert [name for name in fetched if re.search("listen|sentences|comfort", name)] == []


def test_a_voice_that_comes_late_is_found_and_one_that_goes_leaves_nothing(arrives: Arrives) -> None:
    learner = arrives(script=DEVICE)
    learner.opens(chapter(learner))
    learner.page.evaluate(ARRIVES)
    press(learner, "listen").click()
    assert says(learner)
    learner.page.evaluate("voices.length = 0; speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(learner.page.locator(".kurs-listen, .kurs-listen-part")).to_have_count(0)
    assert says(learner) is None
    learner.page.evaluate(ARRIVES)
    expect(press(learner, "listen")).to_have_count(1)


def test_a_chapter_is_read_in_order_with_prompts_and_options_but_no_explanations(learner: Learner) -> None:
    source, item = practice(learner, "choice")
    learner.opens(source)
    learner.answers(item)
    asked = learner.form(item).locator("legend, .kurs-option > span:first-of-type")
    shown = [plain(text) for text in asked.all_inner_texts()]
    heading = plain(learner.page.locator("h1").inner_text())
    press(learner, "listen").click()
    spoken = to_the_end(learner)
    assert spoken[0] == heading
    whole = " ".join(spoken)
    places = [whole.find(text) for text in shown]
    assert -1 not in places, [text for text in shown if text not in whole]
    assert places == sorted(places)
    for hidden in (learner.feedback(item).locator(".kurs-why").first.inner_text(), said("right"), said("correct")):
        assert plain(hidden) not in whole
    expect(press(learner, "listen")).to_be_visible()


@pytest.mark.parametrize("stem", sorted(INTERACTIONS))
def test_an_exercise_is_read_by_its_own_button_and_its_explanation_when_asked(learner: Learner, stem: str) -> None:
    source, item = practice(learner, stem)
    learner.opens(source)
    form = learner.form(item)
    whole = form.get_by_role("button", name=COMFORT["listenExercise"])
    why = form.get_by_role("button", name=COMFORT["explanation"])
    expect(why).to_be_hidden()
    whole.click()
    expect(whole).to_have_attribute("aria-pressed", "true")
    spoken = " ".join(to_the_end(learner))
    assert plain(form.locator("legend").first.inner_text()) in spoken
    offered = ".kurs-targets, .kurs-option > span, .kurs-row > span:first-child, .kurs-row label > span"
    offers = form.locator(offered).locator("visible=true" if stem == "scenario" else "xpath=.")
    for text in offers.all_text_contents():
        for choice in re.split(r" · |(?<=:) |(?<=[.?]) ", plain(text)):
            assert choice in spoken or choice == HTML["choose_from"]
    learner.page.evaluate("spoken.length = 0")
    learner.answers(item, right(item))
    assert says(learner) is None
    why.click()
    told = " ".join(to_the_end(learner))
    assert plain(learner.feedback(item).locator(".kurs-summary").inner_text()) in told
    for text in form.locator(".kurs-why").all_inner_texts():
        assert plain(text).split(". ")[0] in told
    assert plain(form.locator("legend").first.inner_text()) not in told


def test_pause_goes_on_with_the_same_sentence_and_stop_ends(learner: Learner) -> None:
    starts(learner)
    sentence = goes_on(learner)
    press(learner, "pause").press("Enter")
    assert says(learner) is None
    press(learner, "goOn").press("Enter")
    assert says(learner) == sentence
    assert goes_on(learner) != sentence
    press(learner, "stopReading").press("Enter")
    assert says(learner) is None
    assert learner.page.evaluate(MARKED) == ""
    expect(press(learner, "listen")).to_be_focused()
    expect(press(learner, "stopReading")).to_be_hidden()


def test_the_speed_counts_at_once_and_is_remembered(learner: Learner) -> None:
    starts(learner)
    sentence = says(learner)
    learner.page.get_by_label(COMFORT["speed"]).select_option(label=COMFORT["slow"])
    assert says(learner) == sentence
    assert learner.page.evaluate("spoken.map((one) => one.rate)") == [1, 0.8]
    waits_until(learner.page, "localStorage.getItem('kurs:comfort') === 'speed-2'")
    learner.opens("index.md")
    press(learner, "listen").click()
    assert learner.page.evaluate("[spoken[0].rate, spoken[0].voice.name, spoken[0].lang]") == [0.8, "Alva", "sv-SE"]


def test_the_sentence_is_marked_and_scrolled_to_without_touching_the_page(learner: Learner) -> None:
    learner.opens(chapter(learner))
    press(learner, "listen").wait_for()
    before = learner.page.locator("article").evaluate("one => one.querySelector('h2').parentElement.textContent")
    press(learner, "listen").click()
    visible = """() => [...CSS.highlights.get("kurs-spoken")][0].getBoundingClientRect().toJSON()"""
    while sentence := says(learner):
        begin = sentence.split(COMFORT["emptyGap"])[0].split(", ")[0].strip()
        assert begin in plain(learner.page.evaluate(MARKED))
        box = learner.page.evaluate(visible)
        assert box["height"] == 0 or 0 < box["top"] < 800, sentence
        goes_on(learner)
    assert learner.page.evaluate("scrollY") > 800
    after = learner.page.locator("article").evaluate("one => one.querySelector('h2').parentElement.textContent")
    assert after.replace(COMFORT["listen"], "") == before.replace(COMFORT["listen"], "")


def test_who_scrolls_away_is_not_dragged_back(learner: Learner) -> None:
    starts(learner)
    learner.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    there = learner.page.evaluate("scrollY")
    goes_on(learner)
    assert learner.page.evaluate("scrollY") == there
    press(learner, "pause").click()
    press(learner, "goOn").click()
    assert learner.page.evaluate("scrollY") < there


@pytest.mark.parametrize("lacking", ["delete Intl.Segmenter;", "delete window.Highlight; delete CSS.highlights;"])
def test_an_older_browser_reads_without_segmenter_or_mark(arrives: Arrives, lacking: str) -> None:
    learner = arrives(script=VOICE + lacking)
    starts(learner)
    spoken = to_the_end(learner)
    assert len(spoken) > 20
    assert max(map(len, spoken)) < 300


def test_a_voice_that_breaks_says_so_and_can_start_again(learner: Learner) -> None:
    starts(learner)
    learner.page.evaluate("breaks()")
    expect(learner.page.get_by_role("status").filter(has_text=COMFORT["voiceFailed"])).to_be_visible()
    press(learner, "listen").click()
    assert says(learner)


def test_it_is_silent_when_the_page_is_left(arrives: Arrives, instant_site: CourseSite) -> None:
    learner = arrives(instant_site, script=VOICE, viewport={"width": 1280, "height": 800})
    here, there = two_chapters(learner)
    starts(learner, here)
    goes_to(learner, there)
    expect(press(learner, "listen")).to_have_count(1)
    assert says(learner) is None
    press(learner, "listen").click()
    assert says(learner) == learner.course.titles[there]
    learner.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert says(learner) is None


def test_exercises_of_a_final_have_their_button_when_it_starts(learner: Learner) -> None:
    drawn = learner.starts_final()
    for item in drawn:
        expect(learner.form(item).get_by_role("button", name=COMFORT["listenExercise"])).to_have_count(1)
    learner.form(drawn[-1]).get_by_role("button", name=COMFORT["listenExercise"]).click()
    assert plain(learner.form(drawn[-1]).locator("legend").first.inner_text()) in " ".join(to_the_end(learner))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_controls_are_accessible_and_fit_a_phone(arrives: Arrives, scheme: str) -> None:
    phone = {"viewport": {"width": 360, "height": 640}, "reduced_motion": "reduce", **PHONE}
    learner = arrives(script=VOICE, color_scheme=scheme, **phone)
    source, item = practice(learner, "choice")
    learner.opens(source)
    learner.answers(item)
    press(learner, "listen").tap()
    found = axe.faults(learner.page, where="reading")
    learner.form(item).get_by_role("button", name=COMFORT["explanation"]).tap()
    found += axe.faults(learner.page, where="explanation")
    assert not found, "\n".join(found)
    fits(learner, "reading")
    for target in learner.page.locator(":is(.kurs-listen :is(button, select), .kurs-listen-part):visible").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
