// The last slide: a QR code that leads to the chapter, or to the unit's own assignment when the register opened the slides.
import { element } from "../element.js";
import { siteRoot } from "../manifest.js";
import { qr } from "../page/qr.js";
import words from "./words.js";

const ASSIGNED = /^#delta=([\w-]+)$/;

export async function joining() {
  const token = ASSIGNED.exec(location.hash)?.[1];
  const address = token ? new URL(`delta/${token}`, siteRoot) : new URL(location.pathname, location.href);
  const code = await qr(address.href, words.slidesCode);
  const text = token ? words.slidesJoin : words.slidesAlone;
  const body = element("div", { class: "kurs-slide-code" }, code, element("div", {}, element("p", {}, text), element("p", { class: "kurs-slide-address" }, address.href)));
  return { kind: "text", title: words.slidesTurn, over: "", nodes: [body], notes: [words.slidesTurnNote] };
}
