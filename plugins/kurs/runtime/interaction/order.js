// Order: steps with buttons that move them. Response: list of step ids, or null until a step has been moved.
import { element, fill } from "../element.js";
import words from "./order-words.js";

const list = (form) => form.querySelector(".kurs-order");
const rows = (form) => [...list(form).children];
const ids = (form) => rows(form).map((row) => row.dataset.part);
const isMoved = (form) => "moved" in list(form).dataset;

export const read = (form) => (isMoved(form) ? ids(form) : null);
export const missing = (form) => (isMoved(form) ? 0 : 1);
export const ask = words.moveFirst;

// A response that lacks one of the steps is of another version: the list is as it was at first.
export function write(form, response) {
  const whole = Array.isArray(response) && ids(form).every((id) => response.includes(id));
  const place = ({ dataset }) => (whole ? response.indexOf(dataset.part) : Number(dataset.start));
  list(form).append(...rows(form).sort((a, b) => place(a) - place(b)));
  list(form).toggleAttribute("data-moved", whole);
  form.querySelector(".kurs-moved")?.replaceChildren();
  edges(form);
}

export const why = (response) => response.map((id) => ({ part: id, key: id }));

// The first can't go up nor the last down; their buttons stay, so that focus is never lost.
const edges = (form) =>
  rows(form).forEach((row, at, all) => {
    const [up, down] = row.querySelectorAll("button");
    up?.setAttribute("aria-disabled", at === 0);
    down?.setAttribute("aria-disabled", at === all.length - 1);
  });

export function enhance(form) {
  const told = element("p", { class: "kurs-moved", role: "status" });
  const name = (row) => row.querySelector("span").textContent;
  const tell = (row) =>
    (told.textContent = fill(words.movedTo, { step: name(row), place: rows(form).indexOf(row) + 1, all: rows(form).length }));
  const settle = (row) => {
    list(form).dataset.moved = "";
    edges(form);
    tell(row);
    list(form).dispatchEvent(new Event("input", { bubbles: true }));
  };
  const move = (row, by) => (event) => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return tell(row);
    other[by < 0 ? "before" : "after"](row);
    event.currentTarget.focus();
    settle(row);
  };
  const arrow = (row, by, sign, text) =>
    element("button", { type: "button", "aria-label": fill(text, { step: name(row) }), onclick: move(row, by) }, sign);
  for (const row of rows(form))
    row
      .querySelector("select")
      .replaceWith(element("span", { class: "kurs-move" }, arrow(row, -1, "↑", words.moveUp), arrow(row, 1, "↓", words.moveDown)));
  list(form).after(told);
  edges(form);
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) import("../reorder.js").then(({ reorder }) => reorder(list(form), settle), () => {});
}
