// The time that is left: chosen, started and stopped in any window, shown in all. It makes no sound.
import { element, fill } from "../element.js";
import words from "./words.js";

const MINUTES = [1, 5, 15, 30, 45];
const two = (number) => String(number).padStart(2, "0");
const remaining = ({ until, left }) => Math.max(0, until ? until - Date.now() : left);

export function timer(shared) {
  const choose = element("select", { "aria-label": words.slidesTime }, new Option(words.slidesNoTime, "0"), ...MINUTES.map((one) => new Option(fill(words.slidesMinutes, { minutes: one }), one)));
  const left = element("output", { class: "kurs-slide-time" });
  const pause = element("button", { type: "button" });
  const said = element("span", { class: "kurs-slide-said", role: "status" });
  const set = (change) => shared.set({ timer: { ...shared.state.timer, ...change } });
  choose.addEventListener("change", () => {
    const minutes = +choose.value;
    set({ minutes, left: 0, until: minutes && Date.now() + minutes * 60_000 });
  });
  pause.addEventListener("click", () => {
    const { timer: now } = shared.state;
    set(now.until ? { left: remaining(now), until: 0 } : { until: Date.now() + now.left, left: 0 });
  });
  const show = () => {
    const { timer: now } = shared.state;
    const seconds = Math.ceil(remaining(now) / 1000);
    choose.value = now.minutes;
    left.hidden = pause.hidden = !now.minutes;
    left.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    pause.textContent = now.until ? words.slidesPause : words.slidesGoOn;
    const over = now.minutes && !seconds;
    pause.hidden ||= !!over;
    left.toggleAttribute("data-over", !!over);
    const text = over ? words.slidesTimeOver : "";
    if (said.textContent !== text) said.textContent = text;
  };
  shared.listeners.add(show);
  const ticking = setInterval(show, 500);
  show();
  return { node: element("span", { class: "kurs-slide-timer" }, choose, left, pause, said), stop: () => clearInterval(ticking) };
}
