// Where the site has a register: send what waits, hear what it says, and tell the learner how much is not sent yet.
import { element, fill } from "./element.js";
import { askWhoIAm, startOutbox } from "./outbox.js";
import words from "./register-words.js";

// The place stands there before the text comes, so that it is read aloud.
function place() {
  const found = document.querySelector(".kurs-waiting");
  if (found) return found;
  const made = element("div", { class: "kurs-waiting", role: "status" });
  document.querySelector("[data-kurs],[data-kurs-page]")?.before(made);
  return made;
}

let before = 0;
function tell(count) {
  if (!count && !before) return;
  const text = count ? fill(count === 1 ? words.unsentOne : words.unsent, { count }) : words.unsentDone;
  place().replaceChildren(element("p", { class: "kurs-notice" }, text));
  before = count;
}

export async function begin(record) {
  const outbox = startOutbox(record, tell);
  await outbox.now();
  await askWhoIAm(record);
  return outbox;
}
