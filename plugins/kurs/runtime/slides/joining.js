// The last slide: a QR code that leads to the chapter, or to the unit's own assignment when the register opened the slides.
import { element } from "../element.js";
import { siteRoot } from "../manifest.js";
import { qr } from "../page/qr.js";
import words from "./words.js";

const KEY = "kurs:delta";
const TOKEN = /^[\w-]+$/;

// From the address, and kept as long as the tab, so that another chapter has it too. Ask before anything else changes
// the address: the theme writes the heading in sight there.
export function assigned() {
  const token = /^#delta=([\w-]+)$/.exec(location.hash)?.[1];
  try {
    if (token) sessionStorage.setItem(KEY, token);
    const kept = sessionStorage.getItem(KEY) ?? "";
    return TOKEN.test(kept) ? kept : null;
  } catch {
    return token;
  }
}

export async function joining(token, asks) {
  const address = token ? new URL(`delta/${token}`, siteRoot) : new URL(location.pathname, location.href);
  const code = await qr(address.href, words.slidesCode);
  const text = token ? words.slidesJoin : asks ? words.slidesAlone : words.slidesPage;
  const body = element("div", { class: "kurs-slide-code" }, code, element("div", {}, element("p", {}, text), element("p", { class: "kurs-slide-address" }, address.href)));
  return { kind: "text", title: token || asks ? words.slidesTurn : words.slidesRead, over: "", nodes: [body], notes: [words.slidesTurnNote] };
}
