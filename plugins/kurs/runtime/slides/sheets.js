// Slides on paper: three on an A4, each with its notes beside it, or below it where they are long.
import { element, fill } from "../element.js";
import { numbered } from "./bar.js";
import { draw } from "./fit.js";
import words from "./words.js";

const LONG = 300;

// The chapter's name is the heading above those of its slides, for whoever listens and in the bookmarks of a PDF.
function row(slide, number, shared) {
  const made = draw({ ...slide, title: slide.title.replace(/\s+/g, " ") }, shared);
  made.querySelector("h2").ariaLevel = slide.kind === "title" ? 2 : 3;
  const place = fill(slide.kind === "key" ? words.slidesSheetKey : words.slidesSheet, { number });
  const notes = slide.notes.flatMap((one) => one.split("\n")).map((line) => element("p", {}, line));
  return element("div", { class: "kurs-printed-row", "data-long": slide.notes.join().length > LONG },
    element("div", { class: "kurs-printed-slide" }, made),
    element("div", { class: "kurs-printed-notes" }, element("p", { class: "kurs-printed-place" }, place), ...notes));
}

export function sheets(slides, shared) {
  const numbers = numbered(slides);
  return element("div", { class: "kurs-printed" }, ...slides.map((slide, i) => row(slide, numbers[i], shared)));
}
