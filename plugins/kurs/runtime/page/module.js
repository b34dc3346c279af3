// The head of a module: how far you have come, and which chapters are done.
import { element, fill } from "../element.js";
import { live } from "./live.js";
import { statusNodes, statusOf } from "./status.js";
import words from "./words.js";

const tasksOf = (module, url) => [...module.required, module.final].filter((task) => task && task.url.split("#")[0] === url);

export const mount = (root, record) =>
  live(record, (manifest) => {
    const module = manifest.modules.find(({ id }) => id === root.dataset.module);
    const status = statusOf(module, record);
    root.querySelector("[data-module-status]").replaceChildren(...statusNodes(module, record));
    for (const page of module.pages) {
      const place = root.querySelector(`[data-chapter="${CSS.escape(page.id)}"]`);
      const tasks = tasksOf(module, page.url);
      const left = tasks.filter((task) => (task === module.final ? !status.passed : status.missing.includes(task))).length;
      place.querySelector(".kurs-status")?.remove();
      if (!tasks.length) continue;
      const part = tasks.length > 1 ? fill(words.chapterLeft, { done: tasks.length - left, all: tasks.length }) : words.chapterNotDone;
      const text = left ? part : words.chapterDone;
      place.append(element("span", { class: "kurs-status", "data-done": !left }, text));
    }
  });
