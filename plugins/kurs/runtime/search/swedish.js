// Swedish words as the search sees them: without case and accents, in their stem, whatever stands around them.
// SwedishStemmer, Snowball's, comes before it in the same script.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ACCENT = /\p{M}+/gu;
const snowball = new SwedishStemmer();

// The words of a text in order, as written. Brackets, quotes, hyphens and operators are no part of a word.
export const words = (text) => text.match(WORD) ?? [];

// Small letters without rings, dots and accents: the same whether somebody typed them or not.
export const fold = (word) => word.toLowerCase().normalize("NFD").replace(ACCENT, "");

// The part that all inflections of a folded word have in common. Snowball knows most of them.
export const stem = (folded) => snowball.stemWord(folded);

// Marks each word of `text` that `chosen` says yes to; all else comes out as text, never as HTML.
export function mark(text, chosen) {
  let html = "";
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!chosen(word)) continue;
    html += `${asText(text.slice(end, index))}<mark>${asText(word)}</mark>`;
    end = index + word.length;
  }
  return html + asText(text.slice(end));
}

function asText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
