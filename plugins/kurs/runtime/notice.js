// Says once per page when the browser can't keep what the learner does, and offers a file instead.
import { button, element } from "./element.js";
import words from "./words.js";

const TEXTS = { blocked: words.storageBlocked, full: words.storageFull, evicted: words.storageEvicted };

export function notice(root, record) {
  if (document.querySelector(".kurs-storage")) return;
  const place = element("div", { class: "kurs-storage", role: "status" });
  root.before(place);
  const show = () => {
    const text = TEXTS[record.status];
    const save = async () => (await import("./transfer.js")).saveFile(record);
    place.replaceChildren(
      ...(text ? [element("div", { class: "kurs-notice" }, element("p", {}, text), record.status === "evicted" ? null : button(words.saveFile, save, true))] : []),
    );
  };
  record.watch((change) => change.kind === "status" && show());
  show();
}
