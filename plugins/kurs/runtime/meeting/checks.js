// Check questions at the end of a meeting: a few exercises of the module, each learner's own, answered as in the chapter.
import { shuffled } from "../chance.js";
import { button, element, fill, style } from "../element.js";
import { siteRoot } from "../manifest.js";
import { mount } from "../practice.js";
import words from "../meeting-words.js";

// What takes long on a phone comes last.
const SLOW = ["extended-text", "scenario"];
const stateOf = (id) => `checks:${id}`;
const paragraph = (text) => element("p", {}, text);

// The exercises of a chapter: [{id, spec, payload, form, page}]; and its style sheets for the screen.
async function chapter(page) {
  const url = new URL(page.url, siteRoot);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const content = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".md-content");
  const whole = (name) => (one) => one.setAttribute(name, new URL(one.getAttribute(name), url).href);
  content.querySelectorAll("[src]").forEach(whole("src"));
  content.querySelectorAll(":is(a, link)[href]").forEach(whole("href"));
  const sections = [...content.querySelectorAll("[data-kurs]")].filter((one) => !one.previousElementSibling?.matches(".kurs-example"));
  const items = sections.flatMap((section) => {
    const payload = JSON.parse(section.querySelector(":scope > template").content.textContent);
    if (payload.kind === "final" || !payload.recorded) return [];
    return payload.items.map((spec) => ({ id: spec.id, spec, payload, page: page.id, form: section.querySelector(`[data-item="${CSS.escape(spec.id)}"]`) }));
  });
  return { items, sheets: [...content.querySelectorAll("link[rel=stylesheet]:not([media])")].map(({ href }) => href) };
}

// The module's chapters that hold exercises, in the learner's own order; then those that may hold some.
function pagesOf(module, seed) {
  const at = (url) => url.split("#")[0];
  const required = new Set(module.required.map(({ url }) => at(url)));
  const others = module.pages.filter(({ url }) => url !== at(module.final?.url ?? ""));
  const mine = shuffled(others, seed);
  return [...mine.filter(({ url }) => required.has(url)), ...mine.filter(({ url }) => !required.has(url))];
}

class Checks {
  constructor(place, record, module, { id, count, skip, ondone, alone }) {
    Object.assign(this, { place, record, module, count, skip: new Set(skip), alone: new Set(alone), ondone });
    this.state = stateOf(id);
    this.seed = record.learner + id;
    this.read = new Map();
    this.said = element("div", { role: "status" });
    place.append(this.said);
    record.watch(({ kind }) => kind === "log" && this.tellIfDone());
  }

  async chapter(page) {
    if (!this.read.has(page.id)) this.read.set(page.id, await chapter(page));
    return this.read.get(page.id).items;
  }

  // Lower is better: what can be asked away from its chapter, as in repetition, before what can't; new to the learner before what they have done, quick before slow, done together last of all.
  rank({ id, spec }) {
    const done = this.record.entries.some((entry) => entry.kind === "attempted" && entry.item === id);
    return 16 * this.skip.has(id) + 8 * !this.alone.has(id) + 4 * SLOW.includes(spec.interaction) + 2 * done + (spec.interaction !== "choice");
  }

  // From two chapters at least, and no more of them than it takes: each is a whole page to fetch.
  async choose() {
    const found = [];
    for (const [at, page] of pagesOf(this.module, this.seed).entries()) {
      found.push(...(await this.chapter(page)));
      if (at && found.filter((one) => !this.rank(one)).length >= this.count) break;
    }
    const chosen = shuffled(found, this.seed).sort((a, b) => this.rank(a) - this.rank(b)).slice(0, this.count);
    const since = this.record.entries.at(-1)?.seq ?? 0;
    this.record.set(this.state, { since, items: chosen.map(({ id, page }) => ({ id, page })) });
    return { since, chosen };
  }

  // The same as last time, or null: the first time, or where the course has changed since.
  async again() {
    const { since, items = [] } = this.record.get(this.state) ?? {};
    const found = [];
    for (const { id, page } of items) {
      const known = this.module.pages.find((one) => one.id === page);
      found.push(known ? (await this.chapter(known)).find((one) => one.id === id) : null);
    }
    return found.length && found.every(Boolean) ? { since, chosen: found } : null;
  }

  async draw() {
    this.said.replaceChildren(paragraph(words.checksWait));
    const { since, chosen } = (await this.again()) ?? (await this.choose());
    const known = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map(({ href }) => href));
    const sheets = new Set([...this.read.values()].flatMap((one) => one.sheets));
    await Promise.all([...sheets].filter((href) => !known.has(href)).map(style));
    this.view = this.recordSince(since, new Set(chosen.map(({ id }) => id)));
    this.chosen = chosen;
    this.said.replaceChildren();
    this.place.append(...(await Promise.all(chosen.map((one, at) => this.drawn(one, at)))));
    this.tellIfDone();
  }

  // The record without what the learner had answered of these before the meeting, so that they are asked anew.
  recordSince(since, ids) {
    const { record } = this;
    return Object.create(record, { entries: { get: () => record.entries.filter((entry) => entry.seq > since || !ids.has(entry.item)) } });
  }

  async drawn({ spec, payload, form }, at) {
    const number = element("h3", { class: "kurs-kicker" }, fill(words.checksNumber, { number: at + 1, all: this.chosen.length }));
    const section = element("section", { class: "kurs" }, number, document.importNode(form, true));
    section.querySelector("form > .kurs-kicker")?.remove();
    await mount(section, { ...payload, kind: "exercise", items: [spec] }, this.view);
    return section;
  }

  tellIfDone() {
    if (this.told || !this.chosen) return;
    const attempted = new Set(this.view.entries.filter(({ kind }) => kind === "attempted").map((entry) => entry.item));
    this.told = this.chosen.every(({ id }) => attempted.has(id));
    if (this.told) this.ondone();
  }

  // Types of exercise that failed to come are not asked for again until the page is loaded anew; answers are kept.
  async attempt(fails = 0) {
    try {
      await this.draw();
    } catch (error) {
      if (this.chosen) this.place.replaceChildren(this.said);
      this.chosen = null;
      const retry = button(words.checksRetry, () => (fails && navigator.onLine ? location.reload() : this.attempt(fails + 1)), true);
      this.said.replaceChildren(element("div", { class: "kurs-notice" }, paragraph(words.checksAway), retry));
      if (!(error instanceof TypeError)) console.error(error);
    }
  }
}

// A node that fills with the questions. `id` names the meeting, `skip` are items done together; `ondone` is called once
// when all are attempted, also straight away after a reload.
export async function checks(record, manifest, moduleId, { id, count = 3, skip = [], ondone = () => {} }) {
  const place = element("div", { class: "kurs-checks" });
  const module = manifest.modules.find((one) => one.id === moduleId);
  const alone = manifest.repetition[moduleId] ?? [];
  new Checks(place, record, module, { id, count, skip, ondone, alone }).attempt();
  return place;
}
