// Grade scenario: what the end that was reached is worth. Twin of model/grade/scenario.py.
const WORTH = { good: [1, "correct"], mixed: [0.5, "near"], poor: [0, "incorrect"] };
const WAYS = ({ scenes }) => Object.values(scenes).flatMap(Object.entries);

// An option that leads elsewhere than before is another option.
export const offered = (declaration) => WAYS(declaration).flatMap(([id, to]) => [id, `${id}:${to}`]);
export const chosen = (response) => [].concat(response ?? []);

export function grade({ start, scenes, ends }, response) {
  let at = start;
  for (const id of Array.isArray(response) ? response : []) {
    if (typeof id !== "string" || !Object.hasOwn(scenes, at) || !Object.hasOwn(scenes[at], id)) break;
    at = scenes[at][id];
  }
  const [score, verdict] = Object.hasOwn(ends, at) ? WORTH[ends[at]] : [0, "unanswered"];
  return { score, parts: { [at]: verdict } };
}
