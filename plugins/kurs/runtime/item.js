// One item on the page: controls → response → outcome → marks and explanations. Knows nothing of storage.
import { element, fill } from "./element.js";
import { shuffled } from "./chance.js";
import words from "./words.js";

const VERDICTS = {
  correct: words.rightAnswer,
  accepted: words.accepted,
  near: words.near,
  incorrect: words.wrongAnswer,
  unanswered: words.unanswered,
};

// Loads what the stems need. Resolves to a Map: stem → {grade, offered, chosen, read, write, missing, why, …}.
export async function interactionsOf(specs) {
  const stems = [...new Set(specs.map((spec) => spec.interaction))];
  const load = async (stem) => {
    const parts = await Promise.all([import(`./grade/${stem}.js`), import(`./interaction/${stem}.js`)]);
    return [stem, Object.assign({}, ...parts)];
  };
  return new Map(await Promise.all(stems.map(load)));
}

// Enter held down, and the second click of a double click, must not press the button that comes next.
const haltRepeat = (event) => event.repeat && event.key === "Enter" && event.preventDefault();
const haltDouble = (event) => {
  if (event.detail < 2 || !event.target.closest("button")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
};

// Of the whole item: "near" when something is near and nothing worse.
function overall({ score, parts }) {
  if (score === null) return "done";
  const verdicts = Object.values(parts);
  const near = verdicts.includes("near") && verdicts.every((one) => one === "near" || one === "correct");
  return score === 1 ? "correct" : near ? "near" : "incorrect";
}

export class Item {
  constructor(form, spec, interaction) {
    Object.assign(this, { form, spec, interaction });
    this.fieldset = form.querySelector("fieldset");
    this.box = element("div", { class: "kurs-feedback", role: "status" });
    this.actions = element("div", { class: "kurs-actions" });
    this.key = form.querySelector(".kurs-key");
    if (this.key) this.key.before(this.actions, this.box);
    else form.append(this.actions, this.box);
    form.querySelector(":scope > button").remove();
    interaction.enhance?.(form, words);
    form.addEventListener("keydown", haltRepeat);
    form.addEventListener("click", haltDouble, true);
    this.clear();
  }

  read() {
    return this.interaction.read(this.form);
  }

  write(response) {
    this.interaction.write(this.form, response);
  }

  missing() {
    return this.interaction.missing(this.form);
  }

  // What to say instead of taking an answer that isn't whole; null when it is.
  refusal(confidence) {
    const { together, ask = together ? words.pickOne : words.answerFirst } = this.interaction;
    const missing = this.missing();
    if (missing) return fill(typeof ask === "string" ? ask : ask(this.form), { missing });
    return confidence && !confidence.read() ? confidence.ask : null;
  }

  focus() {
    this.form.querySelector("fieldset :is(input, select, textarea, button)")?.focus();
  }

  shuffle(seed) {
    const parent = this.form.querySelector("[data-shuffle]");
    if (parent && this.spec.shuffle !== false) parent.append(...shuffled(parent.children, seed));
  }

  part(id) {
    return this.form.querySelector(`[data-part="${CSS.escape(id)}"]`);
  }

  say(text) {
    this.box.dataset.verdict = "notice";
    this.box.replaceChildren(element("p", {}, text));
  }

  clear() {
    this.form.dataset.state = "unanswered";
    this.fieldset.disabled = false;
    delete this.box.dataset.verdict;
    this.box.replaceChildren();
    this.form.querySelector(".kurs-reflect")?.remove();
    for (const place of this.fieldset.querySelectorAll("[data-verdict]")) delete place.dataset.verdict;
    for (const text of this.fieldset.querySelectorAll(".kurs-verdict, .kurs-why")) text.remove();
    for (const control of this.fieldset.querySelectorAll(`[aria-describedby^="${this.spec.id}-why-"]`)) control.removeAttribute("aria-describedby");
  }

  // Locks the controls and says how it went. A `response` of null is no answer at all.
  show(response, outcome, declaration) {
    this.clear();
    this.form.dataset.state = "answered";
    this.fieldset.disabled = true;
    this.box.dataset.verdict = overall(outcome);
    this.box.append(element("p", { class: "kurs-summary" }, element("b", {}, response ? this.summary(outcome) : words.unanswered)));
    for (const [id, verdict] of Object.entries(outcome.parts)) if (verdict in VERDICTS) this.mark(id, verdict, VERDICTS[verdict]);
    if (response) this.explain(this.interaction.why(response, outcome, declaration));
  }

  mark(id, verdict, text) {
    const place = this.part(id);
    place.dataset.verdict = verdict;
    place.append(element("span", { class: "kurs-verdict" }, text));
  }

  summary(outcome) {
    const { score, parts } = outcome;
    const verdicts = Object.values(parts);
    if (score === 1 && this.interaction.success) return this.interaction.success;
    if (score === 1) return this.spec.interaction === "text-entry" && verdicts.includes("accepted") ? words.spelled : words.correct;
    if (this.interaction.summary) return this.interaction.summary(outcome);
    if (this.interaction.together) return verdicts.includes("incorrect") ? words.incorrect : `${words.incorrect} ${words.moreRight}`;
    const right = verdicts.filter((one) => one === "correct" || one === "accepted").length;
    return fill(words.partly, { right, all: verdicts.length });
  }

  explanation(id) {
    return [...(this.key?.querySelector(`[data-why="${CSS.escape(id)}"]`)?.cloneNode(true).childNodes ?? [])];
  }

  // Under each part, or together in the feedback where the parts are options.
  explain(reasons) {
    for (const { part, key } of reasons) {
      const nodes = this.explanation(key);
      const place = this.part(part);
      if (!nodes.length || !place) continue;
      const id = `${this.spec.id}-why-${part}`;
      const text = element(this.interaction.together ? "p" : "span", { class: "kurs-why", id }, ...nodes);
      if (this.interaction.together) {
        const name = place.querySelector("span").textContent;
        if (reasons.length > 1) text.prepend(element("b", {}, name), /[.!?]$/.test(name) ? " " : ": ");
        this.box.append(text);
      } else {
        place.append(text);
        place.querySelector("select,input")?.setAttribute("aria-describedby", id);
      }
    }
    this.box.append(...this.explanation("*"));
  }
}
