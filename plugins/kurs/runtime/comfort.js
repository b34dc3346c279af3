// The panel in the header for text size and spacing: opened by its button, closed by that, Escape, or going elsewhere.
import { element, style } from "./element.js";
import { choose, chosen } from "./settings.js";
import words from "./comfort-words.js";

const CHOICES = [
  ["size", words.size, words.normal, words.big, words.bigger, words.biggest],
  ["lines", words.lines, words.usual, words.bigger, words.biggest],
  ["letters", words.letters, words.usual, words.bigger, words.biggest],
  ["width", words.width, words.normal, words.short],
];
const usual = Object.fromEntries(CHOICES.map(([name]) => [name, "0"]));
const told = element("p", { role: "status" });

async function tell(values, text) {
  told.textContent = (await choose(values)) ? text : words.notKept;
}

const radio = (name, value, text) =>
  element("label", {}, element("input", { type: "radio", name, value, onchange: () => tell({ [name]: value }, "") }), element("span", {}, text));
const group = ([name, legend, ...texts]) =>
  element("fieldset", {}, element("legend", {}, legend), ...texts.map((text, value) => radio(name, `${value}`, text)));

function reset() {
  tell(usual, words.wasReset);
  show();
}

const form = element(
  "form",
  { id: "kurs-comfort", autocomplete: "off", hidden: true },
  ...CHOICES.map(group),
  element("button", { type: "button", onclick: reset }, words.reset),
  told,
);

const show = () => {
  for (const [name] of CHOICES) form.elements[name].value = chosen(name);
};

let button;
export async function toggle(pressed) {
  if (!button) await place((button = pressed));
  told.textContent = "";
  show();
  open(form.hidden);
}

function open(on) {
  form.hidden = !on;
  button.setAttribute("aria-expanded", on);
}

async function place() {
  button.setAttribute("aria-controls", form.id);
  await style(new URL("comfort.css", import.meta.url));
  button.after(form);
  const outside = ({ target }) => button.parentElement.contains(target) || open(false);
  document.addEventListener("focusin", outside);
  document.addEventListener("click", outside);
  button.parentElement.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || form.hidden) return;
    open(false);
    button.focus();
  });
  window.document$?.subscribe(() => open(false));
}
