// Status derived from the log; pure. Nothing is stored twice, so nothing can disagree.
import { outcomesIn, sinceReset } from "./revision.js";

const major = (version) => version.split(".")[0];

// The same day so many months on; the last of the month where that day doesn't exist.
export function addMonths(iso, months) {
  const date = new Date(iso);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}

// Done anew since it was completed: the final passed, or every exercise where there is no final. It only counts where
// there is something to renew: an end date, or another version.
function renewal(module, valid, items, passed, completed) {
  const after = valid.filter((entry) => completed && entry.seq > completed.seq);
  const again = new Set(after.filter((entry) => entry.kind === "attempted").map((entry) => entry.item));
  const anew = module.final ? after.includes(passed) : items.length && items.every((id) => again.has(id));
  return Boolean(anew && (module.validMonths || (passed?.version ?? module.version) !== completed.version));
}

// `now` is an ISO time. `done` and `all` count items of required exercises that exist today.
export function moduleStatus(module, entries, now) {
  const valid = sinceReset(entries, module.id);
  const attempted = new Set(valid.filter((entry) => entry.kind === "attempted").map((entry) => entry.item));
  const items = module.required.flatMap((assessment) => Object.keys(assessment.items));
  const missing = module.required.filter((assessment) => Object.keys(assessment.items).some((id) => !attempted.has(id)));
  const submitted = outcomesIn(valid).filter((entry) => entry.assessment === module.final?.id);
  const passed = submitted.filter((entry) => entry.passed).at(-1);
  const done = items.filter((id) => attempted.has(id)).length;
  const completed = valid.filter((entry) => entry.kind === "completed").at(-1);
  const expires = completed && module.validMonths ? addMonths(completed.at, module.validMonths) : null;
  return {
    done,
    all: items.length,
    missing,
    started: valid.some((entry) => ["attempted", "started", "submitted"].includes(entry.kind)),
    passed,
    best: Math.max(...submitted.map((entry) => entry.score ?? -1), -1),
    waiting: submitted.some((entry) => entry.score == null),
    fulfilled: !missing.length && (!module.final || Boolean(passed)) && Boolean(items.length || module.final),
    completed,
    expires,
    renewed: renewal(module, valid, items, passed, completed),
    expired: Boolean(expires && expires < now),
    renew: Boolean(completed && major(completed.version) !== major(module.version)),
  };
}

// Where to go on: what was open last, or the first thing after it that is left; null when nothing is begun.
export function nextStep(manifest, entries, last, now) {
  const open = manifest.modules
    .map((module) => ({ module, status: moduleStatus(module, entries, now) }))
    .filter(({ status }) => !status.completed);
  const current = open.find(({ module }) => module.id === last?.module) ?? open.find(({ status }) => status.started);
  if (!current) return null;
  const { module, status } = current;
  const tasks = [...module.required, ...(module.final ? [module.final] : [])];
  const left = tasks.filter((task) => (task === module.final ? !status.passed : status.missing.includes(task)));
  const from = tasks.findIndex(({ id }) => id === last?.assessment);
  const step = left.find((task) => tasks.indexOf(task) >= from) ?? left[0];
  return step ? { module, status, url: step.url } : null;
}

// Minutes left, by the share of tasks that are not done; never by time spent.
export function minutesLeft(module, status) {
  if (status.completed) return 0;
  const tasks = status.all + (module.final ? 1 : 0);
  const left = status.all - status.done + (module.final && !status.passed ? 1 : 0);
  return tasks ? Math.ceil((module.minutes * left) / tasks) : module.minutes;
}
