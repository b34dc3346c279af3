// Text-entry: text fields, in running text or below one another. Response: {blank id: text}.
import { normalise } from "../grade/text-entry.js";
export { missing, read, write } from "./fields.js";

export const why = (response, { parts }, { blanks }) =>
  Object.entries(response)
    .filter(([id]) => blanks[id])
    .map(([id, text]) => {
      if (parts[id] !== "incorrect") return { part: id, key: id };
      const { expected, caseSensitive } = blanks[id];
      const written = normalise(text, caseSensitive);
      const known = expected.findIndex((one) => normalise(one, caseSensitive) === written);
      return { part: id, key: `${id}:${known < 0 ? "" : known}` };
    });
