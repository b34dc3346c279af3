// The certificate of a completed module, and the proof of having taken part in a meeting: on screen, on paper, as a file and as a QR code that holds the proof itself.
import { button, element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import { canonical, proofOf } from "../proof.js";
import { download } from "../transfer.js";
import { live } from "./live.js";
import { qr } from "./qr.js";
import { statusOf } from "./status.js";
import words from "./words.js";

const IDENTITIES = { "self-stated": words.identitySelf, "confirmed-by-ombud": words.identityOmbud, "signed-in": words.identitySignedIn };

// What a completion says, and what having taken part in a meeting says, which never looks like one.
const COMPLETED = {
  title: words.certificateTitle,
  stamp: words.certificateSigned,
  number: words.certificateNumber,
  help: { signed: words.certificateSignedHelp, self: words.certificateSelfHelp },
  save: words.certificateSave,
  file: "intyg",
};
const ATTENDED = {
  title: words.attendedTitle,
  stamp: words.attendedSigned,
  number: words.attendedNumber,
  help: { signed: words.attendedSignedHelp, self: words.attendedSelfHelp },
  save: words.attendedSave,
  file: "deltagande",
};
const textsOf = ({ outcome }) => (outcome === "attended" ? ATTENDED : COMPLETED);

function has({ outcome, percent }) {
  if (outcome === "attended") return words.attendedHas;
  return percent == null ? words.certificateHas : words.certificateHasPassed;
}

// A proof from the register has a signature, another a checksum: the two never look alike (design §4 Proof).
export async function sheet(proof) {
  const signed = Boolean(proof.signature);
  const texts = textsOf(proof);
  const id = `kurs-intyg-${proof.checksum ?? proof.signature}`;
  const facts = [
    [words.certificateVersion, proof.module.version],
    [words.certificateScore, proof.percent == null ? null : fill(words.percent, proof)],
    [words.certificateDate, proof.date],
    [words.certificateValid, proof.expires],
    [words.certificateIssuer, proof.issuer],
    [texts.number, proof.learner.id],
    [words.attendedCode, proof.meeting],
    ...(signed ? [[words.certificateWho, IDENTITIES[proof.identity]], [words.certificateKey, proof.key]] : [[words.certificateCheck, proof.checksum]]),
  ].filter(([, value]) => value);
  return element(
    "article",
    { class: "kurs-certificate", "aria-labelledby": id, "data-signed": signed, "data-outcome": proof.outcome },
    element("p", { class: "kurs-stamp" }, signed ? texts.stamp : words.certificateSelf),
    element("h2", { id }, texts.title),
    element("p", { class: "kurs-certificate-name" }, proof.learner.name),
    element("p", {}, has(proof)),
    element("p", { class: "kurs-certificate-module" }, proof.module.title),
    element("dl", {}, ...facts.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value)))),
    element("div", { class: "kurs-qr" }, await qr(canonical(proof), words.certificateQr)),
    element("p", { class: "kurs-small" }, signed ? texts.help.signed : texts.help.self),
  );
}

export const actions = (proof) =>
  element(
    "p",
    { class: "kurs-actions" },
    button(words.certificatePrint, () => print()),
    button(textsOf(proof).save, () => download(`${textsOf(proof).file}-${proof.module.id}.json`, `${canonical(proof)}\n`), true),
  );

// What the register has signed is shown as it is; the name stands in the register.
const shown = async (module, proof) => element("section", { class: "kurs-module" }, element("h2", {}, module.title), await sheet(proof), actions(proof));

function maker(record, manifest, module, status) {
  const place = element("div", { "aria-live": "polite" });
  const name = element("input", { type: "text", autocomplete: "name", maxlength: 100, required: true, value: record.get("name") ?? "" });
  const show = async (event) => {
    event.preventDefault();
    const given = name.value.trim().replace(/\s+/g, " ");
    if (!given) return place.replaceChildren(element("p", { class: "kurs-notice" }, words.certificateNeedsName)), name.focus();
    record.set("name", given);
    const proof = proofOf({ manifest, module, completed: status.completed, learner: record.learner, name: given, expires: status.expires });
    place.replaceChildren(await sheet(proof), actions(proof));
  };
  return element(
    "section",
    { class: "kurs-module" },
    element("h2", {}, module.title),
    element(
      "form",
      { onsubmit: show, novalidate: true },
      element("p", {}, element("label", {}, `${words.certificateName} `, name)),
      element("p", { class: "kurs-small" }, words.certificateNameHelp),
      element("p", { class: "kurs-actions" }, element("button", { type: "submit", class: "kurs-button" }, words.certificateShow)),
    ),
    place,
  );
}

export async function mount(root, record) {
  let drawn = "";
  const place = root.appendChild(element("div"));
  await live(record, (manifest) => {
    const done = manifest.modules.map((module) => ({ module, status: statusOf(module, record) })).filter(({ status }) => status.completed);
    const now = done.map(({ status }) => status.completed.id).join() || "none";
    if (now === drawn) return;
    drawn = now;
    const first = manifest.modules[0];
    const none = () => [element("p", {}, words.certificateNone, " ", first ? element("a", { href: new URL(first.pages[0].url, siteRoot) }, first.title) : "")];
    const signed = (module) => record.get("me")?.completions.find((one) => one.module === module.id && one.proof)?.proof;
    const each = ({ module, status }) => (signed(module) ? shown(module, signed(module)) : maker(record, manifest, module, status));
    Promise.all(done.length ? done.map(each) : none()).then((nodes) => place.replaceChildren(...nodes));
  });
}
