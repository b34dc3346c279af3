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
const told = element("p", { role: "status" });
const group = ([name, legend, ...texts]) => {
  const radio = (text, value) => element("label", {}, element("input", { type: "radio", name, value }), element("span", {}, text));
  return element("fieldset", {}, element("legend", {}, legend), ...texts.map(radio));
};
const reset = element("button", { type: "button", onclick: () => set(Object.fromEntries(CHOICES.map(([name]) => [name, "0"])), words.wasReset) }, words.resetText);
const panel = element(
  "form",
  { autocomplete: "off", hidden: true, onchange: ({ target }) => set({ [target.name]: target.value }, "") },
  ...CHOICES.map(group),
  reset,
  told,
);
let button;

const show = () => CHOICES.forEach(([name]) => (panel.elements[name].value = chosen(name)));

async function set(values, text) {
  const stored = choose(values);
  show();
  told.textContent = (await stored) ? text : words.notKept;
}

function open(on) {
  panel.hidden = !on;
  button.ariaExpanded = on;
}

export async function toggle(pressed) {
  if (!button) await place((button = pressed));
  told.textContent = "";
  show();
  open(panel.hidden);
}

async function place() {
  await style(new URL("comfort.css", import.meta.url));
  const home = button.parentElement;
  home.append(panel);
  const elsewhere = ({ target }) => home.contains(target) || open(false);
  document.addEventListener("focusin", elsewhere);
  document.addEventListener("click", elsewhere);
  window.document$?.subscribe(() => open(false));
  home.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || panel.hidden) return;
    open(false);
    button.focus();
  });
}
