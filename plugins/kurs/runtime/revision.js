// What older entries are worth; pure.

// The entries of a module that count: those after the learner last began it anew.
export function sinceReset(entries, module) {
  const own = entries.filter((entry) => entry.module === module);
  const reset = Math.max(0, ...own.filter((entry) => entry.kind === "reset").map((entry) => entry.seq));
  return own.filter((entry) => entry.seq > reset);
}

// Submitted finals with how they went: what the page itself graded, or what the register has answered; without a score
// they wait for its answer.
export function outcomesIn(entries) {
  const outcomes = new Map(entries.filter(({ kind }) => kind === "outcome").map((entry) => [entry.attempt, entry]));
  const known = ({ score, passed, mastery, version }) => ({ score, passed, mastery, version });
  return entries
    .filter(({ kind }) => kind === "submitted")
    .map((entry) => (outcomes.has(entry.attempt) ? { ...entry, ...known(outcomes.get(entry.attempt)) } : entry));
}

// What an older response is worth when the item's key or options have changed (design §4 Identity).
// "same": nothing changed. "kept": changed, but the outcome is the same. "ask": it could come out differently.
export function revision(entry, { hash, declaration }, { grade, offered, chosen }) {
  if (entry.hash === hash) return "same";
  if (!entry.seen || !entry.response) return "ask";
  const now = offered(declaration);
  const added = now.some((id) => !entry.seen.includes(id));
  const removed = chosen(entry.response).some((id) => !now.includes(id));
  const score = grade(declaration, entry.response).score;
  return added || removed || score !== entry.score ? "ask" : "kept";
}
