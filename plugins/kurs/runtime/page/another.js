// "Mina resultat" where there is a register: a code with which the learner goes on in another browser.
import { ask } from "../deliver/register.js";
import { deviceOf } from "../device.js";
import { button, element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import words from "../register-words.js";
import { qr } from "./qr.js";

const clock = (at) => at.toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });

export function another(record) {
  const place = element("div", { role: "status" });
  let timer;
  const say = (text) => place.replaceChildren(element("p", { class: "kurs-notice" }, text));
  const show = async () => {
    clearTimeout(timer);
    try {
      const { code, minutes } = await ask("another", await deviceOf(record), {});
      const until = new Date(Date.now() + minutes * 60_000);
      const address = new URL(`fortsatt#${code}`, siteRoot).href;
      const page = address.replace(/^https?:..|#.*/g, "");
      place.replaceChildren(
        element("div", { class: "kurs-qr" }, await qr(address, words.anotherQr)),
        element("p", {}, fill(words.anotherType, { page })),
        element("p", { class: "kurs-short-code" }, code),
        element("p", { class: "kurs-small" }, fill(words.anotherUntil, { time: clock(until) })),
      );
      timer = setTimeout(() => say(words.anotherOver), minutes * 60_000);
      open.textContent = words.anotherNew;
    } catch (error) {
      say(error.status === 429 ? words.anotherMany : words.anotherFailed);
    }
  };
  const open = button(words.anotherShow, show);
  return element("section", {}, element("h2", {}, words.another), element("p", {}, words.anotherHelp), element("p", { class: "kurs-actions" }, open), place);
}
