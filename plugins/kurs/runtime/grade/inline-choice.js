// Grade inline-choice: the share of gaps where the right option is chosen. Twin of model/grade/inline_choice.py.
import { given, tally } from "./parts.js";

const option = (gap, id) => `${gap}:${id}`;
export const offered = ({ gaps }) => Object.entries(gaps).flatMap(([gap, { options }]) => [gap, ...options.map((id) => option(gap, id))]);
export const chosen = (response) => Object.entries(response ?? {}).map(([gap, id]) => option(gap, id));

export function grade({ gaps }, response) {
  const parts = {};
  for (const [gap, { options, correct }] of Object.entries(gaps)) {
    const id = given(response, gap);
    parts[gap] = !options.includes(id) ? "unanswered" : id === correct ? "correct" : "incorrect";
  }
  return tally(parts);
}
