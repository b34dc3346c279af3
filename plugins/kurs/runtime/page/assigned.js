// What the unit has asked the learner to do, by when, and how far it has come; nothing where nothing is asked.
import { element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import { statusNodes } from "./status.js";
import { dateText } from "./when.js";
import words from "./words.js";

function card({ title, modules, due }, manifest, record) {
  const known = modules.map((id) => manifest.modules.find((module) => module.id === id)).filter(Boolean);
  const rows = known.map((module) =>
    element(
      "li",
      { class: "kurs-module" },
      element("h3", {}, element("a", { href: new URL(module.pages[0].url, siteRoot) }, module.title)),
      element("div", {}, ...statusNodes(module, record)),
    ),
  );
  const when = due ? [element("p", { class: "kurs-path-sum" }, fill(words.assignedBy, { date: dateText(due) }))] : [];
  return [element("h3", {}, title), ...when, element("ol", { class: "kurs-modules" }, ...rows)];
}

export function assigned(manifest, record) {
  const { joined, name, assignments = [] } = record.get("me") ?? {};
  if (!joined || !assignments.length) return [];
  const cards = assignments.flatMap((one) => card(one, manifest, record));
  return [element("section", {}, element("h2", {}, fill(words.assignedTo, { name })), ...cards)];
}
