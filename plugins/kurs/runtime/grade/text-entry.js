// Grade text-entry: the share of fields whose text is accepted. Twin of model/grade/text_entry.py.
import { given, tally } from "./parts.js";

export const offered = ({ blanks }) => Object.keys(blanks);
export const chosen = () => [];

export const normalise = (text, caseSensitive) => {
  const folded = text.normalize("NFC").split(/\s+/u).filter(Boolean).join(" ");
  return caseSensitive ? folded : folded.toLowerCase();
};

// One letter wrong, missing or extra, or two neighbours swapped, in a text of at least four letters.
export function isOneSlip(written, accepted) {
  const [a, b] = [[...written], [...accepted]];
  if (b.length < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const [rest, wanted] = [a.slice(start), b.slice(start)];
  const same = (one, other) => one.join("") === other.join("");
  const swapped = rest.length > 1 && rest[0] === wanted[1] && rest[1] === wanted[0];
  return (
    same(rest.slice(1), wanted.slice(1)) ||
    same(rest.slice(1), wanted) ||
    same(rest, wanted.slice(1)) ||
    (swapped && same(rest.slice(2), wanted.slice(2)))
  );
}

function verdict(text, { accept, expected, caseSensitive, slip }) {
  if (typeof text !== "string" || !text.trim()) return "unanswered";
  const written = normalise(text, caseSensitive);
  const right = accept.map((one) => normalise(one, caseSensitive));
  if (right.includes(written)) return "correct";
  const known = expected.some((one) => normalise(one, caseSensitive) === written);
  return slip && !known && right.some((one) => isOneSlip(written, one)) ? "accepted" : "incorrect";
}

export function grade({ blanks }, response) {
  const parts = {};
  for (const [id, blank] of Object.entries(blanks)) parts[id] = verdict(given(response, id), blank);
  return tally(parts);
}
