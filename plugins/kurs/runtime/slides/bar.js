// The row of controls below the slides, the same in both windows.
import { element, fill } from "../element.js";
import { liveText } from "./live.js";
import { timer } from "./timer.js";
import words from "./words.js";

const press = (text, onclick, attributes = {}) => element("button", { type: "button", onclick, ...attributes }, text);

// A key is the same slide as its question to those who look on.
function numbered(slides) {
  let number = 0;
  return slides.map(({ kind }) => (kind === "key" ? number : ++number));
}

export function bar(view, step, extra = []) {
  const { slides, shared, at, go, last } = view;
  const back = press("‹", () => step(-1), { "aria-label": words.slidesBack, title: words.slidesBack });
  const on = press("›", () => step(1), { "aria-label": words.slidesOn, title: words.slidesOn, class: "kurs-slide-on" });
  const numbers = numbered(slides);
  const starts = slides.map((_, i) => i).filter((i) => numbers[i] !== numbers[i - 1]);
  const list = element("select", { "aria-label": words.slidesList, onchange: () => go(+list.value) }, ...starts.map((i) => new Option(`${numbers[i]}. ${slides[i].title}`, i)));
  const place = element("span", { class: "kurs-slide-place" });
  const counting = press(words.slidesCount, () => shared.set({ counting: !shared.state.counting }));
  const clear = press(words.slidesClear, () => shared.set({ counts: {}, texts: {}, counting: false }), { title: words.slidesClearWhat });
  const said = element("span", { class: "kurs-slide-said", role: "status" });
  const meeting = element("span", { class: "kurs-slide-live" });
  const time = timer(shared);
  let before = -1;
  const show = () => {
    const now = at();
    const told = { number: numbers[now], all: numbers[last] };
    meeting.textContent = liveText(shared.state, slides[now].nodes.find(({ question }) => question)?.question.id);
    list.selectedIndex = numbers[now] - 1;
    place.textContent = fill(words.slidesPlace, told);
    back.disabled = now === 0 && document.activeElement !== back;
    counting.hidden = !slides[now].nodes.some(({ counts }) => counts);
    counting.ariaPressed = shared.state.counting;
    clear.hidden = ![...Object.values(shared.state.counts), ...Object.values(shared.state.texts)].some((one) => Object.values(one).some(Boolean));
    const { kind, title } = slides[now];
    if (before >= 0 && before !== now) said.textContent = fill(kind === "key" ? words.slidesSaidKey : words.slidesSaid, { ...told, title });
    before = now;
  };
  shared.listeners.add(show);
  show();
  const node = element("div", { class: "kurs-slide-bar", role: "toolbar", "aria-label": words.slidesBar },
    back, on, place, list, meeting, counting, clear, time.node, ...extra, press(words.slidesClose, view.close));
  node.append(said);
  return { node, stop: time.stop };
}

export { numbered, press };
