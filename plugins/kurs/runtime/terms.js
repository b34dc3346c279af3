// Explanations of the trade's words: shown by hover, focus and tap; Escape takes them away (WCAG 1.4.13).
import { element, style } from "./element.js";
import words from "./glossary-words.js";

const box = element("div", { class: "kurs-means", role: "tooltip", id: "kurs-means" });
style(new URL("terms.css", import.meta.url));
let shown = null;
let leaving;

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  box.remove();
}

function show(term, tapped) {
  clearTimeout(leaving);
  if (shown === term) return;
  hide();
  shown = term;
  box.replaceChildren(element("span", {}, term.dataset.means), tapped ? element("small", {}, words.again) : "");
  term.setAttribute("aria-describedby", box.id);
  document.body.append(box);
  place(term);
}

// Under the word, or above it where there is no room; never outside the screen.
function place(term) {
  const at = term.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
  const below = at.bottom + height + 8 < innerHeight;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(below ? at.bottom + 4 : at.top - height - 4) + scrollY}px`;
}

const leave = () => (leaving = setTimeout(hide, 300));
const termOf = (event) => event.target.closest?.("a.kurs-term");

let tap = false;
document.addEventListener("pointerdown", (event) => (tap = event.pointerType !== "mouse"));
document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const term = termOf(event);
  if (term) show(term);
  else if (box.contains(event.target)) clearTimeout(leaving);
  else if (shown && shown !== document.activeElement) leave();
});
document.addEventListener("focusin", (event) => {
  const term = termOf(event);
  if (term && !tap) show(term);
  else if (!term && shown) hide();
});
document.addEventListener("click", (event) => {
  const term = termOf(event);
  if (!term) return box.contains(event.target) || hide();
  if (tap && shown !== term) {
    event.preventDefault();
    event.stopImmediatePropagation();
    show(term, true);
  }
}, true);
document.addEventListener("keydown", (event) => {
  tap = false;
  if (event.key === "Escape") hide();
});
window.document$?.subscribe(hide);
