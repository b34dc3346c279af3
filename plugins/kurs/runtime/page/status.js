// A module's status in words and as a bar; used by every page part that shows progress.
import { element, fill } from "../element.js";
import { moduleStatus } from "../progress.js";
import words from "./words.js";

export const date = (iso) => new Date(iso).toLocaleDateString("sv-SE");
export const percent = (score) => fill(words.percent, { percent: Math.floor(score * 100 + 1e-9) });
export const statusOf = (module, record) => moduleStatus(module, record.entries, new Date().toISOString());

export function stateText({ started, completed }) {
  if (completed) return fill(words.moduleDoneAt, { date: date(completed.at) });
  return started ? words.moduleStarted : words.moduleNotStarted;
}

export function statusText(module, status) {
  if (status.completed || !status.started) return stateText(status);
  const left = status.waiting ? words.submittedWaiting : words.moduleFinalLeft;
  const final = status.passed ? words.moduleFinalDone : left;
  return [fill(words.moduleProgress, status), ...(module.final ? [final] : [])].join(" · ");
}

export function warning(module, status) {
  const anew = module.final ? words.finalAnew : words.exercisesAnew;
  if (status.renew) return `${words.moduleRenew} ${module.renewBy ? fill(words.renewBefore, { date: module.renewBy }) : ""}${anew}`;
  if (status.expired) return `${fill(words.moduleExpired, { date: date(status.expires) })} ${anew}`;
  return null;
}

export function statusNodes(module, record) {
  const status = statusOf(module, record);
  const tasks = status.all + (module.final ? 1 : 0);
  const done = status.completed ? tasks : status.done + (module.final && status.passed ? 1 : 0);
  const note = warning(module, status);
  return [
    element("progress", { class: "kurs-progress", max: tasks || 1, value: done, "aria-label": module.title }),
    element("p", { class: "kurs-status", "data-done": Boolean(status.completed) }, statusText(module, status)),
    ...(note ? [element("p", { class: "kurs-notice" }, note)] : []),
    ...(status.completed && status.expires && !note ? [element("p", { class: "kurs-status" }, fill(words.moduleExpires, { date: date(status.expires) }))] : []),
  ];
}
