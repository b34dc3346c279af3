// A phone in a meeting with the register: join, answer what the screen asks, and do three questions at the end.
// An answer that has no net waits, and is sent when it comes back; the latest one holds.
import { ask } from "../deliver/register.js";
import { deviceOf } from "../device.js";
import { button, element, fill } from "../element.js";
import { loadManifest, siteRoot } from "../manifest.js";
import { hear } from "../outbox.js";
import { switchPerson } from "../switch.js";
import { checks } from "./checks.js";
import words from "./live-words.js";

const RETRY = 3_000;
const paragraph = (text, attributes = {}) => element("p", attributes, text);
const heading = (text) => element("h2", { tabindex: -1 }, text);

// `code` as it was typed. Resolves to what is wrong where there is no such meeting, in Swedish, else to null.
export const mount = (place, record, code) => new Meeting(place, record, code).arrive();

class Meeting {
  constructor(place, record, code) {
    Object.assign(this, { place, record, code, key: `live:${code}`, seen: null, sending: false, asked: new Set() });
    this.top = element("div", { class: "kurs-live-top" });
    this.said = element("div", { role: "status" });
    this.body = element("div");
    addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => document.hidden || this.again());
  }

  // What this browser knows of the meeting: {joined, question, options, sent, done}.
  get mine() {
    return this.record.get(this.key) ?? {};
  }

  keep(change) {
    return this.record.set(this.key, { ...this.mine, ...change });
  }

  say(text) {
    this.said.replaceChildren(...(text ? [paragraph(text, { class: "kurs-notice" })] : []));
    return null;
  }

  async ask(path, body) {
    return ask(`live/${this.code}${path}`, await deviceOf(this.record), body);
  }

  async arrive() {
    try {
      this.about = await this.ask("");
      this.manifest = await loadManifest();
    } catch (error) {
      if (error.status === 404) return words.liveUnknown;
      if (error.status === 429) return words.liveMany;
      const retry = async () => this.say(await this.arrive());
      this.place.replaceChildren(this.said, element("p", { class: "kurs-actions" }, button(words.liveRetry, retry, true)));
      return this.say(words.liveAway);
    }
    this.module = this.manifest.modules.find(({ id }) => id === this.about.module);
    this.top.replaceChildren(paragraph(fill(words.liveAbout, { module: this.module?.title ?? this.about.module, unit: this.about.unit }), { class: "kurs-lead" }));
    this.place.replaceChildren(this.top, this.said, this.body);
    if (this.mine.joined && this.record.get("me")?.joined) this.follow();
    else this.door();
    return null;
  }

  // Who comes in. Whoever the register knows gives no name again.
  door() {
    const me = this.record.get("me");
    const field = (name, text, help, attributes) => {
      const input = element("input", { type: "text", name, autocomplete: "off", maxlength: 100, ...attributes });
      return element("p", { class: "kurs-field" }, element("label", {}, text, help ? element("span", { class: "kurs-small" }, ` ${help}`) : "", input));
    };
    const form = element("form", { class: "kurs-live-door", novalidate: true },
      heading(words.liveJoin),
      ...(me?.joined
        ? [paragraph(fill(words.liveKnown, { name: me.name }))]
        : [field("name", words.liveName, words.liveNameHelp, { autocomplete: "name", required: true }), ...(this.about.asksNumber ? [field("number", words.liveNumber, "", { maxlength: 40 })] : [])]),
      field("nickname", words.liveNickname, words.liveNicknameHelp, { maxlength: 24 }),
      element("p", { class: "kurs-actions" }, element("button", { type: "submit", class: "kurs-button" }, words.liveGo), me?.joined ? this.next(true) : null),
      element("p", { class: "kurs-small" }, me?.joined ? "" : element("a", { href: new URL("fortsatt", siteRoot) }, words.liveElsewhere)));
    form.addEventListener("submit", (event) => this.join(event, form));
    this.body.replaceChildren(form);
  }

  async join(event, form) {
    event.preventDefault();
    const submit = form.querySelector("[type=submit]");
    submit.disabled = true;
    try {
      const { me } = await this.ask("/join", Object.fromEntries(new FormData(form)));
      await hear(this.record, { me });
      await this.record.set("name", me.name);
      await this.keep({ joined: true });
      this.say();
      this.follow();
    } catch (error) {
      submit.disabled = false;
      if (error.status === 404) return this.over();
      const fields = error.answer?.fields;
      this.say(fields ? Object.values(fields).join(" ") : error.status === 429 ? words.liveMany : words.liveJoinFailed);
      if (fields) form.elements[Object.keys(fields)[0]]?.focus();
    }
  }

  follow() {
    this.top.replaceChildren(this.top.firstChild, paragraph(fill(words.liveYou, { name: this.record.get("me")?.name ?? "" }), { class: "kurs-small" }));
    if (!this.seen) this.body.replaceChildren(paragraph(words.liveWait));
    this.listen();
  }

  listen() {
    this.events?.close();
    this.events = new EventSource(new URL(`api/live/${this.code}/events`, siteRoot));
    this.events.onopen = () => this.reached();
    this.events.onmessage = ({ data }) => this.show(JSON.parse(data));
    this.events.addEventListener("over", () => this.over());
    this.events.onerror = () => this.lost();
  }

  // The net is back, or the phone awake: hear what the screen shows now, and send what waits. A connection that slept may
  // be dead without a sign, so it is made anew.
  again() {
    if (!this.mine.joined || !this.events) return;
    if (!this.place.isConnected) return this.events.close();
    this.listen();
    this.send();
  }

  reached() {
    this.say();
    this.send();
  }

  async lost() {
    this.say(words.liveNoNet);
    if (this.events.readyState !== EventSource.CLOSED) return;
    // The server said no: the meeting may be over. Otherwise try again in a while.
    try {
      await this.ask("");
    } catch (error) {
      if (error.status === 404) return this.over();
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), RETRY);
  }

  show({ step, question }) {
    if (!this.place.isConnected) return this.events.close();
    this.reached();
    const shown = JSON.stringify([step, question]);
    if (shown === this.seen) return;
    this.seen = shown;
    this.draw(step, question);
    // Whoever was at what has gone is led to what has come; nobody is taken away from elsewhere.
    if (document.activeElement === document.body) this.body.querySelector("[tabindex]")?.focus();
  }

  draw(step, question) {
    if (question) this.asked.add(question.id.split("/")[0]);
    if (step === "check") return this.check();
    if (step === "ask") return this.question(question);
    this.state = element("p", { class: "kurs-live-state", role: "status" });
    const told = step === "told";
    this.body.replaceChildren(heading(told ? words.liveTold : words.liveLook), paragraph(told ? words.liveToldHelp : words.liveWait), this.state);
    if (told && this.mine.question === question.id && this.mine.sent !== "taken") this.tell(this.mine.sent);
  }

  question(question) {
    const { options = [], sent } = this.mine.question === question.id ? this.mine : {};
    const name = "live";
    const choices = question.options.map(({ id, letter, text }) => {
      const input = element("input", { type: question.many ? "checkbox" : "radio", name, value: id, checked: options.includes(id) });
      return element("label", { class: "kurs-option" }, input, element("span", {}, element("b", {}, letter), ` ${text === letter ? "" : text}`));
    });
    this.state = element("p", { class: "kurs-live-state", role: "status" });
    const legend = element("legend", { tabindex: -1 }, question.title);
    const lead = question.lead ? [paragraph(question.lead, { id: "kurs-live-lead" })] : [];
    const help = paragraph(question.many ? words.liveSeveral : words.liveOne, { class: "kurs-how" });
    const form = element("form", { class: "kurs kurs-item kurs-live-question" }, ...lead, element("fieldset", { "aria-describedby": lead.length ? "kurs-live-lead" : null }, legend, help, element("div", { class: "kurs-options" }, ...choices)), element("p", { class: "kurs-actions" }, element("button", { type: "submit", class: "kurs-button" }, options.length ? words.liveChange : words.liveAnswer)), this.state);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = new FormData(form).getAll(name);
      if (!chosen.length) return void (this.state.textContent = words.liveChoose);
      form.querySelector("[type=submit]").textContent = words.liveChange;
      this.keep({ question: question.id, options: chosen, sent: "waits" });
      this.send();
    });
    this.body.replaceChildren(form);
    this.tell(sent);
    if (sent === "waits") this.send();
  }

  tell(sent) {
    const text = { waits: words.liveSending, taken: words.liveTaken, late: words.liveLate }[sent] ?? "";
    if (this.state?.isConnected) this.state.textContent = text;
  }

  // One at a time; what was chosen meanwhile is sent after it.
  async send() {
    if (this.sending || this.mine.sent !== "waits") return;
    this.sending = true;
    const { question, options } = this.mine;
    this.tell("waits");
    try {
      const { taken } = await this.ask("/answer", { question, options });
      const same = this.mine.question === question && String(this.mine.options) === String(options);
      if (same) await this.keep({ sent: taken ? "taken" : "late" });
    } catch (error) {
      if (error.status === 404) return this.over();
      if (error.status === 403) return this.keep({ joined: false }).then(() => this.arrive());
      clearTimeout(this.later);
      this.later = setTimeout(() => this.send(), RETRY);
      if (this.state?.isConnected) this.state.textContent = words.liveWaits;
      return;
    } finally {
      this.sending = false;
    }
    this.tell(this.mine.sent);
    this.send();
  }

  async check() {
    const made = await checks(this.record, this.manifest, this.about.module, { id: this.code, skip: [...this.asked], ondone: () => this.done() });
    this.body.replaceChildren(heading(words.liveCheck), paragraph(words.liveCheckHelp), made);
  }

  async done() {
    if (!this.body.querySelector(".kurs-live-end")) this.body.append(element("div", { class: "kurs-live-end" }, paragraph(words.liveDone, { class: "kurs-notice" }), element("p", { class: "kurs-actions" }, this.next())));
    if (this.mine.done) return;
    try {
      await this.ask("/checked", {});
      await this.keep({ done: true });
    } catch (error) {
      if (error.status !== 404) setTimeout(() => this.done(), RETRY);
    }
  }

  // A shared tablet goes round.
  next(quiet = true) {
    return button(words.liveNext, async () => (await switchPerson(this.record, true)) && location.reload(), quiet);
  }

  async over() {
    this.events?.close();
    this.events = null;
    const { joined } = this.mine;
    await this.record.set(this.key, null);
    this.say();
    const results = new URL(this.manifest?.parts?.results ?? "", siteRoot);
    this.body.replaceChildren(heading(words.liveOver), paragraph(joined ? words.liveOverHelp : words.liveUnknown), element("p", {}, element("a", { href: results }, words.liveResults)));
    if (joined) ask("me", await deviceOf(this.record)).then(({ me }) => hear(this.record, { me }), () => {});
  }
}
