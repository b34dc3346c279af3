// Grade hottext: exactly the right spans, or with `partial` right minus wrong. Twin of model/grade/hottext.py.
export const offered = ({ spans }) => spans;
export const chosen = (response) => [].concat(response);

export function grade({ spans, correct, partial }, response) {
  const given = Array.isArray(response) ? response : [];
  const marked = spans.filter((id) => given.includes(id));
  const parts = Object.fromEntries(marked.map((id) => [id, correct.includes(id) ? "correct" : "incorrect"]));
  if (marked.length) for (const id of correct) if (!marked.includes(id)) parts[id] = "missed";
  const right = marked.filter((id) => correct.includes(id)).length;
  const share = Math.max(0, right - (marked.length - right)) / correct.length;
  return { score: partial ? share : Number(share === 1), parts };
}
