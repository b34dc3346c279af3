// mkdocs-quiz's results panel: how many of the page's quick checks are answered and right.
import { element, fill } from "../element.js";
import words from "./words.js";

export async function mount(root) {
  const forms = [...document.querySelectorAll(".kurs--quick form")];
  const text = element("p", { class: "kurs-status", role: "status" });
  root.append(text);
  const draw = () => {
    const answered = forms.filter((form) => form.dataset.state === "answered");
    const right = answered.filter((form) => form.querySelector('.kurs-feedback[data-verdict="correct"]')).length;
    text.textContent = fill(words.quickResults, { done: answered.length, all: forms.length, right });
  };
  const watch = new MutationObserver(draw);
  forms.forEach((form) => watch.observe(form, { attributes: true, subtree: true, attributeFilter: ["data-state", "data-verdict"] }));
  draw();
}
