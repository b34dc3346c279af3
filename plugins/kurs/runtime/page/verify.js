// "Kontrollera intyg": by camera, file or pasted text, and offline once the page is open.
import { button, element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import { judge } from "../verify.js";
import words from "../verify-words.js";

const TEXTS = {
  signed: [words.signed, words.signedText, "✓"],
  "self-stated": [words.selfStated, words.selfStatedText, "i"],
  changed: [words.changed, words.changedText, "✕"],
  "unknown-key": [words.unknownKey, words.unknownKeyText, "?"],
  uncheckable: [words.uncheckable, words.uncheckableText, "?"],
  unreadable: [words.unreadable, words.unreadableText, "✕"],
  other: [words.otherThing, words.otherText, "✕"],
  version: [words.version, words.versionText, "?"],
  incomplete: [words.incomplete, words.incompleteText, "✕"],
};
const IDENTITIES = { "self-stated": words.identitySelf, "confirmed-by-ombud": words.identityOmbud, "signed-in": words.identitySignedIn };
const KEYS = "public-keys";

// The register's public keys, kept so that they are here without a network. Older ones stay: old proofs name them.
async function fetchKeys(record) {
  const answer = await fetch(new URL("api/keys", siteRoot), { credentials: "omit" }).catch(() => null);
  const keys = answer?.ok ? await answer.json().catch(() => null) : null;
  if (keys) await record.set(KEYS, { ...record.get(KEYS), ...keys });
}

function facts({ learner, module, percent, date, expires, issuer, identity, key, meeting }, signed) {
  const rows = [
    [words.name, learner.name],
    [words.module, module.title],
    [words.certificateVersion, module.version],
    [words.certificateScore, percent == null ? null : fill(words.percent, { percent })],
    [words.certificateDate, date],
    [words.certificateValid, expires],
    [words.certificateIssuer, issuer],
    [words.certificateWho, signed ? IDENTITIES[identity] : null],
    [words.certificateKey, key],
    [words.attendedCode, meeting],
  ].filter(([, value]) => value);
  return element("dl", {}, ...rows.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value))));
}

function shown({ verdict, proof }, course) {
  const [title, usual, mark] = TEXTS[verdict];
  const attended = proof?.outcome === "attended";
  const text = attended && verdict === "self-stated" ? words.selfStatedAttended : usual;
  const today = new Date().toLocaleDateString("sv-SE");
  const good = verdict === "signed" || verdict === "self-stated";
  const notes = [
    attended && verdict !== "changed" ? words.attendedOnly : null,
    good && proof.expires && proof.expires < today ? words.ended : null,
    good && proof.course !== course ? words.otherCourse : null,
  ].filter(Boolean);
  return element(
    "article",
    { class: "kurs-judged", "data-verdict": verdict },
    element("h2", {}, element("span", { class: "kurs-mark", "aria-hidden": "true" }, mark), good && attended ? `${words.attendedTitle}. ${title}` : title),
    element("p", {}, text),
    ...notes.map((note) => element("p", { class: "kurs-notice" }, note)),
    ...(proof && verdict !== "changed" ? [facts(proof, verdict === "signed")] : []),
  );
}

export async function mount(root, record) {
  const register = "register" in root.dataset;
  const place = element("div", { role: "status", "aria-label": words.result, tabindex: -1 });
  const say = (...nodes) => {
    place.replaceChildren(...nodes);
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  };

  async function check(text) {
    const first = await judge(text, record.get(KEYS) ?? {});
    const again = first.verdict === "unknown-key" && register;
    if (again) await fetchKeys(record);
    say(shown(again ? await judge(text, record.get(KEYS) ?? {}) : first, root.dataset.course));
  }

  // Fetched with the page, so that it is there when the network isn't.
  const loading = import("./scan.js").then(async (module) => ({ ...module, read: await module.reader() }));
  loading.catch(() => {});

  let stop = null;
  const video = element("video", { muted: true, playsinline: true });
  const view = element("div", { class: "kurs-camera", hidden: true }, video, element("p", {}, words.scanHow));
  const closeCamera = () => {
    stop?.();
    stop = null;
    view.hidden = true;
    camera.textContent = words.scan;
  };
  const openCamera = async () => {
    view.hidden = false;
    camera.textContent = words.scanStop;
    try {
      const { scan, read } = await loading;
      stop = await scan(video, read, (text) => (closeCamera(), check(text)));
    } catch {
      closeCamera();
      say(element("p", { class: "kurs-notice" }, words.scanNone));
    }
  };
  const camera = button(words.scan, () => (view.hidden ? openCamera() : closeCamera()));

  const take = async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const image = chosen.type.startsWith("image/");
    const text = image ? await loading.then(({ fromImage, read }) => fromImage(chosen, read)).catch(() => null) : await chosen.text();
    file.value = "";
    if (text) await check(text);
    else say(element("p", { class: "kurs-notice" }, image ? words.imageNone : words.unreadableText));
  };
  const file = element("input", { type: "file", accept: ".json,application/json,image/*", onchange: take });
  const paste = element("textarea", { class: "kurs-code", rows: 4, spellcheck: "false", autocomplete: "off" });
  root.append(
    element("p", { class: "kurs-actions" }, camera),
    view,
    element("p", {}, element("label", {}, words.chooseFile, file)),
    element("p", {}, element("label", {}, words.paste, paste)),
    element("p", { class: "kurs-actions" }, button(words.check, () => check(paste.value), true)),
    place,
  );
  window.addEventListener("pagehide", closeCamera);
  if (register) await fetchKeys(record);
}
