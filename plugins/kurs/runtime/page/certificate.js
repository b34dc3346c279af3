// The certificate of a completed module: on screen, on paper, as a file and as a QR code that holds the proof itself.
import { button, element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import { canonical, proofOf } from "../proof.js";
import { download } from "../transfer.js";
import { live } from "./live.js";
import { statusOf } from "./status.js";
import words from "./words.js";

async function qr(text) {
  const { generate } = await import("../vendor/lean-qr.js");
  const code = generate(text);
  const size = code.size + 8;
  let path = "";
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", words.certificateQr);
  const draw = (tag, attributes) => {
    const shape = svg.appendChild(document.createElementNS(svg.namespaceURI, tag));
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  };
  draw("rect", { width: size, height: size, fill: "#fff" });
  draw("path", { d: path, fill: "#000" });
  return svg;
}

async function sheet(proof) {
  const facts = [
    [words.certificateVersion, proof.module.version],
    [words.certificateScore, proof.percent == null ? null : fill(words.percent, proof)],
    [words.certificateDate, proof.date],
    [words.certificateValid, proof.expires],
    [words.certificateIssuer, proof.issuer],
    [words.certificateNumber, proof.learner.id],
    [words.certificateCheck, proof.checksum],
  ].filter(([, value]) => value);
  return element(
    "article",
    { class: "kurs-certificate", "aria-labelledby": "kurs-intyg" },
    element("p", { class: "kurs-stamp" }, words.certificateSelf),
    element("h2", { id: "kurs-intyg" }, words.certificateTitle),
    element("p", { class: "kurs-certificate-name" }, proof.learner.name),
    element("p", {}, words.certificateHas),
    element("p", { class: "kurs-certificate-module" }, proof.module.title),
    element("dl", {}, ...facts.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value)))),
    element("div", { class: "kurs-qr" }, await qr(canonical(proof))),
    element("p", { class: "kurs-small" }, words.certificateSelfHelp),
  );
}

function maker(record, manifest, module, status) {
  const place = element("div", { "aria-live": "polite" });
  const name = element("input", { type: "text", autocomplete: "name", maxlength: 100, required: true, value: record.get("name") ?? "" });
  const show = async (event) => {
    event.preventDefault();
    const given = name.value.trim().replace(/\s+/g, " ");
    if (!given) return place.replaceChildren(element("p", { class: "kurs-notice" }, words.certificateNeedsName)), name.focus();
    record.set("name", given);
    const proof = proofOf({ manifest, module, completed: status.completed, learner: record.learner, name: given, expires: status.expires });
    place.replaceChildren(
      await sheet(proof),
      element(
        "p",
        { class: "kurs-actions" },
        button(words.certificatePrint, () => print()),
        button(words.certificateSave, () => download(`intyg-${module.id}.json`, `${canonical(proof)}\n`), true),
      ),
    );
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
    place.replaceChildren(...(done.length ? done.map(({ module, status }) => maker(record, manifest, module, status)) : none()));
  });
}
