// Drag the rows of a list into another order: an extra for the mouse, never the only way.
export function reorder(list, settle) {
  let dragged = null;
  let after = null;
  for (const row of list.children) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    if (list.closest("fieldset").disabled) return event.preventDefault();
    dragged = event.target.closest("[data-part]");
    after = dragged.nextSibling;
    event.dataTransfer.setData("text/plain", dragged.dataset.part);
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("[data-part]");
    if (!over || over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY > top + height / 2 ? "after" : "before"](dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", (event) => {
    if (!dragged) return;
    if (event.dataTransfer.dropEffect === "none") list.insertBefore(dragged, after);
    else settle(dragged);
    dragged = null;
  });
}
