// Calendar days as the learner's own clock and calendar have them.
import { addDays } from "./schedule.js";
import { fill } from "./element.js";

const two = (number) => String(number).padStart(2, "0");

// "2026-11-24" of a Date or an ISO time, where the learner is.
export function localDay(time) {
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const today = () => localDay(new Date());

// Noon, so that no change between summer and winter time makes it another day.
const written = (day, form) => new Date(`${day}T12:00:00`).toLocaleDateString("sv-SE", form);

export function longDay(day, now, words) {
  if (day <= now) return words.today;
  if (day === addDays(now, 1)) return words.tomorrow;
  const year = day.slice(0, 4) === now.slice(0, 4) ? {} : { year: "numeric" };
  return written(day, { weekday: "long", day: "numeric", month: "long", ...year });
}

export const tasks = (count, words) => (count === 1 ? words.taskOne : fill(words.tasks, { count }));
