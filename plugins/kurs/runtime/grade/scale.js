// Grade scale: the share of ratings with the right value; one step off is "near". Twin of model/grade/scale.py.
import { given, values as chosen } from "./parts.js";

export { chosen };
export const offered = ({ values, ratings }) => [...values, ...Object.keys(ratings)];

// 8 (not specified) and 9 (not applicable) are no steps: nothing is near them.
const STEPS = ["0", "1", "2", "3", "4"];

function verdict(value, key, values) {
  if (!values.includes(value)) return "unanswered";
  if (value === key) return "correct";
  const near = STEPS.includes(value) && STEPS.includes(key) && Math.abs(value - key) === 1;
  return near ? "near" : "incorrect";
}

export function grade({ values, ratings, partial }, response) {
  const parts = {};
  for (const [id, key] of Object.entries(ratings)) parts[id] = verdict(given(response, id), key, values);
  const verdicts = Object.values(parts);
  const worth = { correct: 1, near: partial ? 0.5 : 0 };
  return { score: verdicts.reduce((sum, one) => sum + (worth[one] ?? 0), 0) / verdicts.length, parts };
}
