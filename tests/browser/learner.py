"""A person at the browser: opens pages of the course, answers what stands there, and can be asked what was kept."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kurs import words
from kurs.model.assessment import Assessment, Course, Item, Module
from kurs.model.interaction import Choice, ExtendedText, Hotspot, Hottext, Order, Scale, Scenario
from playwright.sync_api import Locator, Page, expect

from .responses import Response, right

# Every word of the runtime by its name. Of the others, those whose name the runtime doesn't have.
WORDS: dict[str, str] = {}
for _name, _words in sorted(vars(words).items(), key=lambda one: one[0] not in ("HTML", "DRILL", "MAP", "PLACES")):
    if _name.isupper() and isinstance(_words, Mapping):
        WORDS |= _words


def said(name: str, /, **values: object) -> str:
    """What the runtime says under this name, its gaps filled in."""
    return WORDS[name].format(**values)


# What the button that opens an answered item may be called.
AGAIN = ("answerAgain", "writeOn", "startOver")
NOT_STARTED = (
    "[data-kurs]:not(.kurs-live), [data-module-status]:empty, [data-before],"
    ':is([data-kurs-page="results"], [data-kurs-page="certificate"]):not(:has(> div > *))'
)

# What the browser has kept of the course: its log and its state, without disturbing the page's own connection.
STORED = """async (name) => {
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return { log: [], state: {} };
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await asked(indexedDB.open(name));
  const [log, state] = ["log", "state"].map((store) => database.transaction(store).objectStore(store));
  const asks = [log.getAll(), state.getAllKeys(), state.getAll()].map(asked);
  const [entries, keys, values] = await Promise.all(asks);
  database.close();
  entries.sort((a, b) => a.seq - b.seq);
  return { log: entries, state: Object.fromEntries(keys.map((key, i) => [key, values[i]])) };
}"""


# What a browser's translation does to a page: each text wrapped in two elements, again whenever there is new text.
TRANSLATE = """() => {
  const wrap = (text) => {
    if (!text.data.trim() || text.parentElement.closest("font, script, style, template, option, textarea")) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    outer.append(inner);
    text.replaceWith(outer);
    inner.append(text);
  };
  const all = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    found.forEach(wrap);
  };
  document.documentElement.lang = "en";
  all();
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
}"""


def waits_until(page: Page, condition: str) -> None:
    """`condition` is JavaScript. Playwright's own wait evaluates text inside the page, which the policy stops."""
    page.evaluate(f"""async () => {{
      for (const end = performance.now() + 8000; performance.now() < end; await new Promise(requestAnimationFrame)) {{
        if ({condition}) return;
      }}
      throw new Error("never came");
    }}""")


@dataclass
class Learner:
    """`base` is the site's address, ending with a slash. Pages are named as in kurs.yml, by their path below docs/."""

    page: Page
    course: Course
    base: str

    def address(self, source: str) -> str:
        return self.base + source.removesuffix("index.md").replace(".md", "/")

    def opens(self, source: str) -> None:
        self.page.goto(self.address(source))
        self.waits_until_started()

    def waits_until_started(self) -> None:
        """Every exercise has its buttons and every part of the page its status."""
        expect(self.page.locator(NOT_STARTED)).to_have_count(0)

    def form(self, item: Item | str) -> Locator:
        return self.page.locator(f'form[data-item="{item if isinstance(item, str) else item.id}"]')

    def feedback(self, item: Item | str) -> Locator:
        return self.form(item).locator(".kurs-feedback")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog[open]")

    def fills(self, item: Item, response: Response) -> None:
        form = self.form(item)
        if isinstance(item.interaction, ExtendedText):
            form.locator("textarea").fill(str(response))
            return
        if isinstance(item.interaction, Choice | Hottext | Hotspot):
            for box in form.locator("fieldset input").all():
                picked = box.get_attribute("value") in response
                if picked or box.get_attribute("type") == "checkbox":
                    box.set_checked(picked)
            return
        if isinstance(item.interaction, Order):
            self.orders(item, list(response))
            return
        if isinstance(item.interaction, Scenario):
            for id in response:
                form.locator(f'[data-part="{id}"] button').click()
            return
        for name, value in dict(response).items():
            control = form.locator(f'[name="{name}"]')
            if isinstance(item.interaction, Scale):
                form.locator(f'[name="{name}"][value="{value}"]').check()
            elif item.interaction.stem == "text-entry":
                control.fill(value)
            else:
                control.select_option(value)

    def again(self, item: Item) -> Locator:
        """The button that opens an answered item."""
        return self.form(item).get_by_role("button", name=re.compile("|".join(map(said, AGAIN))))

    def orders(self, item: Item, wanted: list[str]) -> None:
        """Move the steps by their buttons, at least one of them once."""
        row = self.form(item).locator("[data-part]")
        row.first.get_by_role("button").last.click()
        for place, id in enumerate(wanted):
            for _ in range(list(self.placed(item)).index(id) - place):
                self.form(item).locator(f'[data-part="{id}"]').get_by_role("button").first.click()

    def placed(self, item: Item) -> list[str]:
        """The steps as they stand."""
        return [row.get_attribute("data-part") or "" for row in self.form(item).locator("[data-part]").all()]

    def answers(self, item: Item, response: Response | None = None, *, sure: int = 2) -> None:
        """Answer an item of practice and wait for the explanation; where the item asks, say how sure (1-3)."""
        self.fills(item, right(item) if response is None else response)
        self.is_sure(item, sure)
        if not isinstance(item.interaction, Scenario):  # the last choice is the answer
            self.form(item).get_by_role("button", name=said("answer"), exact=True).click()
        expect(self.form(item)).to_have_attribute("data-state", "answered")

    def is_sure(self, item: Item, sure: int) -> None:
        if item.confidence:
            self.form(item).locator(f'.kurs-confidence [value="{sure}"]').check()

    def final_of(self, module: Module | None = None) -> Assessment:
        """That of the first module, unless another is given."""
        return next(one for one in self.course.assessments if one.id == (module or self.course.modules[0]).final)

    @property
    def final(self) -> Assessment:
        return self.final_of()

    def starts_final(self, module: Module | None = None) -> list[Item]:
        self.opens(self.final_of(module).page)
        self.button(said("finalStart")).click()
        self.page.locator(".kurs-list form").first.wait_for()
        return self.drawn()

    def drawn(self) -> list[Item]:
        """The items of the final at hand, in the order they stand on the page."""
        ids = [form.get_attribute("data-item") for form in self.page.locator(".kurs-list form").all()]
        return [item for item in map(self.course.item, filter(None, ids)) if item]

    def passes_final(self, module: Module | None = None) -> list[Item]:
        drawn = self.starts_final(module)
        for item in drawn:
            self.fills(item, right(item))
        self.button(said("finalSubmit")).click()
        expect(self.page.locator(".kurs-result")).to_have_attribute("data-verdict", "correct")
        return drawn

    def does_all_required(self, module: Module | None = None) -> None:
        module = module or self.course.modules[0]
        for source in module.pages:
            shown = [one for one in self.course.shown_on(source) if one.id in module.required]
            if shown:
                self.opens(source)
            for item in (item for one in shown for item in one.items):
                self.answers(item)

    def stored(self) -> dict[str, Any]:
        """{"log": entries in order, "state": {key: value}} as they lie in the browser's database."""
        kept: dict[str, Any] = self.page.evaluate(STORED, f"kurs:{self.course.iri}")
        return kept

    def waits_until_stored(self, condition: str, argument: Any = None) -> None:
        """`condition` is a JavaScript expression of `log`, `state` and `argument`."""
        script = f"""async ([name, argument]) => {{
          for (const end = performance.now() + 8000; performance.now() < end; ) {{
            const {{ log, state }} = await ({STORED})(name);
            if ({condition}) return;
            await new Promise(requestAnimationFrame);
          }}
          throw new Error("never stored");
        }}"""
        self.page.evaluate(script, [f"kurs:{self.course.iri}", argument])

    def response_on_page(self, item: Item) -> Response:
        """What the controls say now."""
        picked = self.form(item).locator("fieldset :checked:is(input)").all()
        if isinstance(item.interaction, Choice | Hottext | Hotspot):
            values = [box.get_attribute("value") or "" for box in picked]
            return sorted(values) if not isinstance(item.interaction, Hottext) else values
        if isinstance(item.interaction, Scale):
            return {box.get_attribute("name") or "": box.input_value() for box in picked}
        if isinstance(item.interaction, Order):
            return self.placed(item)
        if isinstance(item.interaction, ExtendedText):
            return self.form(item).locator("textarea").input_value()
        if isinstance(item.interaction, Scenario):
            return (self.form(item).locator(".kurs-scenes").get_attribute("data-path") or "").split()
        controls = self.form(item).locator("fieldset select, fieldset input").all()
        return {control.get_attribute("name") or "": control.input_value() for control in controls}
