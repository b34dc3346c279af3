// "Mina resultat": what is done and left, save and load, begin anew, change person.
import { button, element, fill } from "../element.js";
import { ask } from "../dialog.js";
import { inFolder, siteRoot } from "../manifest.js";
import { switchPerson } from "../switch.js";
import { load, saveFile, toCode } from "../transfer.js";
import { dueLine } from "./due.js";
import { live } from "./live.js";
import { date, percent, stateText, statusOf, warning } from "./status.js";
import words from "./words.js";

const say = (place, text) => place.replaceChildren(element("p", { class: "kurs-notice" }, text));
const region = () => element("div", { role: "status" });

function finalText(module, status) {
  if (!module.final) return words.noFinal;
  if (status.passed) return `${fill(words.passedAt, { date: date(status.passed.at) })}, ${percent(status.passed.score)}`;
  return status.best < 0 ? words.notTaken : fill(words.notPassedYet, { percent: Math.floor(status.best * 100 + 1e-9) });
}

function table(manifest, record) {
  const heads = [words.colModule, words.colExercises, words.colFinal, words.colStatus];
  const rows = manifest.modules.map((module) => {
    const status = statusOf(module, record);
    const cells = [fill(words.moduleProgress, status), finalText(module, status), [stateText(status), warning(module, status)].filter(Boolean).join(". ")];
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, element("a", { href: new URL(module.pages[0].url, siteRoot) }, module.title)),
      ...cells.map((cell, i) => element("td", { "data-label": heads[i + 1] }, cell)),
    );
  });
  return element(
    "table",
    { class: "kurs-table" },
    element("caption", {}, words.resultsCaption),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows),
  );
}

function leftToDo(manifest, record) {
  const tasks = manifest.modules.flatMap((module) => {
    const status = statusOf(module, record);
    if (!status.started || status.completed) return [];
    return [...status.missing, ...(module.final && !status.passed ? [{ ...module.final, title: words.colFinal }] : [])];
  });
  if (!tasks.length) return [];
  const links = tasks.map(({ url, title }) => element("li", {}, element("a", { href: new URL(url, siteRoot) }, title)));
  return [element("h2", {}, words.left), element("ul", {}, ...links)];
}

function transfer(record, register) {
  const status = region();
  const code = element("textarea", { class: "kurs-code", readonly: true, rows: 4, "aria-label": words.code, hidden: true });
  const copy = button(words.copyCode, () => navigator.clipboard.writeText(code.value).then(() => say(status, words.copied), () => code.select()), true);
  copy.hidden = true;
  const show = async () => {
    code.value = await toCode(record);
    code.hidden = copy.hidden = false;
    code.focus();
    code.select();
  };
  const take = async (text) => {
    const { problem, count } = await load(record, text);
    say(status, problem ? words[problem] : count ? fill(words.loaded, { count }) : words.loadedNone);
  };
  const file = element("input", { type: "file", accept: ".json,application/json", onchange: async () => file.files[0] && take(await file.files[0].text()) });
  const paste = element("textarea", { class: "kurs-code", rows: 4 });
  return element(
    "section",
    {},
    element("h2", {}, words.save),
    element("p", {}, register ? words.saveHelpToo : words.saveHelp),
    element("p", { class: "kurs-actions" }, button(words.saveFile, () => saveFile(record)), button(words.showCode, show, true), copy),
    code,
    element("p", {}, element("label", {}, `${words.loadFile} `, file)),
    element("p", {}, element("label", {}, words.loadCode, paste)),
    element("p", { class: "kurs-actions" }, button(words.load, () => take(paste.value), true)),
    status,
  );
}

function draftsOf(module, record) {
  const items = module.required.flatMap((task) => Object.keys(task.items));
  const attempts = record.entries.filter((entry) => entry.module === module.id && entry.attempt).map((entry) => entry.attempt);
  const own = new Set([...items, ...attempts]);
  return Object.keys(record.drafts()).filter((key) => own.has(key.split(":")[1]));
}

function startOver(manifest, record) {
  const status = region();
  const reset = async (module) => {
    if ((await ask(fill(words.resetAsk, module), [words.resetYes])) !== 0) return;
    draftsOf(module, record).forEach((key) => record.set(key, null));
    await record.append({ kind: "reset", module: module.id });
    say(status, words.resetDone);
  };
  const leave = async () => {
    if (!(await switchPerson(record, manifest.mode === "register"))) return;
    await record.set("switched", true);
    const kept = inFolder || navigator.serviceWorker?.controller;
    const reached = kept || (await fetch(location.href, { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false));
    if (reached) return location.reload();
    document.querySelector("main").replaceChildren(element("p", { class: "kurs-notice", role: "status" }, words.switchDoneOffline));
  };
  if (record.get("switched")) {
    record.set("switched", null);
    say(status, words.switchDone);
  }
  return element(
    "section",
    {},
    element("h2", {}, words.reset),
    element("p", { class: "kurs-actions" }, ...manifest.modules.map((module) => button(fill(words.resetModule, module), () => reset(module), true))),
    element("h2", {}, words.switchPerson),
    element("p", {}, words.switchHelp),
    element("p", { class: "kurs-actions" }, button(words.switchPerson, leave, true)),
    status,
  );
}

export async function mount(root, record) {
  const place = element("div");
  const held = element("div");
  const more = element("div");
  let rest = null;
  await live(record, (manifest) => {
    const none = !record.entries.length;
    place.replaceChildren(...(none ? [element("p", {}, words.resultsNone)] : [table(manifest, record), dueLine(manifest, record) ?? "", ...leftToDo(manifest, record)]));
    rest ??= root.append(place, held, more, transfer(record, manifest.mode === "register"), startOver(manifest, record)) ?? true;
    if (record.get("me")?.attended?.length || record.entries.some(({ kind }) => kind === "attended"))
      import("./attended.js").then(({ attendedPart }) => held.replaceChildren(attendedPart(record, manifest)));
    if (manifest.mode === "register" && record.get("me")?.joined && !more.hasChildNodes())
      import("./another.js").then(({ another }) => more.replaceChildren(another(record)));
  });
}
