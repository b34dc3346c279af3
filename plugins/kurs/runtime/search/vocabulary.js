// Every word of the site by its stem, and which of them somebody may have meant by the word they typed.
import { fold, stem } from "./swedish.js";

const SAME = 1;
const SLIP = 0.7;
const ENDS = 0.6;
const BEGINS = 0.4;
const HOLDS = 0.25;
// What the others weigh beside a word that the site has.
const BESIDE = 0.6;
// Letters in the shortest part of a compound.
const PART = 3;

export class Vocabulary {
  constructor() {
    this.stems = new Map();
    this.known = new Set();
    // As written, so that each form is folded once.
    this.written = new Map();
  }

  // The stem of a word of the site.
  add(word) {
    let found = this.written.get(word);
    if (found === undefined) {
      const folded = fold(word);
      found = stem(folded);
      this.stems.set(folded, found);
      this.known.add(found);
      this.written.set(word, found);
    }
    return found;
  }

  has(word) {
    return this.stems.has(fold(word));
  }

  // The stem of any word.
  stem(word) {
    return this.written.get(word) ?? stem(fold(word));
  }

  // The stems that a typed word may stand for, each with its weight, 1 for the word itself; empty if the site has
  // nothing like it.
  meant(typed) {
    const word = fold(typed);
    const found = this.#alike(word);
    if (!this.known.has(stem(word))) for (const [term, weight] of this.#near(word)) raise(found, term, weight);
    return found;
  }

  // The words that a typed compound is made of, if the site has them: both, or the longest that it has.
  parts(typed) {
    const word = fold(typed);
    const lasts = range(PART, word.length - PART).filter((at) => this.#known(word.slice(at)));
    const firsts = range(PART, word.length - PART).filter((at) => this.#first(word, at));
    const both = lasts.find((at) => firsts.includes(at));
    if (both) return [word.slice(0, both), word.slice(both)];
    const first = firsts.findLast((at) => at > PART);
    const last = lasts.find((at) => word.length - at > PART);
    return [...(first ? [word.slice(0, first)] : []), ...(last ? [word.slice(last)] : [])];
  }

  #alike(word) {
    const root = stem(word);
    const whole = this.known.has(root);
    const sought = whole || root.length > 3 ? root : word;
    return this.#compared((known, its) => (its === root ? SAME : likeness(sought, known, its) * (whole ? BESIDE : 1)));
  }

  // What the words mean that the typed one misses by one slip of a finger.
  #near(word) {
    const root = stem(word);
    const found = new Map();
    for (const [known, its] of this.stems) {
      if (!slipped(word, known) && !slipped(root, its)) continue;
      for (const [stem, weight] of this.#alike(known)) raise(found, stem, weight * SLIP);
    }
    return found;
  }

  #compared(weigh) {
    const found = new Map();
    for (const [known, its] of this.stems) {
      const weight = weigh(known, its);
      if (weight) raise(found, its, weight);
    }
    return found;
  }

  #known(part) {
    return this.known.has(stem(part));
  }

  // Whether the first `at` letters are a word, with or without the s that Swedish puts between.
  #first(word, at) {
    return this.#known(word.slice(0, at)) || (word[at - 1] === "s" && at > PART && this.#known(word.slice(0, at - 1)));
  }
}

// Whether more than a syllable is alike.
export function sure(meant) {
  return [...meant.values()].some((weight) => weight > HOLDS);
}

const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

// Keeps the greater weight.
export function raise(weights, key, weight) {
  weights.set(key, Math.max(weight, weights.get(key) ?? 0));
}

function likeness(sought, known, its) {
  if (sought.length < 2) return 0;
  if (known.startsWith(sought)) return BEGINS;
  if (sought.length < 3) return 0;
  if (its.endsWith(sought)) return ENDS;
  return sought.length > 3 && known.includes(sought) ? HOLDS : 0;
}

function slipped(word, known) {
  return word.length > 3 && oneSlip(word, known);
}

// Whether one letter too many, too few, wrong or changed places with its neighbour is all that differs.
export function oneSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const rest = (a, b) => one.slice(from + a) === other.slice(from + b);
  const swapped = one[from] === other[from + 1] && one[from + 1] === other[from];
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (swapped && rest(2, 2));
}
