// One item of a repetition: one answer, an explanation at once, and on to the next. Half an answer is kept.
import { button, element } from "./element.js";
import { Item } from "./item.js";
import words from "./words.js";

export class Repeat {
  // `next` goes on, on a button that says `onward`; `comesBack` says when the item comes up again.
  // `Confidence` is there where the item asks how sure the learner is.
  constructor(form, spec, interaction, { record, session, onward, next, comesBack, Confidence }) {
    Object.assign(this, { form, spec, record, session, comesBack });
    this.item = new Item(form, spec, interaction);
    this.confidence = Confidence ? new Confidence(this.item) : null;
    this.draft = `draft:${spec.id}:repetition`;
    this.submit = element("button", { type: "submit", class: "kurs-button" }, words.answer);
    this.next = button(onward, next);
    this.next.hidden = true;
    this.item.actions.append(this.submit, this.next);
    form.addEventListener("input", () => record.set(this.draft, this.item.read()));
    form.addEventListener("submit", (event) => this.onsubmit(event));
    const times = record.entries.filter((entry) => entry.item === spec.id).length;
    this.item.shuffle(record.learner + spec.id + times);
    this.item.write(record.get(this.draft) ?? null);
  }

  isAnswered() {
    return this.form.dataset.state === "answered";
  }

  onstate(key, value) {
    if (key === this.draft) this.item.write(value);
  }

  onsubmit(event) {
    event.preventDefault();
    if (this.isAnswered()) return;
    const refusal = this.item.refusal(this.confidence);
    if (refusal) this.item.say(refusal);
    else this.answer(this.item.read(), this.confidence?.read());
  }

  answer(response, sure) {
    const { item, spec, confidence } = this;
    const outcome = item.interaction.grade(spec.declaration, response);
    item.show(response, outcome, spec.declaration);
    confidence?.lock(true);
    confidence?.remark(sure, outcome.score);
    this.submit.hidden = true;
    this.next.hidden = false;
    this.record.set(this.draft, null);
    const { id, module, hash, declaration } = spec;
    const seen = item.interaction.offered(declaration);
    const entry = { kind: "repeated", module, item: id, hash, seen, response, score: outcome.score, session: this.session };
    this.record.append({ ...entry, ...(sure && { sure }) });
    item.box.append(element("p", { class: "kurs-small" }, this.comesBack()));
    this.next.focus({ preventScroll: true });
    item.box.scrollIntoView({ block: "nearest" });
  }
}
