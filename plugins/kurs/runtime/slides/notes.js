// What the one who leads sees: this slide with its controls, the next one, and the notes. In step with the other window.
import { element } from "../element.js";
import { bar } from "./bar.js";
import { Frame } from "./frame.js";
import { listen } from "./keys.js";
import words from "./words.js";

export function mount(view) {
  const { dialog, slides, shared, at, last } = view;
  const now = new Frame(shared);
  const next = new Frame(shared, { preview: true });
  const notes = element("div", { class: "kurs-slide-notes", tabindex: 0, role: "region", "aria-label": words.slidesNotesHead });
  const end = element("p", {}, words.slidesLast);
  const coming = element("section", { class: "kurs-slide-next", "aria-label": words.slidesNext }, element("h2", {}, words.slidesNext), next.node, end);
  const step = listen(dialog, view, now);
  const controls = bar(view, step);
  const current = element("section", { class: "kurs-slide-now", tabindex: -1, "aria-label": words.slidesNow }, now.node);
  dialog.append(current, coming, notes, controls.node);
  let shown = -1;
  const show = () => {
    const i = at();
    now.show(slides[i]);
    next.show(slides[i + 1]);
    next.node.hidden = i === last;
    end.hidden = i !== last;
    if (shown === i) return;
    shown = i;
    const said = slides[i].notes;
    const lines = said.length ? said : [words.slidesNoNotes];
    notes.replaceChildren(element("h2", {}, words.slidesNotesHead), ...lines.flatMap((one) => one.split("\n")).map((line) => element("p", {}, line)));
    notes.scrollTop = 0;
  };
  shared.listeners.add(show);
  show();
  current.focus();
  return () => {
    now.stop();
    next.stop();
    controls.stop();
  };
}
