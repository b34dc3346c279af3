// A meeting without a register: check questions of one's own, and a proof that is one's own word.
import { today } from "../days.js";
import { element, fill } from "../element.js";
import { loadManifest, siteRoot } from "../manifest.js";
import { dateText } from "../page/when.js";
import { checks } from "./checks.js";
import { read, when } from "./code.js";
import { attend, attended, attendedText, participation } from "./participation.js";
import words from "../meeting-words.js";

const paragraph = (text) => element("p", {}, text);
const notice = (text) => element("p", { class: "kurs-notice" }, text);

function head({ title }, { day, signs }) {
  const facts = [
    [words.meetingDay, dateText(day)],
    [words.meetingCode, signs],
  ];
  return [
    element("h2", { tabindex: -1 }, fill(words.meetingAbout, { title })),
    element("dl", { class: "kurs-facts" }, ...facts.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value)))),
  ];
}

function intro(time, { day }) {
  if (time === "now") return paragraph(words.meetingHow);
  return notice(fill(time === "past" ? words.meetingPast : words.meetingFuture, { day: dateText(day) }));
}

// `code` is whole and of a module that exists (page/meeting.js).
export async function mount(place, record, code) {
  const manifest = await loadManifest();
  const meeting = read(code);
  const module = manifest.modules.find(({ id }) => id === meeting.module);
  const time = when(meeting.day, today());
  const known = () => attended(record, code);
  const told = element("div", { role: "status" });
  const proof = element("div");
  const draw = () => {
    if (!known() || proof.hasChildNodes()) return;
    told.replaceChildren(element("p", { class: "kurs-lead" }, attendedText(known())));
    const register = manifest.mode === "register" ? [paragraph(words.attendedUnknown)] : [];
    proof.append(paragraph(words.attendedOwn), ...register, participation(record, manifest, known()));
  };
  const ondone = async () => {
    if (time === "now") await attend(record, { code, module, day: meeting.day });
    else if (!known()) told.replaceChildren(paragraph(words.meetingAlone));
  };
  record.watch(({ kind }) => kind === "log" && draw());
  const questions = [element("h2", {}, words.checksTitle), await checks(record, manifest, module.id, { id: code, ondone })];
  const before = known() ? [told, proof, ...questions] : [intro(time, meeting), ...questions, told, proof];
  const first = new URL(module.pages[0].url, siteRoot);
  place.append(...head(module, meeting), ...before, element("p", {}, element("a", { href: first }, fill(words.meetingModule, module))));
  draw();
}
