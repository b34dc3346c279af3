// What shows that the learner took part in a meeting: their own word, with a proof to print, save or show as a code.
import { element, fill } from "../element.js";
import { attendanceOf } from "../proof.js";
import { dateText } from "../page/when.js";
import { actions, sheet } from "../page/certificate.js";
import words from "../meeting-words.js";

const entryId = (code) => `attended-${code}`;

// Entries of own meetings, the latest first; signed ones stand in the register.
export const attendedIn = (entries) => entries.filter(({ kind }) => kind === "attended").reverse();
export const attended = (record, code) => record.entries.find(({ id }) => id === entryId(code));

// The id makes it one and the same whatever tab it is written in.
export const attend = (record, { code, module, day }) =>
  attended(record, code) ?? record.append({ id: entryId(code), kind: "attended", module: module.id, title: module.title, version: module.version, day, meeting: code });

export const attendedText = ({ title, day }) => fill(words.attendedText, { title, day: dateText(day) });

// The proof, once there is a name to put on it.
export function participation(record, manifest, entry) {
  const place = element("div", { class: "kurs-attended" });
  const draw = async () => {
    const proof = attendanceOf({ manifest, attended: entry, learner: record.learner, name: record.get("name") });
    place.replaceChildren(await sheet(proof), actions(proof));
  };
  if (record.get("name")) draw();
  else place.append(nameForm(record, draw));
  return place;
}

function nameForm(record, draw) {
  const said = element("div", { role: "status" });
  const name = element("input", { type: "text", autocomplete: "name", maxlength: 100, required: true });
  const take = (event) => {
    event.preventDefault();
    const given = name.value.trim().replace(/\s+/g, " ");
    if (!given) return said.replaceChildren(element("p", { class: "kurs-notice" }, words.certificateNeedsName)), name.focus();
    record.set("name", given);
    draw();
  };
  return element(
    "form",
    { onsubmit: take, novalidate: true },
    element("p", {}, element("label", {}, words.attendedName, name)),
    element("p", { class: "kurs-small" }, words.certificateNameHelp),
    element("p", { class: "kurs-actions" }, element("button", { type: "submit", class: "kurs-button" }, words.attendedShow)),
    said,
  );
}
