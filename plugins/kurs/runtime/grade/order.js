// Grade order: full score for the whole right order, or the share of steps in their place. Twin of model/grade/order.py.
export const offered = ({ steps }) => steps;
export const chosen = (response) => [].concat(response ?? []);

export function grade({ partial, steps }, response) {
  const given = Array.isArray(response) ? response.filter((id) => steps.includes(id)) : [];
  const verdict = (id, place) => (!given.includes(id) ? "unanswered" : given.indexOf(id) === place ? "correct" : "incorrect");
  const parts = Object.fromEntries(steps.map((id, place) => [id, verdict(id, place)]));
  const share = steps.filter((id) => parts[id] === "correct").length / steps.length;
  return { score: partial || share === 1 ? share : 0, parts };
}
