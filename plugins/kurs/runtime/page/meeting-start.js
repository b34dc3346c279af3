// "Starta ett möte": a code for a meeting without a register, its QR code, the chapters as slides and the list to sign.
import { today } from "../days.js";
import { button, element, fill } from "../element.js";
import { inFolder, loadManifest, siteRoot } from "../manifest.js";
import { keep, kept, newCode, read, when } from "../meeting/code.js";
import { qr } from "./qr.js";
import { dateText } from "./when.js";
import words from "../meeting-words.js";

const notice = (text) => element("p", { class: "kurs-notice" }, text);

// The list that is printed stands in the page; here it gets what is known.
function fillList(root, code, { title }, day) {
  const put = (name, ...nodes) => root.querySelector(`[data-list="${name}"]`).replaceChildren(...nodes);
  put("module", title);
  put("day", new Date(`${day}T12:00:00`).toLocaleDateString("sv-SE", { dateStyle: "full" }));
  put("code", code.cloneNode(true));
}

const slides = (module, code) =>
  element(
    "ul",
    {},
    ...module.pages.filter(({ url }) => url !== module.final?.url.split("#")[0]).map(({ url, title }) => {
      const address = new URL(`${url}?visa=bilder#mote=${code}`, siteRoot);
      return element("li", {}, element("a", { href: address }, title));
    }),
  );

async function shown(root, code, manifest) {
  const { module: id, day, signs } = read(code);
  const module = manifest.modules.find((one) => one.id === id);
  const page = new URL(manifest.parts.meeting, siteRoot);
  const picture = await qr(`${page.href}#mote=${code}`, fill(words.startQr, module));
  fillList(root, picture, module, day);
  return [
    element("h2", { tabindex: -1 }, fill(words.startTitle, { title: module.title, day: dateText(day) })),
    element(
      "div",
      { class: "kurs-meeting-code" },
      element("div", { class: "kurs-qr" }, picture),
      element(
        "div",
        {},
        element("p", {}, words.startScan),
        element("p", { class: "kurs-meeting-address" }, page.href),
        element("p", {}, words.meetingCode, " ", element("span", { class: "kurs-short-code" }, signs)),
      ),
    ),
    element("h3", {}, words.startSlides),
    element("p", {}, words.startSlidesHelp),
    slides(module, code),
    element("h3", {}, words.startList),
    element("p", {}, words.startListHelp),
    element("p", { class: "kurs-actions" }, button(words.startPrint, () => print())),
  ];
}

function form(manifest, make) {
  const module = element("select", {}, ...manifest.modules.map(({ id, title }) => new Option(title, id)));
  const day = element("input", { type: "date", value: today(), required: true });
  const said = element("div", { role: "status" });
  const take = (event) => {
    event.preventDefault();
    said.replaceChildren(...(day.value ? [] : [notice(words.startNeedsDay)]));
    if (day.value) make(newCode(module.value, day.value));
    else day.focus();
  };
  return element(
    "form",
    { onsubmit: take, novalidate: true },
    element("p", {}, element("label", {}, words.startModule, module)),
    element("p", {}, element("label", {}, words.startDay, day)),
    element("p", { class: "kurs-actions" }, element("button", { type: "submit", class: "kurs-button" }, words.startMake)),
    said,
  );
}

export async function mount(root) {
  const place = element("div");
  root.querySelector("[data-start]").append(place);
  if (inFolder) return place.append(notice(words.startFolder));
  const manifest = await loadManifest();
  const result = element("div", { class: "kurs-meeting-made" });
  const make = async (code) => {
    keep(code);
    result.replaceChildren(...(await shown(root, code, manifest)));
    result.querySelector("h2").focus();
  };
  place.append(form(manifest, make), result);
  // The tab's meeting, when somebody comes back from its slides.
  const own = read(kept());
  if (own && when(own.day, today()) !== "past" && manifest.modules.some(({ id }) => id === own.module)) result.append(...(await shown(root, kept(), manifest)));
}
