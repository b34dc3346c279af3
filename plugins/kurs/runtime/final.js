// A final: drawn from the pool, answered in any order, kept through reloads, corrected after submission.
import { button, element, fill } from "./element.js";
import { interactionsOf, Item } from "./item.js";
import { drawn } from "./draw.js";
import { unseal } from "./seal.js";
import { ask } from "./dialog.js";
import { complete } from "./completion.js";
import { outcomesIn, sinceReset } from "./revision.js";
import { afterPass, verdict } from "./verdict.js";
import words from "./final-words.js";

export async function mount(root, payload, record) {
  const interactions = await interactionsOf(payload.items);
  root.classList.add("kurs-live");
  const items = payload.items.map((spec) => {
    const form = root.querySelector(`[data-item="${CSS.escape(spec.id)}"]`);
    form.remove();
    form.prepend(element("p", { class: "kurs-kicker" }));
    return [spec.id, new Item(form, spec, interactions.get(spec.interaction))];
  });
  new Final(root, payload, record, new Map(items)).restore();
}

// After submission also what was missed, and every explanation.
function reveal(item, response, declaration, keyHtml) {
  const outcome = item.interaction.grade(declaration, response);
  item.key?.remove();
  item.key = element("details", { class: "kurs-key" }, element("summary", {}, words.allKeys));
  item.key.insertAdjacentHTML("beforeend", keyHtml);
  item.form.append(item.key);
  item.show(response, outcome, declaration);
  const missed = (declaration.correct ?? []).filter((id) => outcome.parts[id] !== "correct");
  for (const id of missed) item.mark(id, "missed", declaration.multiple === false ? words.right : words.missed);
}

const draft = (attempt, id) => `draft:${attempt}:${id}`;

class Final {
  constructor(root, payload, record, items) {
    Object.assign(this, { payload, record, items, current: null });
    this.top = element("div", { class: "kurs-result", tabindex: -1 });
    this.list = element("div", { class: "kurs-list" });
    this.count = element("p");
    this.meter = element("progress", { class: "kurs-progress", "aria-label": words.final });
    this.bar = element("div", { class: "kurs-bar", hidden: true }, this.count, this.meter, button(words.finalSubmit, () => this.submit()));
    root.append(this.top, this.list, this.bar);
    for (const item of items.values()) {
      item.form.addEventListener("submit", (event) => event.preventDefault());
      item.form.addEventListener("input", () => this.oninput(item));
    }
    record.watch((change) => this.onchange(change));
  }

  own(kind) {
    return sinceReset(this.record.entries, this.payload.module).filter(
      (entry) => entry.kind === kind && entry.assessment === this.payload.id,
    );
  }

  submission(attempt) {
    return outcomesIn(sinceReset(this.record.entries, this.payload.module)).find((entry) => entry.attempt === attempt);
  }

  // Item id → {declaration, key}; null as long as the register has not answered. Standalone, they stand in the page.
  keys(attempt) {
    const { sealed, id } = this.payload;
    return sealed ? unseal(sealed, id) : (this.record.get(`keys:${attempt}`) ?? null);
  }

  restore() {
    const started = this.own("started").at(-1);
    if (!started) return this.intro(this.elsewhere());
    const submitted = this.submission(started.attempt);
    if (submitted) return this.result(submitted);
    this.run(started);
    return this.current && this.top.append(element("p", { class: "kurs-older" }, words.finalResumed));
  }

  // How the final went in another browser; its responses are not here.
  elsewhere() {
    const own = outcomesIn(sinceReset(this.record.entries, this.payload.module)).filter((one) => one.elsewhere && one.assessment === this.payload.id);
    const { score = null } = own.at(-1) ?? {};
    return score === null ? null : fill(words.finalElsewhere, { percent: Math.floor(score * 100 + 1e-9) });
  }

  intro(note) {
    this.current = null;
    this.bar.hidden = true;
    this.list.replaceChildren();
    this.top.replaceChildren(
      ...(note ? [element("p", { class: "kurs-notice" }, note)] : []),
      element("p", { class: "kurs-actions" }, button(words.finalStart, () => this.start())),
    );
  }

  start() {
    const attempt = this.record.uuid();
    const { module, id: assessment, sections } = this.payload;
    const seen = new Set(this.own("started").flatMap((entry) => entry.items));
    this.record.append({ kind: "started", module, assessment, attempt, items: drawn(sections, seen, attempt) });
    this.run(this.own("started").at(-1));
    this.list.firstElementChild.scrollIntoView({ block: "start" });
    this.current.shown[0].focus();
  }

  place(attempt, ids) {
    const shown = ids.map((id) => this.items.get(id)).filter(Boolean);
    shown.forEach((item, i) => {
      item.form.firstElementChild.textContent = fill(words.question, { number: i + 1, all: shown.length });
      item.shuffle(attempt + item.spec.id);
    });
    this.list.replaceChildren(...shown.map((item) => item.form));
    return shown;
  }

  run({ attempt, items }) {
    const shown = this.place(attempt, items);
    if (!shown.length) return this.intro(words.finalGone);
    this.current = { attempt, shown };
    delete this.top.dataset.verdict;
    this.top.replaceChildren(...(shown.length < items.length ? [element("p", { class: "kurs-notice" }, words.finalChanged)] : []));
    for (const item of shown) {
      item.clear();
      item.write(this.record.get(draft(attempt, item.spec.id)));
    }
    this.bar.hidden = false;
    this.tally();
  }

  tally() {
    const { shown } = this.current;
    const done = shown.filter((item) => !item.missing()).length;
    this.count.textContent = fill(words.finalProgress, { done, all: shown.length });
    Object.assign(this.meter, { max: shown.length, value: done });
  }

  oninput(item) {
    if (!this.current) return;
    this.record.set(draft(this.current.attempt, item.spec.id), item.read());
    this.tally();
  }

  async submit() {
    const unanswered = this.current.shown.filter((item) => item.missing());
    if (unanswered.length) {
      const text = fill(unanswered.length === 1 ? words.finalMissingOne : words.finalMissing, { missing: unanswered.length });
      const choice = await ask(text, [words.finalGoTo, words.finalSubmitAnyway]);
      if (choice === 0) unanswered[0].focus();
      if (choice !== 1) return;
    }
    const { attempt, shown } = this.current;
    const saving = this.record.append(this.submitted(attempt, shown));
    this.result(this.submission(attempt));
    this.top.scrollIntoView({ block: "start" });
    this.top.focus({ preventScroll: true });
    if (await saving) for (const item of shown) this.record.set(draft(attempt, item.spec.id), null);
  }

  // The whole final as one entry; its id makes a second submission of the same attempt impossible.
  submitted(attempt, shown) {
    const { module, version, id: assessment, sealed } = this.payload;
    if (sealed) return this.graded(attempt, shown);
    const items = shown.map(({ spec, interaction, form }) => ({ item: spec.id, hash: spec.hash, response: interaction.read(form) }));
    return { id: `submitted-${attempt}`, kind: "submitted", module, version, assessment, attempt, items };
  }

  graded(attempt, shown) {
    const { module, version, id: assessment, mastery } = this.payload;
    const keys = this.keys(attempt);
    const items = shown.map(({ spec, interaction, form }) => {
      const { declaration } = keys[spec.id];
      const response = interaction.read(form);
      const { score } = interaction.grade(declaration, response);
      return { item: spec.id, hash: spec.hash, seen: interaction.offered(declaration), response, score };
    });
    const score = items.reduce((sum, one) => sum + one.score, 0) / items.length;
    const passed = score >= mastery - 1e-9;
    return { id: `submitted-${attempt}`, kind: "submitted", module, version, assessment, attempt, items, score, mastery, passed };
  }

  async result(entry) {
    this.current = null;
    this.bar.hidden = true;
    const keys = this.keys(entry.attempt);
    if (entry.score == null) return this.wait(entry);
    const responses = new Map(entry.items.map(({ item, response }) => [item, response]));
    for (const item of this.place(entry.attempt, [...responses.keys()])) {
      const response = responses.get(item.spec.id);
      const known = keys?.[item.spec.id];
      item.write(response);
      if (known) reveal(item, response, known.declaration, known.key);
      else item.fieldset.disabled = true;
    }
    const actions = element("p", { class: "kurs-actions" }, button(words.finalAgain, () => this.start(), entry.passed));
    this.top.dataset.verdict = entry.passed ? "correct" : "incorrect";
    this.top.replaceChildren(verdict(entry), actions);
    if (!entry.passed) return;
    const links = afterPass(await complete(this.record, this.payload.module), this.payload.module, this.record);
    // Unless it was drawn anew meanwhile.
    if (actions.isConnected) this.top.append(...links);
  }

  // Handed in, and not graded yet: the register will, as soon as it is reached.
  wait(entry) {
    for (const item of this.place(entry.attempt, entry.items.map(({ item }) => item))) {
      item.write(entry.items.find(({ item: id }) => id === item.spec.id).response);
      item.fieldset.disabled = true;
    }
    this.top.dataset.verdict = "notice";
    this.top.replaceChildren(element("p", { class: "kurs-summary", role: "status" }, element("b", {}, words.finalWaiting)));
  }

  // Another tab answered or submitted, the register answered, or the page came back from the back/forward cache.
  onchange({ own, kind, key, value, entries }) {
    const ours = (one) => one.kind === "outcome" && one.assessment === this.payload.id;
    const settled = (one) => one.kind === "completed" && one.module === this.payload.module;
    if (own && !this.payload.sealed && !this.current && entries?.some((one) => ours(one) || settled(one))) return this.restore();
    if (own) return;
    if (kind === "log" && (!entries.length || entries.some((one) => one.assessment === this.payload.id || one.kind === "reset"))) this.restore();
    const [, attempt, id] = kind === "state" ? key.split(":") : [];
    if (!this.current || attempt !== this.current.attempt) return;
    this.items.get(id)?.write(value);
    this.tally();
  }
}
