// Gap-match: a list of categories per statement. Dragging a statement to a category is an extra for the mouse.
import { element } from "../element.js";
export { missing, read, write } from "./fields.js";

export const why = (response, { parts }) =>
  Object.entries(response).map(([statement, category]) => ({
    part: statement,
    key: { correct: statement, accepted: `${statement}:${category}`, incorrect: `*:${category}` }[parts[statement]] ?? "",
  }));

export function enhance(form, words) {
  if (!matchMedia("(hover: hover) and (pointer: fine)").matches) return;
  let dragged = null;
  const rows = form.querySelector(".kurs-rows");
  const bin = (option) => {
    const place = element("li", { "data-bin": option.value }, option.text);
    const over = (on) => (event) => {
      if (!dragged) return;
      event.preventDefault();
      place.toggleAttribute("data-over", on);
    };
    place.addEventListener("dragover", over(true));
    place.addEventListener("dragleave", over(false));
    place.addEventListener("drop", (event) => {
      over(false)(event);
      if (!dragged) return;
      const select = dragged.querySelector("select");
      select.value = option.value;
      select.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return place;
  };
  const options = [...form.querySelector("select").options].slice(1);
  rows.before(element("div", { class: "kurs-bins" }, element("p", {}, words.bins), element("ul", {}, ...options.map(bin))));
  for (const row of rows.children) {
    row.draggable = true;
    row.addEventListener("dragend", () => (dragged = null));
    row.addEventListener("dragstart", (event) => {
      if (form.dataset.state === "answered") return event.preventDefault();
      dragged = row;
      event.dataTransfer.setData("text/plain", row.dataset.part);
    });
  }
}
