// Drag a row to one of its list's options: an extra for the mouse, never the only way.
import { element } from "./element.js";

export function drag(form, words) {
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
