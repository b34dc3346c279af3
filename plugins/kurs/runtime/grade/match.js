// Grade match: the share of rows paired with their own target. Twin of model/grade/match.py.
export const offered = ({ targets, rows }) => [...targets, ...Object.keys(rows)];
export const chosen = (response) => Object.values(response);

export function grade({ targets, rows }, response) {
  const parts = {};
  for (const [row, target] of Object.entries(rows)) {
    const given = response?.[row];
    parts[row] = !targets.includes(given) ? "unanswered" : given === target ? "correct" : "incorrect";
  }
  const verdicts = Object.values(parts);
  return { score: verdicts.filter((verdict) => verdict === "correct").length / verdicts.length, parts };
}
