// Gap-match: a list of categories per statement.
export { missing, read, write } from "./fields.js";

export const why = (response, { parts }) =>
  Object.entries(response).map(([statement, category]) => ({
    part: statement,
    key: { correct: statement, accepted: `${statement}:${category}`, incorrect: `*:${category}` }[parts[statement]] ?? "",
  }));

// Dragging a statement to a category is an extra, fetched only where there is a mouse.
export function enhance(form, words) {
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) import("../drag.js").then(({ drag }) => drag(form, words), () => {});
}
