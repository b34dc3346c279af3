// Starts each assessment and page part once, and again after the back/forward cache.
import { openRecord } from "./record.js";
import words from "./words.js";

const started = new WeakSet();
let opening;
let outbox;

async function begin(root, record) {
  const page = root.dataset.kursPage;
  if (page) return (await import(`./page/${page}.js`)).mount(root, record);
  const payload = JSON.parse(root.querySelector("template").content.textContent);
  const { mount } = await (payload.kind === "final" ? import("./final.js") : import("./practice.js"));
  root.addEventListener("input", () => record.visit(payload));
  return mount(root, payload, record);
}

async function tellStatus(record) {
  if (record.status !== "ok" || document.querySelector(".kurs-storage")) (await import("./notice.js")).notice(record);
}

export async function arrive() {
  const roots = [...document.querySelectorAll("[data-kurs],[data-kurs-page]")].filter((root) => !started.has(root));
  roots.forEach((root) => started.add(root));
  const failed = (error) => {
    console.error(error);
    roots[0].before(Object.assign(document.createElement("p"), { className: "kurs-notice", role: "alert", textContent: words.failed }));
  };
  try {
    opening ??= openRecord(roots[0].dataset.course).then((record) => {
      record.watch(({ kind }) => kind === "status" && tellStatus(record));
      return record;
    });
    const record = await opening;
    if (roots.some(({ dataset }) => "register" in dataset)) outbox ??= import("./waiting.js").then(({ begin }) => begin(record));
    for (const root of roots) await begin(root, record).catch(failed);
    tellStatus(record);
  } catch (error) {
    failed(error);
  }
}

window.addEventListener("pageshow", async (event) => {
  if (event.persisted) (await opening)?.reload();
});
