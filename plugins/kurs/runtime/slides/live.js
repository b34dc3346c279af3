// The screen's side of a meeting with the register: what the phones show, and what comes from them. The address that
// the leader's page opened holds the token, which stays as long as the tab.
import { element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import { qr } from "../page/qr.js";
import words from "./words.js";

const KEY = "kurs:skarm";
const RETRY = 2_000;

// Ask before anything else changes the address, as joining.js says.
export function screenToken() {
  const token = /^#skarm=([\w-]+)$/.exec(location.hash)?.[1];
  try {
    if (token) sessionStorage.setItem(KEY, token);
    return sessionStorage.getItem(KEY);
  } catch {
    return token ?? null;
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Blocked: then nothing was kept.
  }
}

const address = (token, rest = "") => new URL(`api/screen/${token}${rest}`, siteRoot);

// {code, module, unit, page}; "over" where the meeting is; null where nobody answers.
export async function meeting(token) {
  try {
    const response = await fetch(address(token), { cache: "no-store" });
    if (response.status === 404) return "over";
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

const plain = (node) => node.textContent.trim().replace(/\s+/g, " ");

// What the phones show of a slide. The key of a question follows it, and closes it.
function screenOf(slides, at) {
  const slide = slides[at];
  if (slide.kind === "check") return { step: "check" };
  const before = slide.kind === "key" ? slides.slice(0, at).findLastIndex(({ kind }) => kind !== "key") : at;
  const asked = slides[before];
  const { question } = asked.nodes.find((node) => node.question) ?? {};
  if (!question) return { step: "wait" };
  const options = question.options.map(({ id, letter, text }) => ({ id, letter, text: plain(text) }));
  const lead = question.lead === asked.title ? "" : (question.lead ?? "");
  return { step: slide.kind === "key" ? "told" : "ask", question: { id: question.id, lead, title: asked.title, many: !!question.many, options } };
}

export class Live {
  constructor(token, { shared, slides, at }) {
    Object.assign(this, { token, shared, slides, at, putting: false, wanted: null });
    this.show = () => this.put(screenOf(slides, at()));
    shared.listeners.add(this.show);
    this.listen();
    this.show();
  }

  listen() {
    this.events = new EventSource(address(this.token, "/events"));
    this.events.onmessage = ({ data }) => this.hear(JSON.parse(data));
    this.events.addEventListener("over", () => this.end());
    this.events.onerror = () => this.lost();
  }

  // A browser tries again by itself, but not where a server in between has said no.
  async lost() {
    this.tell({ away: true });
    const { events } = this;
    if (events.readyState !== EventSource.CLOSED) return;
    const met = await meeting(this.token);
    if (met === "over") return this.end();
    this.later = setTimeout(() => this.events === events && this.listen(), RETRY);
  }

  tell(change) {
    this.shared.set({ live: { ...this.shared.state.live, ...change } });
  }

  // Only the latest counts: what was passed over while nobody answered is never shown.
  async put(screen) {
    const text = JSON.stringify({ ...screen, by: this.shared.name });
    if (text === this.wanted) return;
    this.wanted = text;
    if (this.putting) return;
    this.putting = true;
    for (let sent = null; sent !== this.wanted && this.wanted; ) {
      const now = this.wanted;
      const response = await fetch(address(this.token), { method: "POST", body: now, headers: { "content-type": "application/json" } }).catch(() => null);
      if (response?.ok) sent = now;
      else if (response?.status === 404) return this.end();
      else await new Promise((resolve) => (this.timer = setTimeout(resolve, RETRY)));
    }
    this.putting = false;
  }

  hear({ screen, joined, checked, names, answers, bars }) {
    const question = screen.question?.id ?? null;
    const other = !!screen.by && screen.by !== this.shared.name && JSON.stringify(screen) !== this.wanted;
    const counts = bars && question ? { counts: { ...this.shared.state.counts, [question]: bars } } : {};
    this.shared.set({ live: { joined, checked, names, answers, question, bars: !!bars, other, away: false }, ...counts });
  }

  end() {
    this.stop();
    forget();
    this.tell({ over: true });
  }

  stop() {
    this.wanted = null;
    clearTimeout(this.timer);
    clearTimeout(this.later);
    this.events.close();
    this.shared.listeners.delete(this.show);
  }
}

// What stands below the slide, for all to see.
export function liveText({ live }, question) {
  if (!live) return "";
  if (live.over) return words.screenOver;
  if (live.away) return words.screenAway;
  if (live.other) return words.screenOther;
  if (!question || live.question !== question) return fill(words.screenJoined, live);
  return fill(live.bars ? words.screenAnswers : words.screenFew, live);
}

function there(shared) {
  const made = element("div", {});
  shared.watch(made, () => {
    const { joined = 0, names = [] } = shared.state.live ?? {};
    made.replaceChildren(element("p", {}, element("b", {}, fill(words.screenJoined, { joined }))), ...(names.length ? [element("p", { class: "kurs-live-names" }, names.join(", "))] : []));
  });
  return made;
}

// How to come in, after the title.
export async function joinSlide({ code, page }) {
  const link = `${page}#mote=${code}`;
  const picture = await qr(link, words.screenCode);
  const text = element("div", {}, element("p", {}, words.screenJoin), element("p", { class: "kurs-slide-address" }, page.replace(/^https?:..|\/$/g, "")), element("p", { class: "kurs-live-code" }, code));
  const body = (shared) => element("div", { class: "kurs-slide-code" }, picture.cloneNode(true), element("div", {}, text.cloneNode(true), there(shared)));
  return { kind: "text", title: words.screenJoinTitle, over: "", nodes: [body], notes: [words.screenJoinNote] };
}

function progress(shared) {
  const made = element("p", { class: "kurs-live-done" });
  shared.watch(made, () => (made.textContent = fill(words.screenChecked, { joined: 0, checked: 0, ...shared.state.live })));
  return made;
}

// The last slide: each does three questions by themselves.
export const checkSlide = () => ({ kind: "check", title: words.screenCheckTitle, over: "", nodes: [element("p", {}, words.screenCheck), progress], notes: [words.screenCheckNote] });
