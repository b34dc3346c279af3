// In the printed kit (export/apt.py): each chapter it carries → slides with notes, and pages made to fit. No page of the
// site loads this.
import { element } from "../element.js";
import { Deck } from "./deck.js";
import { fitted } from "./fit.js";
import { Shared } from "./shared.js";
import { sheets } from "./sheets.js";

// Paper breaks lines a little otherwise than the screen that measures.
const ROOM = 0.97;
const SIZES = [11, 10.5, 10, 9.5, 9];

const canvas = element("div", { class: "kurs-slide-canvas" });
document.querySelector(".kurs-slides").append(canvas);
const shared = new Shared("kurs:apt");
for (const chapter of document.querySelectorAll("template.apt-chapter")) {
  const { slides } = new Deck(chapter.content.querySelector("article"));
  const made = sheets(fitted(slides, canvas, shared), shared);
  made.id = chapter.id;
  chapter.replaceWith(made);
}
canvas.remove();
shared.close();

// Smaller text first, then fewer of what can be spared.
const fits = ({ scrollHeight, dataset: { fit } }) => scrollHeight <= ((fit * 96) / 25.4) * ROOM;
for (const page of document.querySelectorAll("[data-fit]")) {
  SIZES.find((size) => ((page.style.fontSize = `${size}pt`), fits(page)));
  for (const spare of [...page.querySelectorAll("[data-spare]")].sort((a, b) => b.dataset.spare - a.dataset.spare)) if (!fits(page)) spare.remove();
}
