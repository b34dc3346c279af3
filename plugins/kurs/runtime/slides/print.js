// A chapter's slides with their notes below one another, to print from the browser.
import { element, style } from "../element.js";
import { press } from "./bar.js";
import { sheets } from "./sheets.js";
import words from "./words.js";

export function mount({ dialog, slides, shared, name, close }) {
  style(new URL("./sheets.css", import.meta.url));
  const print = press(words.slidesPrint, () => window.print());
  const bar = element("div", { class: "kurs-slide-bar", role: "toolbar", "aria-label": words.slidesBar }, print, element("span", {}, words.slidesPrintHow), press(words.slidesClose, close));
  dialog.append(element("div", { class: "kurs-printed-all", tabindex: 0, role: "region", "aria-label": name }, sheets(slides, shared)), bar);
  print.focus();
}
