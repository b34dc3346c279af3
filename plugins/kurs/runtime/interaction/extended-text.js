// Extended-text: a text of one's own, then a model text and a rubric to tick. Response: the text.
import { element, fill } from "../element.js";
import { warnings } from "../warn.js";
import words from "./extended-text-words.js";

const area = (form) => form.querySelector("textarea");
const over = (form) => area(form).value.length - Number(area(form).dataset.max);

export const read = (form) => (area(form).value.trim() ? area(form).value : null);
export const missing = (form) => (read(form) && over(form) <= 0 ? 0 : 1);

export function write(form, response) {
  area(form).value = typeof response === "string" ? response : "";
  tell(form);
}

export const ask = (form) => (read(form) ? fill(words.tooLong, { over: over(form) }) : words.writeFirst);
export const summary = () => words.written;
export const why = () => [];
export const again = words.writeOn;
export const keeps = true;

// How long it is, and a warning where it looks like something about a real person. Nothing is ever cut off.
function tell(form) {
  const [length, warning] = form.querySelectorAll(".kurs-length, .kurs-personal");
  if (!warning) return;
  const { value, dataset } = area(form);
  length.textContent = fill(words.length, { length: value.length, max: dataset.max });
  const text = [...warnings(value), ...(over(form) > 0 ? [ask(form)] : [])].join(" ");
  if (warning.textContent !== text) warning.textContent = text;
}

export function enhance(form) {
  const length = element("p", { class: "kurs-length", id: `${form.id}-length` });
  area(form).parentElement.after(length, element("p", { class: "kurs-personal", role: "status" }));
  area(form).setAttribute("aria-describedby", length.id);
  form.addEventListener("input", () => tell(form));
  tell(form);
}

// After the answer: the model text, and the rubric to hold against one's own. `ticked` holds ids of the rubric.
export function reflect(item, ticked, save) {
  const rows = [...item.key.querySelectorAll("[data-criterion]")];
  const met = new Set(ticked ?? []);
  const count = element("p", { class: "kurs-ticked", role: "status" });
  const tally = () => (count.textContent = fill(words.ticked, { done: met.size, all: rows.length }));
  const tick = ({ target }) => {
    met[target.checked ? "add" : "delete"](target.value);
    save([...met]);
    tally();
  };
  const line = (row) => {
    const [text, advice] = row.children;
    const { criterion: value } = row.dataset;
    const id = `${item.spec.id}-${value}`;
    const box = { type: "checkbox", value, checked: met.has(value), "aria-describedby": id, onchange: tick };
    const label = element("label", { class: "kurs-option" }, element("input", box), text.cloneNode(true));
    return element("div", {}, label, element("p", { class: "kurs-advice", id }, ...advice.cloneNode(true).childNodes));
  };
  tally();
  item.box.append(element("p", {}, element("b", {}, words.modelText)), ...item.explanation("model"));
  const lines = element("div", { class: "kurs-options" }, ...rows.map(line));
  item.box.after(element("fieldset", { class: "kurs-reflect" }, element("legend", {}, words.rubric), lines, count));
}
