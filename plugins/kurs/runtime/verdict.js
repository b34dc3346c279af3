// What a submitted final says: the result, and what is left before the module is done.
import { element, fill } from "./element.js";
import { siteRoot } from "./manifest.js";
import { moduleStatus } from "./progress.js";
import words from "./final-words.js";

const percent = (score) => Math.floor(score * 100 + 1e-9);

export const verdict = ({ passed, score, mastery }) =>
  element(
    "p",
    { class: "kurs-summary" },
    element("b", {}, fill(passed ? words.finalPassed : words.finalFailed, { percent: percent(score), mastery: percent(mastery) })),
  );

const link = ({ url, title }) => element("li", {}, element("a", { href: new URL(url, siteRoot) }, title));

// `manifest` is null where it can't be read (offline): then nothing is added.
export function afterPass(manifest, moduleId, record) {
  const module = manifest?.modules.find(({ id }) => id === moduleId);
  if (!module) return [];
  const status = moduleStatus(module, record.entries, new Date().toISOString());
  if (status.completed) {
    const page = manifest.parts.certificate;
    return page ? [element("p", {}, element("a", { class: "kurs-button", href: new URL(page, siteRoot) }, words.certificate))] : [];
  }
  const missing = status.all - status.done;
  return [element("p", {}, fill(words.finalRemaining, { missing })), element("ul", {}, ...status.missing.map(link))];
}
