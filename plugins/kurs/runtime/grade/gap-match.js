// Grade gap-match: the share of statements in their category or one that is accepted. Twin of gap_match.py.
import { given, tally, values } from "./parts.js";

export const offered = ({ categories, statements }) => [...categories, ...Object.keys(statements)];
export const chosen = values;

export function grade({ categories, statements }, response) {
  const parts = {};
  for (const [id, accepted] of Object.entries(statements)) {
    const category = given(response, id);
    const place = accepted.indexOf(category);
    if (!categories.includes(category)) parts[id] = "unanswered";
    else parts[id] = place === 0 ? "correct" : place > 0 ? "accepted" : "incorrect";
  }
  return tally(parts);
}
