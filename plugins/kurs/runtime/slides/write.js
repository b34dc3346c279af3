// A writing task done together: two proposals side by side, then beside the model. They leave with the browser tab.
import { element } from "../element.js";
import { warnings } from "../warn.js";
import { copy } from "./copy.js";
import words from "./words.js";

const NAMES = [words.slidesFirst, words.slidesSecond];
const written = (shared, id) => shared.state.texts[id] ?? ["", ""];

function box(shared, id, i) {
  const warn = element("p", { class: "kurs-slide-warn", role: "status" });
  const field = element("textarea", { maxlength: 1500, autocomplete: "off", rows: 6 });
  field.addEventListener("input", () => {
    const texts = written(shared, id).with(i, field.value);
    shared.set({ texts: { ...shared.state.texts, [id]: texts } });
  });
  shared.watch(field, () => {
    const text = written(shared, id)[i];
    if (field.value !== text) field.value = text;
    warn.textContent = warnings(text).join(" ");
  });
  return element("div", {}, element("label", {}, element("b", {}, NAMES[i]), field), warn);
}

export const proposals = (id) => (shared) => element("div", { class: "kurs-proposals" }, box(shared, id, 0), box(shared, id, 1));

function shown(shared, id, i) {
  const text = element("p", { class: "kurs-proposal" });
  const made = element("div", {}, element("p", {}, element("b", {}, NAMES[i])), text);
  shared.watch(text, () => {
    text.textContent = written(shared, id)[i];
    made.hidden = !text.textContent;
  });
  return made;
}

// The model in the same row as what was written, and then what to look for.
export function model(id, key, answer) {
  if (!key) return [];
  const example = key.querySelector('[data-why="model"]');
  const together = (shared) =>
    element("div", { class: "kurs-proposals" }, shown(shared, id, 0), shown(shared, id, 1),
      element("div", {}, element("p", {}, element("b", {}, words.slidesModel)), element("div", { class: "kurs-proposal" }, ...[...example.childNodes].map(copy))));
  const rubric = element("ul", {}, ...[...key.querySelectorAll("[data-criterion]")].map((one) => element("li", {}, ...[...one.childNodes].map(copy))));
  const why = [...key.querySelectorAll('[data-why="*"] > *')].map(copy);
  return [answer([together], words.slidesCompare), answer([rubric, ...why], words.slidesRubric)];
}
