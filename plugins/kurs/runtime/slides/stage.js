// What the projector shows: one slide at a time, the controls below it, and a way to open the notes beside.
import { element } from "../element.js";
import { bar, press } from "./bar.js";
import { Frame } from "./frame.js";
import { listen } from "./keys.js";
import words from "./words.js";

function openPrint() {
  const url = new URL(location.href);
  url.searchParams.set("visa", "utskrift");
  window.open(url, "_blank");
}

function openNotes() {
  const url = new URL(location.href);
  url.searchParams.set("visa", "anteckningar");
  window.open(url, "kurs-anteckningar", "popup,width=1000,height=720");
}

const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());

export function mount(view) {
  const { dialog, slides, shared, at } = view;
  const frame = new Frame(shared);
  const place = element("div", { class: "kurs-slide-stage", tabindex: -1, role: "group", "aria-label": words.slidesStage }, frame.node);
  const step = listen(dialog, view, frame);
  const whole = document.fullscreenEnabled ? [press(words.slidesFull, full)] : [];
  const controls = bar(view, step, [press(words.slidesNotes, openNotes), press(words.slidesPrint, openPrint), ...whole]);
  dialog.append(place, controls.node);
  const show = () => {
    const inside = place.contains(document.activeElement);
    frame.show(slides[at()]);
    if (inside && !place.contains(document.activeElement)) place.focus();
  };
  shared.listeners.add(show);
  show();
  place.focus();
  return () => {
    frame.stop();
    controls.stop();
    if (document.fullscreenElement) document.exitFullscreen();
  };
}
