// One line that says how much there is to repeat today; nothing when there is nothing.
import { localDay, today } from "../days.js";
import { element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import { isDue, standings } from "../schedule.js";
import words from "./words.js";

export function dueLine(manifest, record) {
  const items = Object.entries(manifest.repetition).flatMap(([module, ids]) => ids.map((id) => ({ id, module })));
  const count = standings(items, record.entries, today(), localDay).filter((one) => isDue(one, today())).length;
  if (!count) return null;
  return element("p", { class: "kurs-due" }, element("a", { href: new URL(manifest.parts.repetition, siteRoot) }, fill(words.due, { count })));
}
