// "Delta i mötet": the code from the address or from a form, and on to the sort of meeting that it is of.
import { today } from "../days.js";
import { button, element } from "../element.js";
import { inFolder, loadManifest } from "../manifest.js";
import { isLive, isTyped, keep, kept, read, tidy, whole } from "../meeting/code.js";
import words from "../meeting-words.js";

const notice = (text) => element("p", { class: "kurs-notice", tabindex: -1 }, text);

const retry = (again) => element("p", { class: "kurs-actions" }, button(words.checksRetry, again, true));

// {code, live} of a meeting to go to, or {problem}: what to say instead.
function meetingOf(code, manifest) {
  const modules = manifest.modules.map(({ id }) => id);
  if (isLive(code)) return manifest.mode === "register" ? { code, live: true } : { problem: words.meetingElsewhere };
  const full = isTyped(code) ? whole(code, modules, today()) : code;
  const meeting = read(full);
  if (!meeting) return { problem: words.meetingMistyped };
  return modules.includes(meeting.module) ? { code: full } : { problem: words.meetingGone };
}

class Meeting {
  constructor(root, record) {
    Object.assign(this, { root, record, turn: 0 });
    this.place = root.appendChild(element("div"));
  }

  show(nodes, moved) {
    this.place.replaceChildren(...nodes.filter(Boolean));
    if (moved) this.place.querySelector("[tabindex]")?.focus();
  }

  form(problem, given = "") {
    const input = element("input", { type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 200, value: given, "aria-describedby": "kurs-mote-hjalp" });
    const take = (event) => {
      event.preventDefault();
      keep(tidy(input.value) || null);
      this.draw(true);
    };
    return [
      problem && notice(problem),
      element(
        "form",
        { onsubmit: take, novalidate: true },
        element("p", {}, element("label", {}, words.meetingField, input)),
        element("p", { class: "kurs-small", id: "kurs-mote-hjalp" }, words.meetingFieldHelp),
        element("p", { class: "kurs-actions" }, element("button", { type: "submit", class: "kurs-button" }, words.meetingJoin)),
      ),
    ];
  }

  // `moved`: somebody did something, so that focus goes to what came of it.
  async draw(moved = false) {
    const turn = ++this.turn;
    const manifest = await loadManifest().catch(() => null);
    if (turn !== this.turn) return;
    if (!manifest) return this.show([notice(words.meetingAway), retry(() => this.draw(true))], moved);
    const code = kept();
    if (!code) return this.show(this.form(moved && words.meetingNone), moved);
    const { problem, code: full, live } = meetingOf(code, manifest);
    if (problem) return this.show(this.form(problem, code.includes(".") ? "" : code), moved);
    if (full !== code) keep(full);
    await this.enter(full, live, moved);
  }

  async enter(code, live, moved) {
    const place = element("div", { class: "kurs-meeting" });
    const another = button(words.meetingAnother, () => (keep(null), this.show(this.form(), true), this.place.querySelector("input").focus()), true);
    this.show([place, element("p", { class: "kurs-actions kurs-meeting-other" }, another)]);
    try {
      const { mount } = await import(`../meeting/${live ? "live" : "own"}.js`);
      const problem = await mount(place, this.record, code);
      if (problem) return this.show(this.form(problem, code), moved);
    } catch (error) {
      console.error(error);
      place.replaceChildren(notice(words.meetingAway), retry(() => location.reload()));
    }
    if (moved) place.querySelector("[tabindex]")?.focus();
  }
}

export async function mount(root, record) {
  if (inFolder) return root.append(notice(words.meetingFolder));
  const meeting = new Meeting(root, record);
  addEventListener("hashchange", () => root.isConnected && location.hash.startsWith("#mote=") && meeting.draw(true));
  await meeting.draw();
}
