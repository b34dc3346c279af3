// Slides that fit: each is laid out on a canvas of 1280 × 720, whatever the window, so that all windows split alike.
import { element } from "../element.js";
import { numbered } from "./deck.js";

const SPLIT = ":is(ul,ol,dl,table,tbody,blockquote,div,section,details):not(.kurs-note-card,dl > div)";

// The slide as it is shown. Nodes that are functions are alive: they are made anew for each place and follow `shared`.
export function draw(slide, shared) {
  const id = `kurs-bild-${crypto.randomUUID?.() ?? Math.random()}`;
  const nodes = slide.nodes.map((node) => (typeof node === "function" ? node(shared) : node.cloneNode(true)));
  const body = element("div", { class: "kurs-slide-body" }, ...nodes);
  const title = element("h2", { id }, slide.title);
  const over = slide.over && element("p", { class: "kurs-slide-over" }, slide.over);
  const made = element("section", { class: "kurs-slide md-typeset", "data-kind": slide.kind, "data-size": slide.size, "aria-labelledby": id }, element("header", {}, over || null, title), body);
  return made;
}

// Measures many at a time: each look at the layout costs as much as the whole page.
class Canvas {
  constructor(place, shared) {
    Object.assign(this, { place, shared });
  }

  fit(slides) {
    const made = slides.map((slide) => draw(slide, this.shared));
    this.place.replaceChildren(...made);
    return made.map(({ lastChild: body }) => body.scrollHeight <= body.clientHeight + 1);
  }

  // How many of the growing candidates fit, before the first that doesn't.
  count(slides) {
    const fitting = this.fit(slides);
    return fitting.includes(false) ? fitting.indexOf(false) : fitting.length;
  }
}

const SIZES = ["large", undefined, "small"];
const sized = (slide) => SIZES.map((size) => ({ ...slide, size }));

// All slides, split where they don't fit. What can't be split is set smaller, and scrolls if that isn't enough.
export function fitted(slides, place, shared) {
  const canvas = new Canvas(place, shared);
  const fitting = canvas.fit(slides.flatMap(sized));
  const result = slides.flatMap((slide, i) => named(slide, sizedOrSplit(slide, fitting.slice(i * 3, i * 3 + 3), canvas)));
  place.replaceChildren();
  return result.filter(({ nodes, kind }) => nodes.length || kind === "title");
}

const named = (slide, parts) => parts.map((part, i) => (i ? { ...part, title: numbered(slide.title, i + 1), notes: [] } : part));

function sizedOrSplit(slide, [asLarge, asIs, asSmall], canvas) {
  const [large, normal, small] = sized(slide);
  if (asLarge) return [large];
  if (asIs) return [normal];
  if (asSmall && (slide.kind !== "text" || slide.dense)) return [small];
  return split(slide.dense ? small : normal, small, canvas);
}

function split(base, small, canvas) {
  const parts = [];
  let rest = [...base.nodes];
  while (rest.length) {
    const [taken, left] = take(rest, base, canvas);
    const part = { ...base, nodes: taken };
    parts.push(canvas.fit([part])[0] ? part : { ...small, nodes: taken });
    rest = left;
  }
  return parts;
}

// As many nodes as fit, and at least something.
function take(nodes, slide, canvas) {
  const growing = (before, lists) => canvas.count(lists.map((list) => ({ ...slide, nodes: [...before, ...list] })));
  let count = growing([], nodes.map((_, i) => nodes.slice(0, i + 1)));
  while (count > 1 && count < nodes.length && leads(nodes[count - 1])) count--;
  const taken = nodes.slice(0, count);
  const [head, tail] = halves(nodes[count], (parts) => growing(taken, parts.map((part) => [part])));
  if (head && (count === 0 || head.childElementCount > 1)) return [[...taken, head], [tail, ...nodes.slice(count + 1)]];
  return count ? [taken, nodes.slice(count)] : [[nodes[0]], nodes.slice(1)];
}

// A line that belongs to what comes after it.
const leads = (node) =>
  node instanceof Element && (node.matches("h3,h4,h5,h6,.kurs-kicker,.kurs-title,.kurs-intro") || (node.localName === "p" && node.textContent.trim().endsWith(":")));

// [the first children that fit, the rest], each in its own copy of the node; [] where it has no parts. `growing` tells
// how many of a row of ever larger parts fit.
function halves(node, growing) {
  if (!(node instanceof Element) || !node.matches(SPLIT)) return [];
  const parts = [...node.children].filter((one) => !one.matches("thead"));
  let count = growing(parts.slice(0, -1).map((_, i) => shell(node, parts.slice(0, i + 1))));
  const before = parts.slice(0, count);
  const [head, tail] = halves(parts[count], (inner) => growing(inner.map((part) => shell(node, [...before, part]))));
  if (head) return [shell(node, [...before, head]), shell(node, [tail, ...parts.slice(count + 1)], count)];
  while (count && leads(parts[count - 1])) count--;
  return count ? [shell(node, parts.slice(0, count)), shell(node, parts.slice(count), count)] : [];
}

function shell(node, parts, before = 0) {
  const made = node.cloneNode(false);
  const head = node.querySelector(":scope > thead");
  if (head) made.append(head.cloneNode(true));
  made.append(...parts.map((one) => one.cloneNode(true)));
  if (node.localName === "ol") made.start = (node.start || 1) + before;
  return made;
}
