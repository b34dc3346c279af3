// When an item comes back, and in which order; pure: today is given, and days are calendar days like "2026-11-24".
import { sinceReset } from "./revision.js";

// Days after a right answer: the first time in a row, the second, the third and later.
export const STEPS = [7, 30, 90];

// Calendar arithmetic in UTC, where every day has 24 hours.
export function addDays(day, days) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

// How it went in another browser is not known; it is taken as right, so that it comes back in its time.
const isRight = ({ score, elsewhere }) => elsewhere || score >= 1 - 1e-9;

// What a person's answers to one item come to. Of several the same day the first tells what they knew: the explanation
// has helped with the rest. A day that hasn't come yet is a clock that went wrong, and no day at all.
function ladder(answers, today) {
  const state = { step: 0, due: today, last: null, missed: false, sure: false };
  for (const answer of answers) {
    const unknown = answer.day > addDays(today, 1);
    const day = unknown ? null : [state.last ?? "", answer.day < today ? answer.day : today].sort().at(-1);
    const first = !day || day !== state.last;
    const right = isRight(answer);
    if (!right) Object.assign(state, { step: 0, missed: true, sure: answer.sure === 3 || (!first && state.sure) });
    else if (!first) state.step = Math.max(state.step, 1);
    else {
      const early = day && day < state.due;
      Object.assign(state, { step: Math.max(1, Math.min(state.step + !early, STEPS.length)), missed: false, sure: false });
    }
    state.last = day ?? state.last;
    state.due = day ? addDays(day, state.step ? STEPS[state.step - 1] : 1) : today;
  }
  return state;
}

// Everything that has been answered: [{id, area, group, seconds, step, due, last, tier}], in the order of `items`.
// Tier 0 is wrong although sure, 1 is wrong, 2 is all else. An item in `stale` has another key than when it was
// answered, so that it is asked again now. `dayOf` gives the local day of an ISO time.
export function standings(items, entries, today, dayOf, stale = new Set()) {
  const answers = new Map();
  for (const module of new Set(items.map((item) => item.module))) {
    for (const entry of sinceReset(entries, module)) {
      if (entry.kind !== "attempted" && entry.kind !== "repeated") continue;
      if (!answers.has(entry.item)) answers.set(entry.item, []);
      answers.get(entry.item).push({ day: dayOf(entry.at), score: entry.score, sure: entry.sure, elsewhere: entry.elsewhere });
    }
  }
  return items
    .filter(({ id }) => answers.has(id))
    .map((item) => {
      const { missed, sure, ...state } = ladder(answers.get(item.id), today);
      if (stale.has(item.id)) return { ...item, ...state, due: today, tier: 2 };
      return { ...item, ...state, tier: sure ? 0 : missed ? 1 : 2 };
    });
}

export const isDue = ({ due }, today) => due <= today;

// Whether what is left after `one` can be laid so that no area comes twice in a row.
function fits(left, one) {
  const counts = new Map();
  for (const other of left) if (other !== one) counts.set(other.area, (counts.get(other.area) ?? 0) + 1);
  const rest = left.length - 1;
  return [...counts].every(([area, count]) => count <= (area === one.area ? Math.floor(rest / 2) : Math.ceil(rest / 2)));
}

// The most urgent first; then two of one area never in a row where that can be helped, and look-alikes in turn.
export function interleaved(chosen) {
  let left = [...chosen].sort((a, b) => a.tier - b.tier);
  const laid = [];
  while (left.length) {
    const last = laid.at(-1);
    const others = left.filter((one) => (last ? one.area !== last.area : one.tier === left[0].tier));
    const good = others.filter((one) => fits(left, one));
    const choice = [good, others, left].find((list) => list.length);
    const urgent = choice.filter(({ tier }) => tier === choice[0].tier);
    const next = urgent.find(({ group }) => last && group != null && group === last.group) ?? urgent[0];
    laid.push(next);
    left = left.filter((one) => one !== next);
  }
  return laid;
}

// Adds how many came before it of the same kind.
function numbered(list, name, kind) {
  const counts = new Map();
  for (const one of list) {
    const key = `${one.tier} ${kind(one)}`;
    one[name] = counts.get(key) ?? 0;
    counts.set(key, one[name] + 1);
  }
}

// By tier, then in turns: one of each area, or two of a group of look-alikes, together. In a turn what has waited longest.
function ranked(list) {
  const found = list.map((one) => ({ one, tier: one.tier })).sort((a, b) => (a.one.due < b.one.due ? -1 : a.one.due > b.one.due ? 1 : 0));
  const kind = ({ one }) => (one.group == null ? one.area : `group ${one.group}`);
  numbered(found, "nth", ({ one }) => one.area);
  found.sort((a, b) => a.nth - b.nth);
  numbered(found, "turn", kind);
  const first = new Map();
  found.forEach((it, at) => {
    if (it.one.group != null) it.turn = Math.floor(it.turn / 2);
    const pair = `${it.tier} ${kind(it)} ${it.turn}`;
    if (!first.has(pair)) first.set(pair, at);
    it.at = first.get(pair);
  });
  return found.sort((a, b) => a.tier - b.tier || a.turn - b.turn || a.at - b.at).map(({ one }) => one);
}

function within(list, seconds) {
  let sum = 0;
  return list.filter((one, at) => (sum += one.seconds) <= seconds || !at);
}

// One session: of what is due as much as there is time for, in the order to ask it.
export const session = (standing, today, seconds) => interleaved(within(ranked(standing.filter((one) => isDue(one, today))), seconds));

// Practice ahead of time: what comes due first, but not what has been answered today if there is something else.
export function extra(standing, today, seconds) {
  const ahead = standing.filter((one) => !isDue(one, today));
  const rested = ahead.filter(({ last }) => last !== today);
  return interleaved(within(ranked(rested.length ? rested : ahead), seconds));
}

// The days to come on which something is due, in order: [{day, count}]. What is overdue is due today.
export function dueDays(standing, today) {
  const days = new Map();
  for (const { due } of standing) {
    const day = due < today ? today : due;
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
