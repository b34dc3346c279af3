// The last slide: a QR code that leads to the chapter, to the meeting that the tab was opened for (#mote=CODE), or to the unit's own assignment when the register opened the slides.
import { today } from "../days.js";
import { element, fill } from "../element.js";
import { loadManifest, siteRoot } from "../manifest.js";
import { keep, kept, read, when } from "../meeting/code.js";
import { qr } from "../page/qr.js";
import words from "./words.js";

const KEY = "kurs:delta";
const TOKEN = /^[\w-]+$/;

// From the address, and kept as long as the tab, so that another chapter has it too. Ask before anything else changes
// the address: the theme writes the heading in sight there.
export function assigned() {
  const token = /^#delta=([\w-]+)$/.exec(location.hash)?.[1];
  if (token) keep(null);
  else kept();
  try {
    if (token) sessionStorage.setItem(KEY, token);
    const kept = sessionStorage.getItem(KEY) ?? "";
    return TOKEN.test(kept) ? kept : null;
  } catch {
    return token;
  }
}

// Of a meeting without a register that is held now: where to join, with and without its code.
async function meeting() {
  const code = kept();
  const own = read(code);
  const page = own && when(own.day, today()) === "now" && (await loadManifest().catch(() => null))?.parts.meeting;
  if (!page) return null;
  const address = new URL(page, siteRoot).href;
  return { scanned: `${address}#mote=${code}`, address, text: words.slidesMeeting, code: fill(words.slidesMeetingCode, { code: own.signs }) };
}

function slide({ picture, text, address, code }, title) {
  const told = [address, code].filter(Boolean).map((one) => element("p", { class: "kurs-slide-address" }, one));
  const body = element("div", { class: "kurs-slide-code" }, picture, element("div", {}, element("p", {}, text), ...told));
  return { kind: "text", title, over: "", nodes: [body], notes: [words.slidesTurnNote] };
}

export async function joining(token, asks) {
  const own = await meeting();
  if (own) return slide({ ...own, picture: await qr(own.scanned, words.slidesCode) }, words.slidesTurn);
  const address = token ? new URL(`delta/${token}`, siteRoot) : new URL(location.pathname, location.href);
  const picture = await qr(address.href, words.slidesCode);
  const text = token ? words.slidesJoin : asks ? words.slidesAlone : words.slidesPage;
  return slide({ picture, text, address: address.href }, token || asks ? words.slidesTurn : words.slidesRead);
}
