// "How sure are you?", asked before the explanation. The answer is a number 1-3 that never leaves this browser.
import { element } from "./element.js";
import words from "./confidence-words.js";

const SURE = 3;
const levels = () => Object.entries({ 1: words.unsure, 2: words.fairly, [SURE]: words.certain });

export class Confidence {
  constructor({ spec, actions, box }) {
    this.box = box;
    const id = `${spec.id}-sure`;
    const radio = ([value, text]) =>
      element("label", { class: "kurs-option" }, element("input", { type: "radio", name: id, value }), element("span", {}, text));
    this.group = element(
      "div",
      { class: "kurs-confidence", role: "radiogroup", "aria-labelledby": id },
      element("p", { id }, words.ask),
      element("div", { class: "kurs-levels" }, ...levels().map(radio)),
    );
    this.radios = [...this.group.querySelectorAll("input")];
    actions.before(this.group);
  }

  get ask() {
    return words.first;
  }

  read() {
    const picked = this.radios.find((radio) => radio.checked);
    return picked ? Number(picked.value) : null;
  }

  write(value) {
    for (const radio of this.radios) radio.checked = Number(radio.value) === value;
  }

  lock(locked) {
    for (const radio of this.radios) radio.disabled = locked;
  }

  // A word about the judgment, where it and the answer don't agree.
  remark(sure, score) {
    const text = sure === SURE && score < 1 ? words.sureWrong : sure === 1 && score === 1 ? words.unsureRight : null;
    if (text) this.box.querySelector(".kurs-summary").after(element("p", { class: "kurs-remark" }, text));
  }
}
