// What interactions with one value per part have in common. Response: {part id: value}.
const isMap = (response) => response !== null && typeof response === "object" && !Array.isArray(response);

// The value given for a part; undefined for anything malformed.
export const given = (response, id) => (isMap(response) && Object.hasOwn(response, id) ? response[id] : undefined);
export const values = (response) => (isMap(response) ? Object.values(response) : []);

// The share of parts that are right.
export function tally(parts) {
  const verdicts = Object.values(parts);
  const right = verdicts.filter((verdict) => verdict === "correct" || verdict === "accepted").length;
  return { score: right / verdicts.length, parts };
}
