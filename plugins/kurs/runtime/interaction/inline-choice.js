// Inline-choice: a list in each gap of a text.
export { missing, read, write } from "./fields.js";

export const why = (response) => Object.entries(response).map(([gap, option]) => ({ part: gap, key: `${gap}:${option}` }));
