// A chapter's article → the slides as they are before it is known how much of them fits: split at headings and marks.
import { fill } from "../element.js";
import { copy } from "./copy.js";
import { questions } from "./questions.js";
import words from "./words.js";

// What an author writes, each as an HTML comment on its own line. render/slides.py tells where one is misspelled.
const MARK = /^\s*(bild(?::\s*inte)?|anteckning:([^]*))\s*$/i;
const NEVER = "link,script,style,template,noscript,form,aside,nav,.kurs-listen,p:has(> .kurs-slides-open),.kurs-guide,.kurs-template,.kurs-storage";
const PAGES = "[data-kurs-page]:not([data-kurs-page='module'])";

const about = (module) => [...module.querySelectorAll(":scope > .kurs-meta, :scope > p:has(+ ul), :scope > ul")];

export class Deck {
  constructor(article) {
    this.name = article.querySelector("h1")?.textContent.trim() ?? document.title;
    this.slides = [];
    this.over = "";
    this.begin(this.name, { kind: "title" });
    const nodes = [...article.childNodes];
    const last = nodes.findLastIndex(({ localName }) => localName === "hr");
    nodes.slice(0, last < 0 ? undefined : last).forEach((node) => this.take(node));
    this.slides = this.slides.filter(({ kind, nodes: { length } }) => length || kind === "title");
    this.slides.at(-1).notes.push(...nodes.slice(last + 1).filter(({ classList }) => !classList?.contains("kurs-keys")).map(({ textContent }) => (last < 0 ? "" : textContent.trim())).filter(Boolean));
  }

  begin(title, rest = {}) {
    const { notes = [] } = this.now?.nodes.length === 0 && this.now.kind !== "title" ? this.now : {};
    this.left = false;
    this.now = { kind: "text", title, over: "", nodes: [], notes: [...notes], ...rest };
    this.slides.push(this.now);
  }

  take(node) {
    if (node.nodeType === Node.COMMENT_NODE) return this.mark(MARK.exec(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "h1") return;
    if (/^h[2-6]$/.test(node.localName)) return this.heading(node);
    if (this.left || node.matches(NEVER)) return;
    if (node.localName === "hr") this.begin(this.now.title, { over: this.now.over });
    else if (node.matches("[data-kurs]")) this.exercise(node);
    else if (node.matches("[data-kurs-page='module']")) this.now.nodes.push(...about(node).map(copy));
    else if (node.matches(PAGES) && !node.matches(".kurs-case")) return;
    else this.now.nodes.push(this.shown(node));
  }

  // Long matter is set smaller from the start. What a weak note lacks is for the group to find.
  shown(node) {
    const made = copy(node);
    this.now.dense ||= node.matches(".kurs-case,.kurs-example");
    made.querySelectorAll?.(".kurs-weak").forEach((weak) => {
      const lacks = [...weak.children].slice(1);
      this.now.notes.push(...lacks.map(({ textContent }) => textContent.trim().replace(/\s+/g, " ")));
      lacks.forEach((one) => one.remove());
    });
    return made;
  }

  heading(node) {
    const title = node.textContent.trim();
    if (node.localName === "h2") this.over = title;
    this.begin(title, { over: node.localName === "h2" ? "" : this.over });
  }

  mark(found) {
    if (!found) return;
    if (found[2]) return this.now.notes.push(found[2].trim().replace(/\s+/g, " "));
    this.begin(this.now.title, { over: this.now.over });
    this.left = found[1].includes(":");
  }

  exercise(section) {
    const { title, over, notes } = this.now;
    const found = questions(section);
    found[0].notes.unshift(...(this.now.nodes.length ? [] : notes));
    this.slides.push(...found);
    this.begin(title, { over, again: true });
  }
}

export const numbered = (title, at) => fill(words.slidesGoesOn, { title, at });
