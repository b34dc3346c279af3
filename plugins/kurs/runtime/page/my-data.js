// "Mina uppgifter": everything that is kept about the learner, to see, save, correct and ask to have erased.
import { button, element, fill } from "../element.js";
import { ask as inquire } from "../dialog.js";
import { snapshot, download, saveFile } from "../transfer.js";
import words from "../my-data-words.js";

const day = (iso) => new Date(iso).toLocaleDateString("sv-SE");
const note = (text) => element("p", { class: "kurs-notice" }, text);

function here(record) {
  const { entries } = snapshot(record);
  return [
    element("h2", {}, words.mineBrowser),
    element("p", {}, fill(words.mineBrowserText, { entries: entries.length })),
    element("p", { class: "kurs-actions" }, button(words.mineSave, () => saveFile(record), true)),
  ];
}

function unitText({ name: unit, left_on: left, counted }) {
  if (left) return fill(words.mineLeft, { unit, date: left });
  return counted ? unit : fill(words.mineUncounted, { unit });
}

const IDENTITIES = { "self-stated": words.identitySelf, "confirmed-by-ombud": words.identityOmbud, "signed-in": words.identitySignedIn };
const HOW = { attended: words.mineAttended, "self-stated": words.mineStated };
const doneText = (manifest) => ({ module, version, source, percent, date, expires }) => {
  const title = manifest.modules.find(({ id }) => id === module)?.title ?? module;
  const first = fill(words.mineDoneRow, { title, version, date });
  return [first, HOW[source], percent === null ? null : fill(words.minePercent, { percent }), expires && fill(words.mineDoneEnds, { date: expires })].filter(Boolean).join(", ");
};

const list = (title, texts) => (texts.length ? [element("h3", {}, title), element("ul", {}, ...texts.map((text) => element("li", {}, text)))] : []);

function shown(all, manifest) {
  const { person, units, completions } = all;
  const facts = [
    [words.mineName, person.name],
    [words.mineNumber, person.number],
    [words.mineMail, person.email],
    [words.mineProtected, person.protected ? words.mineYes : null],
    [words.mineWho, IDENTITIES[person.identity]],
    [words.mineSince, person.created_on],
  ].filter(([, value]) => value);
  const counts = [
    [words.mineStatements, all.statements],
    [words.mineResponses, all.final_responses],
    [words.mineReminders, all.reminders],
    [words.mineBrowsers, all.browsers],
    [words.mineLooks, all.looks],
  ].filter(([, rows]) => rows.length);
  return [
    element("dl", { class: "kurs-facts" }, ...facts.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value)))),
    ...list(words.mineUnits, units.map(unitText)),
    ...list(words.mineDone, completions.map(doneText(manifest))),
    ...list(words.mineCounts, counts.map(([text, { length: count }]) => fill(text, { count }))),
    element("p", { class: "kurs-actions" }, button(words.mineDownload, () => download("mina-uppgifter.json", JSON.stringify(all, null, 2)))),
  ];
}

// The part about the register: `send(path, body)` asks it, `anew(text)` draws all again and says what was done.
function rights({ person }, send, anew) {
  const status = element("div", { role: "status" });
  const attempt = (work) => work().catch(({ answer }) => status.replaceChildren(note(Object.values(answer?.fields ?? {}).join(" ") || words.mineAway)));
  const name = element("input", { type: "text", autocomplete: "name", maxlength: 100, value: person.name });
  const correct = (event) => {
    event.preventDefault();
    attempt(async () => (await send("mine/name", { name: name.value }), anew(words.mineCorrected)));
  };
  const erase = async () => {
    if ((await inquire(words.mineEraseSure, [words.mineEraseYes])) !== 0) return;
    attempt(async () => (await send("mine/erasure", { ask: true }), anew("")));
  };
  const back = () => attempt(async () => (await send("mine/erasure", { ask: false }), anew(words.mineEraseTaken)));
  const asked = person.erasure_asked_on;
  return [
    element("h2", {}, words.mineCorrect),
    element("p", {}, words.mineCorrectHelp),
    element(
      "form",
      { onsubmit: correct, novalidate: true },
      element("p", {}, element("label", {}, `${words.mineName} `, name)),
      element("p", { class: "kurs-actions" }, element("button", { type: "submit", class: "kurs-button kurs-button--quiet" }, words.mineCorrectSave)),
    ),
    element("p", {}, words.mineWrong),
    element("h2", {}, words.mineErase),
    element("p", {}, words.mineEraseHelp),
    ...(asked ? [note(fill(words.mineEraseAsked, { date: day(asked) }))] : []),
    element("p", { class: "kurs-actions" }, asked ? button(words.mineEraseBack, back, true) : button(words.mineEraseAsk, erase, true)),
    status,
  ];
}

async function register(record, place) {
  const [{ ask }, { deviceOf }, { hear }, { loadManifest }] = await Promise.all([
    import("../deliver/register.js"),
    import("../device.js"),
    import("../outbox.js"),
    import("../manifest.js"),
  ]);
  const said = element("div", { role: "status" });
  const put = (...nodes) => place.replaceChildren(element("h2", {}, words.mineRegister), said, ...nodes);
  const send = async (path, body) => {
    const answer = await ask(path, await deviceOf(record), body);
    await hear(record, answer);
    await record.set("name", answer.me.name);
  };
  async function draw(text = "") {
    if (!record.get("me")?.joined) return put(element("p", {}, words.mineUnknown));
    try {
      const [all, manifest] = await Promise.all([ask("mine", await deviceOf(record)), loadManifest()]);
      put(...shown(all, manifest), ...rights(all, send, draw));
      said.replaceChildren(...(text ? [note(text)] : []));
    } catch {
      put(note(words.mineAway), element("p", { class: "kurs-actions" }, button(words.mineRetry, () => draw(), true)));
    }
  }
  await draw();
}

export async function mount(root, record) {
  const place = element("div");
  const alone = !("register" in root.dataset);
  root.append(place, element("div", {}, ...here(record), ...(alone ? [element("p", {}, words.mineAlone)] : [])));
  if (!alone) await register(record, place);
}
