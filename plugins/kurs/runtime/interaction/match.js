// Match: a list of choices per row; a target taken by one row is marked in the others.
import { element } from "../element.js";
export { missing, read, write } from "./fields.js";

export const why = (response, { parts }) =>
  Object.entries(response).map(([row, target]) => ({ part: row, key: parts[row] === "correct" ? row : `*:${target}` }));

export function enhance(form, words) {
  const selects = [...form.querySelectorAll("select")];
  const taken = element("span", { class: "kurs-taken", role: "status" });
  form.querySelector(".kurs-rows").after(taken);
  form.addEventListener("change", ({ target }) => {
    const same = selects.find((select) => select !== target && select.value && select.value === target.value);
    taken.textContent = same ? words.takenTwice : "";
  });
}
