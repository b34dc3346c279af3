// Practice: an explanation at once, try again as often as you like, nothing typed is lost.
import { button, element, fill } from "./element.js";
import { interactionsOf, Item } from "./item.js";
import { revision, sinceReset } from "./revision.js";
import words from "./words.js";

export async function mount(root, payload, record) {
  const interactions = await interactionsOf(payload.items);
  const { Confidence } = payload.items.some((spec) => spec.confidence) ? await import("./confidence.js") : {};
  root.classList.add("kurs-live");
  for (const spec of payload.items) {
    const form = root.querySelector(`[data-item="${CSS.escape(spec.id)}"]`);
    const item = new Item(form, spec, interactions.get(spec.interaction));
    new Practice(item, payload, record, spec.confidence ? new Confidence(item) : null);
  }
  if (payload.kind === "set") countIn(root.querySelector(".kurs-head"), payload, record);
}

const attempts = (record, { module, id }) =>
  sinceReset(record.entries, module).filter((entry) => entry.kind === "attempted" && entry.assessment === id);

function countIn(head, payload, record) {
  const counter = element("p", { class: "kurs-count" });
  const count = () => {
    const attempted = new Set(attempts(record, payload).map((entry) => entry.item));
    const done = payload.items.filter(({ id }) => attempted.has(id)).length;
    counter.textContent = fill(words.setProgress, { done, all: payload.items.length });
  };
  head.append(counter);
  record.watch(count);
  count();
}

class Practice {
  constructor(item, payload, record, confidence) {
    Object.assign(this, { item, payload, record, confidence, form: item.form, spec: item.spec, unrecorded: [] });
    this.draft = `draft:${item.spec.id}`;
    this.ticked = `${this.draft}:ticked`;
    this.submit = element("button", { type: "submit", class: "kurs-button" }, words.answer);
    this.again = button(item.interaction.again ?? words.answerAgain, () => this.anew(), true);
    item.actions.append(this.submit, this.again);
    this.form.addEventListener("input", ({ target }) => target.closest(".kurs-reflect") || this.oninput());
    this.form.addEventListener("submit", (event) => this.onsubmit(event));
    record.watch((change) => this.onchange(change));
    this.restore(item.read());
  }

  attempts() {
    if (!this.payload.recorded) return this.unrecorded;
    return attempts(this.record, this.payload).filter((entry) => entry.item === this.spec.id);
  }

  // The draft: what is chosen or written so far, and how sure.
  keep(response, sure) {
    if (!this.payload.recorded) return;
    this.record.set(this.draft, response);
    if (this.confidence) this.record.set(`${this.draft}:sure`, sure);
  }

  shuffle(times) {
    this.item.shuffle(this.record.learner + this.spec.id + times);
  }

  open() {
    this.item.clear();
    this.confidence?.lock(false);
    this.submit.hidden = false;
    this.again.hidden = true;
  }

  anew() {
    this.open();
    const { keeps } = this.item.interaction;
    this.item.write(keeps ? this.attempts().at(-1)?.response : null);
    if (keeps && this.payload.recorded) this.record.set(this.ticked, null);
    this.confidence?.write(null);
    this.shuffle(this.attempts().length);
    this.item.focus();
  }

  close(response, sure) {
    const outcome = this.item.interaction.grade(this.spec.declaration, response);
    this.item.show(response, outcome, this.spec.declaration);
    this.confidence?.lock(true);
    this.confidence?.remark(sure, outcome.score);
    const { recorded } = this.payload;
    const tick = (ids) => recorded && this.record.set(this.ticked, ids);
    this.item.interaction.reflect?.(this.item, recorded ? this.record.get(this.ticked) : null, tick);
    this.submit.hidden = true;
    this.again.hidden = false;
    return outcome;
  }

  // `early` is what was chosen or written before this had started.
  restore(early = null) {
    const typed = this.payload.recorded ? this.record.get(this.draft) : null;
    const last = this.attempts().findLast((entry) => !entry.elsewhere) ?? this.attempts().at(-1);
    this.open();
    this.shuffle(Math.max(0, this.attempts().length - (typed ? 0 : 1)));
    this.item.write(typed ?? last?.response ?? early);
    this.confidence?.write(this.payload.recorded && (typed || !last) ? this.record.get(`${this.draft}:sure`) : (last?.sure ?? null));
    if (typed || !last) return;
    if (last.elsewhere) return this.item.say(words.answeredElsewhere);
    const worth = revision(last, this.spec, this.item.interaction);
    if (worth === "ask") return this.item.say(words.olderVersion);
    this.close(last.response, last.sure);
    if (worth === "kept") this.item.box.append(element("p", { class: "kurs-older" }, words.olderKept));
  }

  // Where an interaction takes a step back from its end, it is open again.
  oninput() {
    if (this.form.dataset.state === "answered") this.open();
    this.keep(this.item.read(), this.confidence?.read());
  }

  onsubmit(event) {
    event.preventDefault();
    if (this.form.dataset.state === "answered") return;
    const refusal = this.item.refusal(this.confidence);
    if (refusal) this.item.say(refusal);
    else this.answer(this.item.read(), this.confidence?.read());
  }

  async answer(response, sure) {
    const { score } = this.close(response, sure);
    this.again.focus({ preventScroll: true });
    this.item.box.scrollIntoView({ block: "nearest" });
    const { module, id: assessment, recorded } = this.payload;
    const { id: item, hash, declaration } = this.spec;
    const seen = this.item.interaction.offered(declaration);
    const entry = { kind: "attempted", module, assessment, item, hash, seen, response, score, ...(sure && { sure }) };
    if (!recorded) return this.unrecorded.push(entry);
    this.keep(null, null);
    await this.record.append(entry);
    return (await import("./completion.js")).complete(this.record, module);
  }

  // What another tab did, never under the learner's hands; or, without entries, a return from the back/forward cache.
  onchange({ own, kind, key, value, entries }) {
    if (own || !this.payload.recorded) return;
    const returned = kind === "log" && !entries.length;
    if (!returned && this.form.contains(document.activeElement)) return;
    if (returned || entries?.some((one) => one.item === this.spec.id || one.kind === "reset")) this.restore();
    else if (key === this.draft && this.form.dataset.state === "unanswered") this.item.write(value);
  }
}
