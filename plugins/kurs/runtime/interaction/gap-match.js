// Gap-match: a list of categories per statement. Dragging a statement to a category is an extra for the mouse.
export { missing, read, write } from "./fields.js";

export const why = (response, { parts }) =>
  Object.entries(response).map(([statement, category]) => ({
    part: statement,
    key: { correct: statement, accepted: `${statement}:${category}`, incorrect: `*:${category}` }[parts[statement]] ?? "",
  }));

export function enhance(form) {
  let dragged = null;
  for (const row of form.querySelectorAll(".kurs-row")) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      if (form.dataset.state === "answered") return event.preventDefault();
      dragged = row;
      event.dataTransfer.setData("text/plain", row.dataset.part);
      event.dataTransfer.effectAllowed = "move";
    });
    row.addEventListener("dragend", () => (dragged = null));
  }
  for (const bin of form.querySelectorAll("[data-bin]")) {
    const over = (on) => bin.toggleAttribute("data-over", on);
    bin.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      over(true);
    });
    bin.addEventListener("dragleave", () => over(false));
    bin.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      if (!dragged) return;
      const select = dragged.querySelector("select");
      select.value = bin.dataset.bin;
      select.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
