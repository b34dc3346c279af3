// Starts each assessment and page part once, and again after the back/forward cache.
import { openRecord } from "./record.js";
import { notice } from "./notice.js";
import words from "./words.js";

const started = new WeakSet();
const records = new Map();

const recordOf = (course) => {
  if (!records.has(course)) records.set(course, openRecord(course));
  return records.get(course);
};

const mounts = {
  final: () => import("./final.js"),
  page: (name) => import(`./page/${name}.js`),
  practice: () => import("./practice.js"),
};

async function begin(root) {
  const record = await recordOf(root.dataset.course);
  if (root.dataset.kursPage) return (await mounts.page(root.dataset.kursPage)).mount(root, record);
  const payload = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const { mount } = await (payload.kind === "final" ? mounts.final() : mounts.practice());
  await mount(root, payload, record);
  root.addEventListener("input", () => record.visit(payload));
  notice(root, record);
}

export async function arrive() {
  const roots = [...document.querySelectorAll("[data-kurs],[data-kurs-page]")].filter((root) => !started.has(root));
  roots.forEach((root) => started.add(root));
  for (const root of roots) {
    try {
      await begin(root);
    } catch (error) {
      console.error(error);
      root.insertAdjacentHTML("afterbegin", `<p class="kurs-notice" role="alert">${words.failed}</p>`);
    }
  }
}

window.addEventListener("pageshow", async (event) => {
  if (event.persisted) for (const record of records.values()) (await record).reload();
});
