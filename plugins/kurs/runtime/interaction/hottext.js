// Hottext: tick boxes in running text. Response: list of span ids.
import words from "../words.js";

const boxes = (form) => [...form.querySelectorAll("[name=hottext]")];

export function read(form) {
  const marked = boxes(form).filter((box) => box.checked);
  return marked.length ? marked.map((box) => box.value) : null;
}

export const write = (form, response) =>
  boxes(form).forEach((box) => (box.checked = [].concat(response ?? []).includes(box.value)));

export const missing = (form) => (read(form) ? 0 : 1);

// The explanations stand together below, so that the text can still be read as one.
export const why = (response) => response.map((id) => ({ part: id, key: id }));
export const together = true;
export const ask = words.markFirst;
