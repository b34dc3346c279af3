// An entry of the log → the xAPI 1.0.3 statement that a register takes (contract: register/statement.schema.json); pure.
const verb = (name) => `http://adlnet.gov/expapi/verbs/${name}`;

// null for what is nobody else's matter: practice begun anew, what the register itself has said, work done elsewhere.
// Of practice no response is sent; of a final the responses are, for the register to grade.
export function statementOf(entry, { iri, device }) {
  const final = entry.kind === "submitted";
  if ((entry.kind !== "attempted" && !final) || entry.elsewhere) return null;
  const base = `${iri.replace(/\/+$/, "")}/${entry.module ?? "-"}/${entry.assessment}`;
  const details = final
    ? { attempt: entry.attempt, items: entry.items.map(({ item, hash, response }) => ({ item, hash, response: response ?? null })) }
    : { hash: entry.hash };
  return {
    id: final ? entry.attempt : entry.id,
    version: "1.0.3",
    actor: { objectType: "Agent", account: { homePage: iri, name: device } },
    verb: { id: verb(final ? "answered" : "attempted") },
    object: { objectType: "Activity", id: final ? base : `${base}/${entry.item}` },
    context: { extensions: { "https://w3id.org/kurs/attempt": { module: entry.module ?? null, version: entry.version ?? null, ...details } } },
    timestamp: entry.at,
  };
}
