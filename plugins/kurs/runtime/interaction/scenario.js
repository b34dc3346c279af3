// Scenario: one scene at a time, a button for each way on. Response: list of the chosen option ids, from the start.
import { button, element, fill } from "../element.js";
import { walk as walkOf, ways } from "../ways.js";
import words from "./scenario-words.js";

export const together = true;
export const ask = words.chooseFirst;
export const again = words.startOver;
export const success = words.good;

const list = (form) => form.querySelector(".kurs-scenes");
const path = (form) => (list(form).dataset.path ?? "").split(" ").filter(Boolean);
const isEnd = (scene) => "ending" in scene.dataset;

// A response of another version is gone as far as it leads.
const walk = (form, response) => walkOf(list(form), Array.isArray(response) ? response : []);

export const read = (form) => (path(form).length ? path(form) : null);
export const missing = (form) => (isEnd(walk(form, path(form)).scene) ? 0 : 1);
export const why = (response, { parts }) => [response.at(-1), ...Object.keys(parts)].map((id) => ({ part: id, key: id }));

const ENDED = { near: words.mixed, incorrect: words.poor };
export const summary = ({ parts }) => ENDED[Object.values(parts)[0]] ?? words.unfinished;

export function write(form, response) {
  const { gone, scene } = walk(form, response);
  list(form).dataset.path = gone.map(({ dataset }) => dataset.part).join(" ");
  for (const one of list(form).children) one.hidden = one !== scene;
  show(form, gone, scene);
}

const text = (way) => [...way.querySelector("span").cloneNode(true).childNodes];
const consequence = (form, { dataset }) =>
  [...(form.querySelector(`[data-why="${CSS.escape(dataset.part)}"]`)?.cloneNode(true).childNodes ?? [])];

function show(form, gone, scene) {
  const step = form.querySelector(".kurs-step");
  if (!step) return;
  form.querySelector(".kurs-scenario").toggleAttribute("data-end", isEnd(scene));
  form.querySelector(".kurs-back").hidden = !gone.length;
  step.textContent = isEnd(scene) ? words.atEnd : fill(words.step, { number: gone.length + 1 });
  const last = gone.at(-1);
  const told = last ? [element("p", {}, element("b", {}, words.youChose), " ", ...text(last)), element("p", {}, ...consequence(form, last))] : [];
  form.querySelector(".kurs-happened").replaceChildren(...told);
  const other = (way) => ways(way.parentElement).filter((one) => one !== way);
  const choice = (way) =>
    element(
      "li",
      {},
      element("b", {}, ...text(way)),
      element("p", {}, ...consequence(form, way)),
      element("p", { class: "kurs-other" }, words.other),
      element("ul", {}, ...other(way).map((one) => element("li", {}, ...text(one)))),
    );
  const title = element("p", {}, element("b", {}, words.yourWay));
  form.querySelector(".kurs-walked").replaceChildren(...(isEnd(scene) ? [title, element("ol", {}, ...gone.map(choice))] : []));
}

// A choice is at once the answer: the last one sends the form.
function go(form, response) {
  write(form, response);
  list(form).dispatchEvent(new Event("input", { bubbles: true }));
  if (!missing(form)) return form.requestSubmit();
  form.querySelector(".kurs-step").focus({ preventScroll: true });
  form.querySelector(".kurs-told").scrollIntoView({ block: "nearest" });
}

export function enhance(form) {
  const step = element("p", { class: "kurs-step", tabindex: -1 });
  const happened = element("div", { class: "kurs-happened", role: "status" });
  list(form).before(element("div", { class: "kurs-told" }, happened, step));
  for (const way of form.querySelectorAll(".kurs-scenario [data-to]")) {
    const choose = button("", () => go(form, [...path(form), way.dataset.part]));
    choose.className = "kurs-option";
    const span = way.querySelector("span");
    span.replaceWith(choose);
    choose.append(span);
  }
  const back = button(words.back, () => go(form, path(form).slice(0, -1)), true);
  back.classList.add("kurs-back");
  form.querySelector(".kurs-actions").append(back);
  form.querySelector(".kurs-feedback").after(element("div", { class: "kurs-walked" }));
}
