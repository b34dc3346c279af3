// "Repetera": what is due now, a session of it one item at a time, and when to come back.
import { button, element, fill } from "../element.js";
import { localDay, today } from "../days.js";
import { interactionsOf } from "../item.js";
import { revision, sinceReset } from "../revision.js";
import { dueDays, extra, isDue, session, standings } from "../schedule.js";
import { Repeat } from "../repeat.js";
import { calendars } from "./calendars.js";
import { dayText, tasks } from "./when.js";
import words from "../repetition-words.js";

const STATE = "repetition";

export async function mount(root, record) {
  const payload = JSON.parse(root.querySelector("[data-payload]").content.textContent);
  const repetition = new Repetition(root, payload, record);
  await repetition.draw();
  root.querySelector("[data-before]").remove();
}

const paragraph = (text) => element("p", {}, text);
const actions = (...buttons) => element("p", { class: "kurs-actions" }, ...buttons);
const heading = (text) => element("h2", { tabindex: -1 }, text);

class Repetition {
  constructor(root, payload, record) {
    Object.assign(this, { root, payload, record, stale: new Set(), turn: 0, repeat: null });
    this.specs = new Map(payload.items.map((spec) => [spec.id, spec]));
    this.place = element("div", { class: "kurs kurs-live" });
    this.calendars = calendars(payload, () => this.days());
    root.append(this.place, this.calendars);
    record.watch((change) => this.onchange(change));
  }

  standing() {
    return standings(this.payload.items, this.record.entries, today(), localDay, this.stale);
  }

  days() {
    return dueDays(this.standing(), today());
  }

  answered(id) {
    return this.record.entries.filter((entry) => entry.kind === "repeated" && entry.session === id);
  }

  // Items whose key has changed since, so that the last answer could come out differently now.
  async findStale() {
    const last = new Map();
    for (const { id } of this.payload.modules) {
      for (const entry of sinceReset(this.record.entries, id)) if (this.specs.has(entry.item) && entry.hash) last.set(entry.item, entry);
    }
    const changed = [...last.values()].filter((entry) => entry.hash !== this.specs.get(entry.item).hash);
    const found = changed.map(async (entry) => {
      const spec = this.specs.get(entry.item);
      const interactions = await interactionsOf([spec]).catch(() => null);
      return interactions && revision(entry, spec, interactions.get(spec.interaction)) === "ask" ? [spec.id] : [];
    });
    this.stale = new Set((await Promise.all(found)).flat());
  }

  // The session that is under way today, or null. What no longer exists or counts is passed over.
  running() {
    const state = this.record.get(STATE);
    if (state?.day !== today() || !Array.isArray(state.items)) return null;
    const done = new Set(this.answered(state.id).map((entry) => entry.item));
    const known = new Set(this.standing().map(({ id }) => id));
    const items = state.items.filter((id) => known.has(id));
    return items.length ? { ...state, items, left: items.filter((id) => !done.has(id)) } : null;
  }

  // `moved` is how it got here: a button's name, so that focus follows; "tab" is another tab; null is a page just come.
  async draw(moved = null) {
    const turn = ++this.turn;
    await this.findStale();
    if (turn !== this.turn) return;
    const running = this.running();
    if (running?.left.length) return this.ask(running, moved);
    const ended = moved === "next" ? this.last : moved === "tab" ? null : running;
    if (ended) this.record.set(STATE, null);
    this.show(ended ? this.summary(ended) : this.overview(), moved && moved !== "tab");
  }

  show(nodes, focus) {
    this.repeat = null;
    this.place.replaceChildren(...nodes);
    this.calendars.hidden = false;
    this.calendars.update();
    if (focus) this.place.querySelector("[tabindex]")?.focus();
  }

  async ask(running, moved) {
    const turn = this.turn;
    this.last = running;
    const spec = this.specs.get(running.left[0]);
    const interactions = await interactionsOf([spec]).catch(() => null);
    const { Confidence } = spec.confidence ? await import("../confidence.js").catch(() => ({})) : {};
    if (turn !== this.turn) return;
    if (!interactions) return this.unavailable(running);
    const form = this.root.querySelector(`template[data-repeated="${CSS.escape(spec.id)}"]`).content.querySelector("form").cloneNode(true);
    const number = running.items.length - running.left.length + 1;
    const title = heading(fill(words.progress, { number, all: running.items.length }));
    const bar = element("progress", { class: "kurs-progress", max: running.items.length, value: number - 1, "aria-label": title.textContent });
    const note = moved !== null ? null : element("p", { class: "kurs-small" }, words.resumed);
    this.calendars.hidden = true;
    this.place.replaceChildren(...[title, bar, note, form, actions(button(words.stop, () => this.stop(), true))].filter(Boolean));
    this.repeat = new Repeat(form, spec, interactions.get(spec.interaction), {
      record: this.record,
      session: running.id,
      onward: running.left.length === 1 ? words.end : words.nextItem,
      next: () => this.draw("next"),
      comesBack: () => this.comesBack(spec.id),
      Confidence,
    });
    if (moved && moved !== "tab") title.focus();
    // The rest of the session's types, so that it goes on where the net is lost.
    const rest = running.left.map((id) => this.specs.get(id));
    interactionsOf(rest).catch(() => {});
    if (rest.some((one) => one.confidence)) import("../confidence.js").catch(() => {});
  }

  comesBack(id) {
    const { due } = this.standing().find((one) => one.id === id);
    return fill(words.comesBack, { day: dayText(due) });
  }

  // A browser doesn't fetch a module again that it has failed to fetch, until the page is loaded anew.
  unavailable(running) {
    const retry = () => (navigator.onLine ? location.reload() : this.draw("retry"));
    const skip = async () => {
      const [first] = running.left;
      await this.record.set(STATE, { ...this.record.get(STATE), items: running.items.filter((id) => id !== first) });
      this.draw("skip");
    };
    const text = element("p", { class: "kurs-notice", tabindex: -1 }, words.unavailable);
    this.show([text, actions(button(words.retry, retry), button(words.skip, skip, true))], true);
    this.calendars.hidden = true;
  }

  begin(list) {
    this.record.set(STATE, { id: this.record.uuid(), day: today(), items: list.map(({ id }) => id) });
    this.draw("begin");
  }

  stop() {
    const running = this.running();
    this.record.set(STATE, null);
    this.turn += 1;
    this.show(running ? this.summary(running) : this.overview(), true);
  }

  beginner(text, make, quiet) {
    return button(text, () => this.begin(make(this.standing(), today(), this.payload.seconds)), quiet);
  }

  upcoming() {
    const next = this.days().find(({ day }) => day > today());
    return next ? [paragraph(fill(words.next, { day: dayText(next.day), tasks: tasks(next.count) }))] : [];
  }

  overview() {
    const standing = this.standing();
    if (!standing.length) {
      const links = this.payload.modules.map(({ url, title }) => element("li", {}, element("a", { href: url }, title)));
      return [paragraph(words.none), element("ul", {}, ...links)];
    }
    const due = standing.filter((one) => isDue(one, today()));
    if (!due.length) return [element("p", { class: "kurs-lead", tabindex: -1 }, words.nothing), ...this.upcoming(), paragraph(words.extraHelp), actions(this.beginner(words.extra, extra, true))];
    const first = session(standing, today(), this.payload.seconds);
    const minutes = Math.max(1, Math.round(first.reduce((sum, one) => sum + one.seconds, 0) / 60));
    return [
      element("p", { class: "kurs-lead", tabindex: -1 }, fill(words.waiting, { tasks: tasks(due.length) })),
      paragraph(fill(words.round, { tasks: tasks(first.length), minutes })),
      actions(this.beginner(words.begin, session)),
    ];
  }

  summary({ id }) {
    const answers = new Map(this.answered(id).map((entry) => [entry.item, entry.score >= 1 - 1e-9]));
    const right = [...answers.values()].filter(Boolean).length;
    const due = this.standing().filter((one) => isDue(one, today()));
    const more = due.length
      ? [paragraph(fill(words.waiting, { tasks: tasks(due.length) })), actions(this.beginner(words.more, session))]
      : [actions(this.beginner(words.extra, extra, true))];
    return [
      heading(words.doneTitle),
      paragraph(answers.size ? fill(words.doneScore, { right, all: answers.size }) : words.stopped),
      ...(right < answers.size ? [paragraph(words.doneWrong)] : []),
      ...this.upcoming(),
      ...more,
    ];
  }

  // What another tab did, never under the learner's hands; or, without entries, a return from the back/forward cache.
  onchange({ own, kind, key, value, entries }) {
    if (own || !this.root.isConnected) return;
    const returned = kind === "log" && !entries.length;
    if (!returned && this.repeat && (this.repeat.isAnswered() || this.place.contains(document.activeElement))) return;
    if (kind === "log" || key === STATE) this.draw("tab");
    else if (key) this.repeat?.onstate(key, value);
  }
}
