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

class Canvas {
  constructor(place, shared) {
    Object.assign(this, { place, shared });
  }

  fits(slide) {
    const made = draw(slide, this.shared);
    this.place.replaceChildren(made);
    const body = made.querySelector(".kurs-slide-body");
    return body.scrollHeight <= body.clientHeight + 1;
  }
}

// All slides, split where they don't fit. What can't be split is set smaller, and scrolls if that isn't enough.
export function fitted(slides, place, shared) {
  const canvas = new Canvas(place, shared);
  const result = slides.flatMap((slide) => named(slide, split(slide, canvas)));
  place.replaceChildren();
  return result.filter(({ nodes, kind }) => nodes.length || kind === "title");
}

const named = (slide, parts) => parts.map((part, i) => (i ? { ...part, title: numbered(slide.title, i + 1), notes: [] } : part));

function split(slide, canvas) {
  const [large, small] = ["large", "small"].map((size) => ({ ...slide, size }));
  if (canvas.fits(large)) return [large];
  if (canvas.fits(slide)) return [slide];
  if ((slide.kind !== "text" || slide.dense) && canvas.fits(small)) return [small];
  const base = slide.dense ? small : slide;
  const parts = [];
  let rest = [...slide.nodes];
  while (rest.length) {
    const [taken, left] = take(rest, base, canvas);
    const part = { ...base, nodes: taken };
    parts.push(canvas.fits(part) ? part : { ...small, nodes: taken });
    rest = left;
  }
  return parts;
}

// As many nodes as fit, and at least something.
function take(nodes, slide, canvas) {
  const fits = (taken) => canvas.fits({ ...slide, nodes: taken });
  let count = 0;
  while (count < nodes.length && fits(nodes.slice(0, count + 1))) count++;
  while (count > 1 && count < nodes.length && leads(nodes[count - 1])) count--;
  const taken = nodes.slice(0, count);
  const [head, tail] = halves(nodes[count], (part) => fits([...taken, part]));
  if (head && (count === 0 || head.childElementCount > 1)) return [[...taken, head], [tail, ...nodes.slice(count + 1)]];
  if (count) return [taken, nodes.slice(count)];
  return [[nodes[0]], nodes.slice(1)];
}

// A line that belongs to what comes after it.
const leads = (node) =>
  node instanceof Element && (node.matches("h3,h4,h5,h6,.kurs-kicker,.kurs-title,.kurs-intro") || (node.localName === "p" && node.textContent.trim().endsWith(":")));

// [the first children that fit, the rest], each in its own copy of the node; [] where it has no parts.
function halves(node, fits) {
  if (!(node instanceof Element) || !node.matches(SPLIT)) return [];
  const parts = [...node.children].filter((one) => !one.matches("thead"));
  let count = 0;
  while (count + 1 < parts.length && fits(shell(node, parts.slice(0, count + 1)))) count++;
  const before = parts.slice(0, count);
  const [head, tail] = count < parts.length ? halves(parts[count], (part) => fits(shell(node, [...before, part]))) : [];
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
