// Every word of the site by its stem, and which of them somebody may have meant by the word they typed.
import { fold, stem } from "./swedish.js";

const SAME = 1;
const PART = 0.8;
const SLIP = 0.7;
const BEGINS = 0.5;
const ENDS = 0.5;
const HOLDS = 0.25;
// What the others weigh beside a word that the site has.
const WHOLE = 0.6;

export class Vocabulary {
  constructor() {
    this.stems = new Map();
    this.known = new Set();
  }

  /** The stem of a word of the site. */
  add(word) {
    const folded = fold(word);
    let found = this.stems.get(folded);
    if (found === undefined) {
      found = stem(folded);
      this.stems.set(folded, found);
      this.known.add(found);
    }
    return found;
  }

  has(word) {
    return this.stems.has(fold(word));
  }

  /** The stem of any word. */
  stem(word) {
    const folded = fold(word);
    return this.stems.get(folded) ?? stem(folded);
  }

  /** The stems that a typed word may stand for, each with its weight, 1 for the word itself. */
  meant(typed) {
    const word = fold(typed);
    const root = stem(word);
    const found = new Map();
    const others = this.known.has(root) ? WHOLE : 1;
    this.#compare(found, (known, its) => (its === root ? SAME : likeness(word, root, known, its) * others));
    if (this.#strong(found)) return found;
    for (const part of this.#parts(word)) raise(found, part, PART);
    if (!this.#strong(found)) this.#compare(found, (known, its) => slipped(word, root, known, its));
    return found;
  }

  #strong(found) {
    return [...found.values()].some((weight) => weight > HOLDS);
  }

  #compare(found, weigh) {
    for (const [known, its] of this.stems) {
      const weight = weigh(known, its);
      if (weight) raise(found, its, weight);
    }
  }

  /** The two known words that a compound is made of: the longest last one decides. */
  #parts(word) {
    for (let at = 3; at <= word.length - 3; at++) {
      const last = this.#known(word.slice(at));
      const first = last && (this.#known(word.slice(0, at)) ?? this.#known(word.slice(0, at).replace(/s$/, "")));
      if (first) return [first, last];
    }
    return [];
  }

  #known(part) {
    const its = stem(part);
    return part.length > 2 && this.known.has(its) ? its : undefined;
  }
}

/** Keeps the greater weight. */
export function raise(weights, key, weight) {
  weights.set(key, Math.max(weight, weights.get(key) ?? 0));
}

function likeness(word, root, known, its) {
  if (known === word) return SAME;
  if (root.length < 2) return 0;
  if (known.startsWith(root)) return BEGINS;
  if (root.length < 3) return 0;
  if (its.endsWith(root)) return ENDS;
  return root.length > 3 && known.includes(root) ? HOLDS : 0;
}

function slipped(word, root, known, its) {
  if (word.length < 4) return 0;
  return oneSlip(word, known) || (root.length > 3 && oneSlip(root, its)) ? SLIP : 0;
}

/** Whether one letter too many, too few, wrong or changed places with its neighbour is all that differs. */
export function oneSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const rest = (a, b) => one.slice(from + a) === other.slice(from + b);
  const swapped = one[from] === other[from + 1] && one[from + 1] === other[from];
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (swapped && rest(2, 2));
}
