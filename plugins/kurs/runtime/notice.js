// Says when the browser can't keep what the learner does, and offers a file instead.
import { button, element } from "./element.js";
import words from "./storage-words.js";

const TEXTS = { blocked: words.storageBlocked, full: words.storageFull, evicted: words.storageEvicted, ok: words.storageWorks };

// The place stands there before the text comes, so that it is read aloud.
export function notice(record) {
  let place = document.querySelector(".kurs-storage");
  if (!place) {
    place = element("div", { class: "kurs-storage", role: "status" });
    document.querySelector("[data-kurs],[data-kurs-page]").before(place);
  }
  const save = async () => (await import("./transfer.js")).saveFile(record);
  const offer = ["blocked", "full"].includes(record.status) ? button(words.saveFile, save, true) : null;
  requestAnimationFrame(() => place.replaceChildren(element("div", { class: "kurs-notice" }, element("p", {}, TEXTS[record.status]), offer ?? "")));
}
