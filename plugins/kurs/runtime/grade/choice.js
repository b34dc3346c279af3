// Grade choice: full score when exactly the right options are chosen, else none. Twin of model/grade/choice.py.
export const offered = ({ options }) => options;
export const chosen = (response) => [].concat(response);

export function grade({ options, correct }, response) {
  const given = Array.isArray(response) ? response : [];
  const picked = options.filter((id) => given.includes(id));
  const parts = Object.fromEntries(picked.map((id) => [id, correct.includes(id) ? "correct" : "incorrect"]));
  if (picked.length) for (const id of correct) if (!picked.includes(id)) parts[id] = "missed";
  const right = picked.length && picked.length === correct.length && picked.every((id) => correct.includes(id));
  return { score: right ? 1 : 0, parts };
}
