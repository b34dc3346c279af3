// Scale: radio buttons with number and words, one group per rating. Response: {rating id: value as text}.
import { fill } from "../element.js";
import words from "../words.js";

const radios = (form) => [...form.querySelectorAll(".kurs-scale input")];

export function read(form) {
  const picked = radios(form).filter((radio) => radio.checked);
  return picked.length ? Object.fromEntries(picked.map(({ name, value }) => [name, value])) : null;
}

export const write = (form, response) =>
  radios(form).forEach((radio) => (radio.checked = response?.[radio.name] === radio.value));

export const missing = (form) =>
  new Set(radios(form).map(({ name }) => name)).size - Object.keys(read(form) ?? {}).length;

const WHICH = { correct: "exact", near: "near", incorrect: "far" };
export const why = (response, { parts }) =>
  Object.keys(parts).map((rating) => ({ part: rating, key: `${rating}:${WHICH[parts[rating]]}` }));
export const together = true;
export const ask = words.answerFirst;

export function summary({ parts }) {
  const verdicts = Object.values(parts);
  const [right, near] = ["correct", "near"].map((wanted) => verdicts.filter((one) => one === wanted).length);
  if (verdicts.length === 1) return near ? words.nearOne : words.incorrect;
  return fill(near ? words.partlyNear : words.partly, { right, near, all: verdicts.length });
}
