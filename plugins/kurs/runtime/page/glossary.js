// The glossary: a filter that answers at every key, also for a slip in å, ä and ö and for everyday words.
import { fill } from "../element.js";
import words from "../glossary-words.js";

const PAUSE = 400;
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

export function mount(root) {
  const form = root.querySelector("form");
  const told = form.querySelector("[role=status]");
  const letters = [...root.querySelectorAll(".kurs-letter")];
  const entries = [...root.querySelectorAll(".kurs-word")].map((entry) => ({
    entry,
    name: folded(["dt", ".kurs-also"].map((part) => entry.querySelector(part)?.textContent ?? "").join(" ")),
    text: folded(entry.textContent),
  }));
  let telling;

  function filter() {
    const wanted = folded(form.q.value.trim().slice(0, 100));
    const named = entries.filter(({ name }) => name.includes(wanted));
    const shown = new Set(wanted && !named.length ? entries.filter(({ text }) => text.includes(wanted)) : named);
    for (const one of entries) one.entry.hidden = !shown.has(one);
    for (const letter of letters) letter.hidden = !letter.querySelector(".kurs-word:not([hidden])");
    clearTimeout(telling);
    telling = setTimeout(() => {
      const text = shown.size ? (wanted ? words.found : words.count) : words.foundNone;
      told.textContent = fill(text, { found: shown.size, count: entries.length });
    }, PAUSE);
  }

  // A link to a word that the filter has hidden shows it again.
  const reveal = () => {
    const target = location.hash && root.querySelector(`#${CSS.escape(decodeURIComponent(location.hash.slice(1)))}`);
    if (!target?.closest("[hidden]")) return;
    form.q.value = "";
    filter();
    target.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  root.addEventListener("click", (event) => event.target.closest("a[href^='#']") && setTimeout(reveal));
  window.addEventListener("hashchange", reveal);
  filter();
}
