// A show of hands: how many for each option, as numbers typed by the one who leads and as bars. No names, not kept.
import { element, fill } from "../element.js";
import words from "./words.js";

const MOST = 999;
const counted = (shared, id) => shared.state.counts[id] ?? {};

const isCounted = (shared, id) => Object.values(counted(shared, id)).some(Boolean);

function count(shared, id, option, change) {
  const now = counted(shared, id);
  const value = Math.min(MOST, Math.max(0, Math.round(change(now[option] ?? 0)) || 0));
  shared.set({ counts: { ...shared.state.counts, [id]: { ...now, [option]: value } } });
}

const share = (shared, id, option) => {
  const now = counted(shared, id);
  const most = Math.max(1, ...Object.values(now));
  return ((now[option] ?? 0) / most) * 100;
};

function bar(shared, id, option) {
  const made = element("span", { class: "kurs-hand-bar", "aria-hidden": "true" });
  shared.watch(made, () => (made.style.inlineSize = `${share(shared, id, option)}%`));
  return element("span", { class: "kurs-hand-track" }, made);
}

// The options with their letters; with counting on, a number for each. `about` is {lead, many} for the phones.
export const hands = (id, options, about = {}) =>
  Object.assign((shared) => list(shared, id, options), { counts: true, question: { id, options, ...about } });

function list(shared, id, options) {
  const made = element("ul", { class: "kurs-hands", role: "list" }, ...options.map((option) => row(shared, id, option)));
  made.classList.toggle("kurs-hands--many", options.length > 5);
  shared.watch(made, () => {
    made.dataset.counting = shared.state.counting;
    made.dataset.counted = isCounted(shared, id);
  });
  return made;
}

function row(shared, id, option) {
  const name = fill(words.slidesHandsFor, { option: option.letter });
  const input = element("input", { type: "number", min: 0, max: MOST, inputmode: "numeric", "aria-label": name, autocomplete: "off" });
  input.addEventListener("input", () => count(shared, id, option.id, () => input.valueAsNumber));
  shared.watch(input, () => {
    const value = String(counted(shared, id)[option.id] ?? 0);
    if (input !== input.ownerDocument.activeElement || input.value !== "") input.value = value;
  });
  const step = (sign, by, says) => element("button", { type: "button", "aria-label": `${says}: ${name}`, onclick: () => count(shared, id, option.id, (n) => n + by) }, sign);
  return element("li", {},
    element("b", { class: "kurs-letter" }, option.letter),
    element("span", { class: "kurs-hand-text" }, option.text.cloneNode(true)),
    element("span", { class: "kurs-hand-count" }, step("−", -1, words.slidesFewer), input, step("+", 1, words.slidesMore)),
    bar(shared, id, option.id));
}

// Beside an option in the key: its bar and how many they were, if anybody was counted.
export function tally(shared, id, option) {
  const told = element("span", { class: "kurs-tally-text" });
  const made = element("span", { class: "kurs-tally" }, bar(shared, id, option), told);
  shared.watch(made, () => {
    made.hidden = !isCounted(shared, id);
    told.textContent = fill(words.slidesHandsCount, { count: counted(shared, id)[option] ?? 0 });
  });
  return made;
}
