// An exercise → slides to do together: read, ask with a show of hands, then the key. Nothing is answered or recorded.
import { shuffled } from "../chance.js";
import { element, fill } from "../element.js";
import { hands, tally } from "./hands.js";
import { copy } from "./copy.js";
import words from "./words.js";
import { model, proposals } from "./write.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const inside = (node) => [...node.childNodes].map(copy);
const text = (node) => element("span", {}, ...(node ? inside(node) : []));
const nothing = () => [];

export function questions(section) {
  const kind = [...section.classList].find((name) => name.startsWith("kurs--"));
  const head = section.querySelector(":scope > .kurs-head");
  const title = head?.querySelector(".kurs-title")?.textContent ?? "";
  if (kind === "kurs--final") return [slide("text", title || words.slidesFinal, "", [element("p", {}, words.slidesFinalAlone)])];
  const payload = JSON.parse(section.querySelector("template").content.textContent);
  const intro = head?.querySelector(".kurs-intro");
  const first = intro ? [slide("text", title, "", inside(intro))] : [];
  return [...first, ...payload.items.flatMap((spec) => item(section.querySelector(`[data-item="${CSS.escape(spec.id)}"]`), spec, title))];
}

const slide = (kind, title, over, nodes, notes = []) => ({ kind, title, over, nodes, notes });

function item(form, spec, over) {
  const legend = form.querySelector("fieldset > legend").textContent.trim();
  const about = [...form.querySelectorAll(":scope > .kurs-context, :scope > .kurs-figure:has(img)")].map(copy);
  const ask = (nodes, title = legend, notes = [words.slidesAskNote]) => slide("question", title, over || words.slidesTogether, nodes, notes);
  const answer = (nodes, title = legend) => slide("key", title, words.slidesKey, nodes);
  const make = KINDS[spec.interaction] ?? plain;
  const slides = make({ form, spec, about, ask, answer, key: form.querySelector(".kurs-key") });
  const last = form.querySelector('.kurs-key > [data-why="*"]');
  if (!last || spec.interaction === "extended-text") return slides;
  if (EACH.has(spec.interaction)) slides.push(answer(inside(last)));
  else slides.at(-1).nodes.push(...inside(last).filter((node) => node.nodeType === Node.ELEMENT_NODE));
  return slides;
}

const order = (list, spec) => (spec.shuffle === false ? [...list] : shuffled(list, spec.id));
const lettered = (labels) => labels.map((label, i) => ({ letter: LETTERS[i], id: label.id, text: label.text }));

// Right or wrong, what it says, why, and how many hands: of an option whose line in the key is `li`.
const verdict = (option, li, id, good) => (shared) => {
  const right = li?.querySelector("b")?.textContent ?? "";
  const why = li?.querySelector("[data-why]");
  return element("div", { class: "kurs-verdict-row", "data-verdict": good ? "correct" : "incorrect" },
    element("p", {}, element("b", { class: "kurs-letter" }, option.letter), " ", element("b", {}, right), " ", option.text.cloneNode(true), tally(shared, id, option.id)),
    why ? element("p", { class: "kurs-because" }, ...inside(why)) : null);
};

const lineOf = (key, why) => key?.querySelector(`[data-why="${CSS.escape(why)}"]`)?.closest("li");

function choice({ form, spec, about, ask, answer, key }) {
  const drawn = form.querySelector(".kurs-hotspot svg");
  const labels = order(form.querySelectorAll(".kurs-option"), drawn ? { ...spec, shuffle: false } : spec);
  const options = lettered(labels.map((label) => ({ id: label.dataset.part, text: text(label.querySelector("span:not(.kurs-verdict)")) })));
  const votes = hands(spec.id, options, { many: !!form.querySelector('.kurs-option > [type="checkbox"]') });
  const body = drawn ? beside(copy(drawn), votes) : votes;
  return [ask([...about, body]), answer(options.map((option) => verdict(option, lineOf(key, option.id), spec.id, spec.declaration.correct.includes(option.id))))];
}

const beside = (picture, make) =>
  Object.assign((shared) => element("div", { class: "kurs-beside kurs-hotspot" }, picture.cloneNode(true), make(shared)), { counts: true, question: make.question });

// One question for each row, gap or rating, and its key straight after.
const eachOf = (parts) => (told) => {
  const { about, ask, answer, key, spec } = told;
  const found = parts(told);
  const lead = told.form.querySelector("legend").textContent.trim();
  const each = found.flatMap(({ id, label, options, show = nothing }, i) => {
    const title = label ?? fill(words.slidesPart, { number: i + 1, all: found.length });
    const lines = [...(key?.querySelectorAll("li") ?? [])].filter((li) => li.querySelector(`[data-why="${id}"],[data-why^="${id}:"],[data-right="${id}"]`));
    const told = lines.map((li) => element("div", { class: "kurs-verdict-row", "data-verdict": li.querySelector("[data-right]") || li.dataset.right ? "correct" : "incorrect" }, ...answered(li)));
    return [
      ask([...show(i), hands(`${spec.id}/${id}`, options, { lead })], title),
      answer([...show(i), ...told], title),
    ];
  });
  const first = ask([...about, ...(found[0]?.show ?? nothing)(-1)], lead, []);
  return [...(first.nodes.length ? [first] : [{ ...first, nodes: [list(found)] }]), ...each];
};

// Of a line in the key: the right answer and why. What it is the answer to stands above.
function answered(li) {
  const line = copy(li);
  const right = line.querySelector("[data-right]");
  while (right && line.firstChild !== right) line.firstChild.remove();
  line.querySelectorAll(":scope > b").forEach((label) => label.before(" "));
  return line.childNodes;
}

const list = (parts) => element("ul", {}, ...parts.map(({ label }) => element("li", {}, label ?? "")));
const choices = (select) => lettered([...select.options].filter(({ value }) => value).map((one) => ({ id: one.value, text: element("span", {}, one.textContent) })));

const rows = eachOf(({ form, spec }) =>
  order(form.querySelectorAll(".kurs-row"), spec).map((row) => ({
    id: row.dataset.part,
    label: row.querySelector("span").textContent.trim(),
    options: choices(row.querySelector("select")),
  })),
);

const scale = eachOf(({ form }) =>
  [...form.querySelectorAll(".kurs-scale")].map((one) => ({
    id: one.querySelector("legend").dataset.part,
    label: one.querySelector("legend > span").textContent.trim(),
    options: [...one.querySelectorAll("input")].map((input) => ({ letter: input.value, id: input.value, text: scaleName(input) })),
  })),
);

function scaleName(input) {
  const span = text(input.nextElementSibling);
  span.querySelector("b")?.remove();
  return span;
}

const gaps = eachOf(({ form }) => {
  const whole = form.querySelector(".kurs-blanks");
  const selects = [...whole.querySelectorAll("select")];
  const show = (at) => [blanks(whole, at)];
  return selects.map((one) => ({ id: one.name, options: choices(one), show }));
});

// The text with its gaps as numbers, the one at hand marked.
function blanks(whole, at = -1) {
  const shown = document.importNode(whole, true);
  shown.querySelectorAll("select,input").forEach((field, i) => {
    const gap = element(i === at ? "mark" : "span", { class: "kurs-gap" }, fill(words.slidesGap, { number: i + 1 }));
    (field.closest(".kurs-blank") ?? field).replaceWith(gap);
  });
  return element("div", { class: "kurs-gaps" }, ...shown.childNodes);
}

const keyed = (key) => [...(key?.children ?? [])].filter((one) => one.localName !== "summary" && one.dataset.why !== "*").map(copy);

// Shown as it is, talked about, and then the key.
function plain({ form, about, ask, answer, key }) {
  const body = form.querySelector("fieldset > :not(legend, .kurs-how)");
  const fields = body?.matches(".kurs-blanks") ? [blanks(body)] : body?.matches(".kurs-rows") ? [lines(body, "ul")] : [];
  return [ask([...about, ...fields]), answer(keyed(key))];
}

const lines = (body, tag) => element(tag, {}, ...[...body.querySelectorAll("[data-part]")].map((row) => element("li", {}, ...inside(row.querySelector("span")))));

function ordered({ form, spec, about, ask, answer, key }) {
  const steps = shuffled([...form.querySelectorAll("[data-part]")].sort((a, b) => a.dataset.start - b.dataset.start), spec.id);
  const shown = steps.map((row, i) => element("li", {}, element("b", { class: "kurs-letter" }, LETTERS[i]), " ", text(row.querySelector("span"))));
  return [ask([...about, element("ul", { class: "kurs-lettered" }, ...shown)]), answer(keyed(key))];
}

function marked({ form, about, ask, answer, key }) {
  const body = document.importNode(form.querySelector(".kurs-hottext"), true);
  body.querySelectorAll("label").forEach((label, i) => label.replaceWith(element("mark", {}, element("b", {}, LETTERS[i] ?? i + 1), " ", label.querySelector("span").textContent)));
  return [ask([...about, ...body.childNodes]), answer(keyed(key))];
}

function scenario({ form, spec, about, ask, answer, key }) {
  const scenes = [...form.querySelectorAll(".kurs-scene")];
  const number = (id) => scenes.findIndex((one) => one.dataset.part === id) + 1;
  const name = (scene) => scene.querySelector(".kurs-scene-name").textContent.trim();
  const slides = scenes.flatMap((scene) => {
    const told = [...scene.children].filter((one) => !one.matches(".kurs-scene-name, .kurs-ways")).map(copy);
    const ways = [...scene.querySelectorAll(".kurs-ways > li")];
    if (!ways.length) return [answer(told, name(scene))];
    const options = lettered(ways.map((way) => ({ id: way.dataset.part, text: text(way.querySelector("span")) })));
    const id = `${spec.id}/${scene.dataset.part}`;
    const next = ways.map((way) => fill(words.slidesToScene, { number: number(way.dataset.to) }));
    return [ask([...told, hands(id, options)], name(scene)), answer(options.map((option, i) => way(option, lineOf(key, option.id), id, next[i])), name(scene))];
  });
  return [ask(about.length ? about : [element("p", {}, words.slidesScenario)], undefined, []), ...slides];
}

const way = (option, li, id, next) => (shared) =>
  element("div", { class: "kurs-verdict-row" },
    element("p", {}, element("b", { class: "kurs-letter" }, option.letter), " ", option.text.cloneNode(true), tally(shared, id, option.id)),
    element("p", { class: "kurs-because" }, ...inside(li?.querySelector("[data-why]") ?? element("span")), " ", element("b", {}, next)));

function written({ spec, about, ask, answer, key }) {
  return [ask([...about, proposals(spec.id)], undefined, [words.slidesWriteNote]), ...model(spec.id, key, answer)];
}

const EACH = new Set(["match", "gap-match", "scale", "inline-choice"]);
const KINDS = { choice, hotspot: choice, match: rows, "gap-match": rows, scale, "inline-choice": gaps, order: ordered, hottext: marked, scenario, "extended-text": written };
