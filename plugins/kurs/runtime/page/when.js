// Days and numbers of tasks in words.
import { today } from "../days.js";
import { fill } from "../element.js";
import { addDays } from "../schedule.js";
import words from "../repetition-words.js";

// Noon, so that no change between summer and winter time makes it another day.
export function dateText(day) {
  const year = day.slice(0, 4) === today().slice(0, 4) ? {} : { year: "numeric" };
  return new Date(`${day}T12:00:00`).toLocaleDateString("sv-SE", { weekday: "long", day: "numeric", month: "long", ...year });
}

export function dayText(day) {
  if (day <= today()) return words.today;
  return day === addDays(today(), 1) ? words.tomorrow : dateText(day);
}

export const tasks = (count) => (count === 1 ? words.taskOne : fill(words.tasks, { count }));
