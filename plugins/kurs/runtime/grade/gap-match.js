// Grade gap-match: the share of statements in their category or one that is accepted. Twin of gap_match.py.
export const offered = ({ categories, statements }) => [...categories, ...Object.keys(statements)];
export const chosen = (response) => Object.values(response);

export function grade({ categories, statements }, response) {
  const parts = {};
  for (const [id, accepted] of Object.entries(statements)) {
    const place = accepted.indexOf(response?.[id]);
    if (!categories.includes(response?.[id])) parts[id] = "unanswered";
    else parts[id] = place === 0 ? "correct" : place > 0 ? "accepted" : "incorrect";
  }
  const verdicts = Object.values(parts);
  const right = verdicts.filter((verdict) => verdict === "correct" || verdict === "accepted").length;
  return { score: right / verdicts.length, parts };
}
