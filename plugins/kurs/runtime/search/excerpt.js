// The few lines of a section that show why it was found.
import { mark, words } from "./swedish.js";

const LENGTH = 220;

// HTML: the paragraph with most of what was sought, cut around it.
export function excerpt({ text, names }, hit) {
  const blocks = text.split("\n").filter(Boolean);
  if (names) return meaning(blocks, hit);
  const count = (block) => new Set(words(block).filter(hit)).size;
  const best = blocks.reduce((one, other) => (count(other) > count(one) ? other : one), blocks[0] ?? "");
  return best && `<p>${mark(around(best, hit), hit)}</p>`;
}

// What a term means, and the paragraph after it if that is why it was found: other names stand there.
function meaning([definition, ...others], hit) {
  const why = words(definition).some(hit) ? [] : others.filter((block) => words(block).some(hit)).slice(0, 1);
  return [definition, ...why].map((block) => `<p>${mark(block, hit)}</p>`).join("");
}

function around(block, hit) {
  if (block.length <= LENGTH) return block;
  const first = Math.max(0, block.indexOf(words(block).find(hit) ?? ""));
  const from = first < LENGTH / 2 ? 0 : block.lastIndexOf(" ", first - LENGTH / 3) + 1;
  const to = block.indexOf(" ", from + LENGTH);
  return `${from ? "… " : ""}${block.slice(from, to < 0 ? undefined : to)}${to < 0 ? "" : " …"}`;
}
