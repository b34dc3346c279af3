// A guide: one question at a time, a button for each answer, back and from the start. Nothing is kept.
import { button, element, fill } from "./element.js";
import words from "./guide-words.js";
import { walk, ways } from "./ways.js";

const text = (way) => [...way.querySelector("span").cloneNode(true).childNodes];

function mount(root) {
  const list = root.querySelector(".kurs-scenes");
  const path = [];
  const step = element("p", { class: "kurs-step", role: "status" });
  const back = button(words.guideBack, () => go(() => path.pop()), true);
  const again = button(words.guideAgain, () => go(() => path.splice(0)), true);
  const answers = element("div", { class: "kurs-answers" });

  function show() {
    const { gone, scene } = walk(list, path);
    const isEnd = "ending" in scene.dataset;
    for (const one of list.children) one.hidden = one !== scene;
    step.textContent = isEnd ? words.guideEnd : fill(words.guideStep, { number: gone.length + 1 });
    back.hidden = again.hidden = !gone.length;
    root.querySelector(".kurs-rule").hidden = !isEnd;
    const said = gone.map((way) => element("li", {}, ...text(way)));
    answers.replaceChildren(...(gone.length ? [element("p", {}, words.guideAnswers), element("ol", {}, ...said)] : []));
    return scene;
  }

  // The question is where one goes on reading, by eye and by ear.
  function go(change) {
    change();
    const scene = show();
    scene.querySelector(".kurs-scene-name").focus({ preventScroll: true });
    step.scrollIntoView({ block: "nearest" });
  }

  for (const way of ways(list)) {
    const choose = button("", () => go(() => path.push(way.dataset.part)));
    choose.className = "kurs-option";
    const span = way.querySelector("span");
    span.replaceWith(choose);
    choose.append(span);
  }
  for (const name of list.querySelectorAll(".kurs-scene-name")) name.tabIndex = -1;
  list.before(step);
  root.querySelector(".kurs-rule").after(element("div", { class: "kurs-actions" }, back, again));
  root.querySelector(".kurs-foot").before(answers, element("p", { class: "kurs-print" }, button(words.guidePrint, () => print(), true)));
  root.classList.add("kurs-live");
  show();
}

export function arrive() {
  document.querySelectorAll(".kurs-guide:not(.kurs-live)").forEach(mount);
}
