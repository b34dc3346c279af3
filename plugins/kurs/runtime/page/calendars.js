// Calendar files: the learner's own days, and the rhythm of a group that meets.
import { button, element, fill } from "../element.js";
import { today } from "../days.js";
import { calendar } from "../ics.js";
import { addDays } from "../schedule.js";
import { download } from "../transfer.js";
import { dateText, tasks } from "./when.js";
import words from "../repetition-words.js";

// Whole weeks, so that it is the weekday of the meeting: about a week, a month and three months.
const WEEKS = [1, 4, 13];
const MINUTES = 15;

const region = () => element("p", { role: "status" });
const save = (name, events, file) =>
  download(file, calendar({ name, events, stamp: new Date().toISOString() }), "text/calendar;charset=utf-8");
const page = () => (location.protocol.startsWith("http") ? location.origin + location.pathname : null);
const list = (parts) => [parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter(Boolean).join(words.and);

function own(payload, days) {
  const status = region();
  const title = fill(words.eventOwn, payload);
  const events = () =>
    days().map(({ day, count }) => ({
      uid: `own-${day}@${new URL(payload.iri).host}`,
      day,
      title,
      text: fill(words.eventOwnText, { tasks: tasks(count) }),
      url: page(),
    }));
  const press = () => {
    save(title, events(), words.fileOwn);
    status.textContent = words.ownSaved;
  };
  return element("div", {}, element("h3", {}, words.own), element("p", {}, words.ownHelp), element("p", { class: "kurs-actions" }, button(words.ownSave, press, true)), status);
}

function group(payload) {
  const status = region();
  const day = element("input", { type: "date", required: true, value: today(), max: "9999-12-31" });
  const time = element("input", { type: "time" });
  const days = () => WEEKS.map((weeks) => addDays(day.value, weeks * 7));
  const told = () => list(days().map(dateText));
  const tell = () => (status.textContent = day.value ? fill(words.groupDays, { days: told() }) : "");
  const title = fill(words.eventGroup, payload);
  const submit = (event) => {
    event.preventDefault();
    if (!day.value) {
      status.textContent = words.groupMissing;
      return day.focus();
    }
    const events = days().map((one) => ({
      uid: `group-${day.value}-${one}@${new URL(payload.iri).host}`,
      day: one,
      time: time.value.slice(0, 5) || null,
      minutes: MINUTES,
      title,
      text: words.eventGroupText,
      url: page(),
    }));
    save(title, events, words.fileGroup);
    status.textContent = fill(words.groupSaved, { days: told() });
  };
  day.addEventListener("input", tell);
  const form = element(
    "form",
    { class: "kurs-dates", novalidate: true, autocomplete: "off", onsubmit: submit },
    element("label", {}, words.groupDay, day),
    element("label", {}, words.groupTime, time),
    element("button", { type: "submit", class: "kurs-button kurs-button--quiet" }, words.groupSave),
  );
  tell();
  return element("div", {}, element("h3", {}, words.group), element("p", {}, words.groupHelp), form, status);
}

// `days` gives the learner's own: [{day, count}]. Its `update` is called when they may have changed.
export function calendars(payload, days) {
  const mine = own(payload, days);
  const section = element("section", { class: "kurs-page kurs-calendars" }, element("h2", {}, words.calendar), element("p", {}, words.calendarHelp), mine, group(payload));
  section.update = () => (mine.hidden = !days().length);
  return section;
}
