// The index of the site, and which pages answer a query, best first.
// MiniSearch comes before it in the same script.
import { fold, mark, words } from "./swedish.js";
import { Vocabulary, raise, sure } from "./vocabulary.js";
import { excerpt } from "./excerpt.js";

const BOOST = { title: 5, names: 4, page: 2, text: 1 };
const MOST_WORDS = 20;
const LONGEST_WORD = 60;
const MOST_PAGES = 20;
const MOST_SECTIONS = 6;
// Terms of the glossary that are shown at once.
const MOST_TERMS = 4;
// Above all other scores.
const ANSWER = 10_000;
const SURE = 0.6;
const HARDLY = 0.2;

export class Engine {
  // `docs` are the sections of the site; one without # in its location is a page, one with `names` a glossary term.
  // `common` are words such as "and", which a section need not have.
  constructor(docs, common = []) {
    this.docs = docs;
    this.common = new Set(common.map(fold));
    this.vocabulary = new Vocabulary();
    this.pages = new Map(docs.filter(({ location }) => !location.includes("#")).map((doc) => [doc.location, doc]));
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      extractField: (doc, field) => this.#field(doc, field),
      idField: "id",
      tokenize: words,
      processTerm: (word) => this.vocabulary.add(word),
    });
    this.index.addAll(docs.map((doc, id) => ({ ...doc, id })));
    this.names = new Map(docs.flatMap(({ names }, id) => (names ? [[id, names.map((name) => this.#stems(name))]] : [])));
  }

  // Groups of sections, one group a page, with what matched marked in them.
  search(query) {
    const asked = this.#asked(query);
    const hits = this.#answered(this.#complete(this.#hits(asked), asked), asked);
    return this.#grouped(hits).map((group) => group.map((hit) => this.#shown(hit, asked)));
  }

  // Each word of the query with the stems that it may mean, by their weights.
  #asked(query) {
    const typed = words(query).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
    const distinct = [...new Set(this.#joined(typed))];
    const telling = this.#telling(distinct);
    return distinct.flatMap((word) => (telling.includes(word) ? this.#needed(word) : this.#hardly(word)));
  }

  #needed(word) {
    const meant = this.vocabulary.meant(word);
    const parts = sure(meant) ? [] : this.vocabulary.parts(word);
    if (!parts.length) return [{ word, meant, needed: meant.size > 0 }];
    return parts.map((part) => ({ word: part, meant: this.vocabulary.meant(part), part: true }));
  }

  #hardly(word) {
    return [{ word, meant: new Map([[this.vocabulary.stem(word), HARDLY]]), common: true }];
  }

  // The words that are more than common, or all of them.
  #telling(all) {
    const telling = all.filter((word) => !this.common.has(fold(word)));
    return telling.length ? telling : all;
  }

  // Two words in a row that the site writes as one become one.
  #joined(typed) {
    const found = [];
    for (const word of typed) {
      const both = `${found.at(-1) ?? ""}${word}`;
      if (found.length && this.vocabulary.has(both)) found.splice(-1, 1, both);
      else found.push(word);
    }
    return found;
  }

  #field(doc, field) {
    if (field === "page") return `${this.pages.get(pageOf(doc))?.title ?? ""} ${doc.under ?? ""}`;
    if (field === "names") return (doc.names ?? []).join(" ");
    return doc[field] ?? "";
  }

  #stems(text) {
    return this.#telling(words(text)).map((word) => this.vocabulary.add(word));
  }

  #hits(asked) {
    const weights = new Map();
    for (const { meant } of asked) for (const [term, weight] of meant) raise(weights, term, weight);
    return this.index.search(
      { combineWith: "OR", queries: [...weights.keys()] },
      {
        tokenize: (term) => [term],
        processTerm: (term) => term,
        boost: BOOST,
        boostTerm: (term) => weights.get(term),
        boostDocument: (id) => this.docs[id].boost ?? 1,
      },
    );
  }

  // The hits that have every word that says something; when none has, those with the most. Parts count as they can.
  #complete(hits, asked) {
    const having = ({ terms }, wanted) => wanted.filter(({ meant }) => terms.some((term) => meant.has(term))).length;
    const needed = asked.filter((one) => one.needed);
    const parts = asked.filter((one) => one.part);
    const counts = new Map(hits.map((hit) => [hit, having(hit, needed)]));
    const most = Math.max(0, ...counts.values());
    for (const hit of hits) hit.score *= Math.max(1, having(hit, parts)) ** 2;
    return most || parts.length ? hits.filter((hit) => counts.get(hit) === most) : [];
  }

  // A term of the glossary that is all that was asked for, or a part of it, stands above all else.
  #answered(hits, asked) {
    const certain = ({ meant }) => new Set([...meant].filter(([, weight]) => weight > SURE).map(([term]) => term));
    const needed = asked.filter((one) => one.needed).map(certain);
    const parts = asked.filter((one) => one.part).map(certain);
    const is = (name, all) => name.length === all.length && name.every((stem, at) => all[at].has(stem));
    const asks = (name) => is(name, needed) || parts.some((part) => is(name, [part]));
    for (const hit of hits) if (this.names.get(hit.id)?.some(asks)) hit.score += ANSWER;
    return hits.sort((one, other) => other.score - one.score);
  }

  #grouped(hits) {
    const groups = new Map();
    for (const hit of hits) {
      const page = pageOf(this.docs[hit.id]);
      if (groups.has(page)) groups.get(page).push(hit);
      else groups.set(page, [hit]);
    }
    const first = [...groups.values()].slice(0, MOST_PAGES);
    return first.map((group) => this.#withPage(this.#terms(group).slice(0, MOST_SECTIONS)));
  }

  // Material shows the sections that score as the first does; it hides the others until asked.
  #terms(group) {
    const named = group.filter(({ id, match }) => this.names.has(id) && byName(match)).slice(0, MOST_TERMS);
    for (const hit of named) hit.score = Math.max(hit.score, group[0].score);
    return [...named, ...group.filter((hit) => !named.includes(hit))];
  }

  #withPage(group) {
    const page = this.pages.get(pageOf(this.docs[group[0].id]));
    const has = !page || group.some(({ id }) => this.docs[id] === page);
    return has ? group : [...group, { id: this.docs.indexOf(page), score: 0, terms: [], match: {} }];
  }

  #shown({ id, score, terms }, asked) {
    const doc = this.docs[id];
    const sought = asked.filter(({ common }) => !common);
    const stems = new Set(terms.filter((term) => sought.some(({ meant }) => meant.has(term))));
    const found = new Set(words(`${doc.title} ${doc.text}`).filter((word) => stems.has(this.vocabulary.stem(word))));
    const hit = (word) => found.has(word);
    const missing = sought.filter(({ part, meant }) => !part && terms.length && !terms.some((term) => meant.has(term)));
    const said = [...marked(found).map((word) => [word, true]), ...missing.map(({ word }) => [word, false])];
    return {
      location: doc.location,
      title: mark(doc.title, hit),
      text: excerpt(doc, hit),
      score,
      terms: Object.fromEntries(said),
    };
  }
}

function pageOf({ location }) {
  return location.split("#")[0];
}

function byName(match) {
  return Object.values(match).some((fields) => fields.includes("title") || fields.includes("names"));
}

// The words of a section that Material is to mark on the page.
function marked(found) {
  return [...new Set([...found].map((word) => word.toLowerCase()))].slice(0, 8);
}
