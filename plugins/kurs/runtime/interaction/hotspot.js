// Hotspot: radio buttons or tick boxes, and a drawing that presses them and shows their state. Response: list of ids.
import { write as choose } from "./choice.js";

export { missing, read, together, why } from "./choice.js";

const partOf = (form, spot) => form.querySelector(`[data-part="${CSS.escape(spot.dataset.spot)}"]`);

// What the list says, in the drawing. It has no state of its own.
function mirror(form) {
  for (const spot of form.querySelectorAll("[data-spot]")) {
    const part = partOf(form, spot);
    const control = part.querySelector("input");
    spot.toggleAttribute("data-picked", control.checked);
    spot.toggleAttribute("data-focused", control.matches(":focus-visible"));
    if (part.dataset.verdict) spot.dataset.verdict = part.dataset.verdict;
    else delete spot.dataset.verdict;
  }
}

export function write(form, response) {
  choose(form, response);
  mirror(form);
}

// The second press of a double one must not take back the first. Focus goes to the control, the page stays.
function press(form, { target, detail }) {
  const spot = target.closest("[data-spot]");
  if (!spot) return;
  const control = partOf(form, spot).querySelector("input");
  control.focus({ preventScroll: true, focusVisible: false });
  if (detail < 2) control.click();
}

export function enhance(form) {
  for (const type of ["input", "focusin", "focusout"]) form.addEventListener(type, () => mirror(form));
  form.querySelector(".kurs-hotspot svg").addEventListener("click", (event) => press(form, event));
  const verdicts = new MutationObserver(() => mirror(form));
  for (const part of form.querySelectorAll("[data-part]")) verdicts.observe(part, { attributeFilter: ["data-verdict"] });
}
