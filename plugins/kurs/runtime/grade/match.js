// Grade match: the share of rows paired with their own target. Twin of model/grade/match.py.
import { given, tally, values } from "./parts.js";

export const offered = ({ targets, rows }) => [...targets, ...Object.keys(rows)];
export const chosen = values;

export function grade({ targets, rows }, response) {
  const parts = {};
  for (const [row, right] of Object.entries(rows)) {
    const target = given(response, row);
    parts[row] = !targets.includes(target) ? "unanswered" : target === right ? "correct" : "incorrect";
  }
  return tally(parts);
}
