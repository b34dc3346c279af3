// Read aloud, sentence by sentence, by the Swedish voice of the device itself. The page's own elements are left as they are.
import { element, style } from "./element.js";
import { choose, chosen } from "./settings.js";
import { sentences } from "./sentences.js";
import words from "./comfort-words.js";

const RATES = [1, 0.6, 0.8, 1, 1.3];
const ICON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 9v6h4l5 5V4L7 9zm11-1v8a4 4 0 0 0 0-8"/></svg>';
const styled = style(new URL("comfort.css", import.meta.url));

let voice, article, queue, at, saying, source, marked;

const press = (name, onclick) => element("button", { type: "button", class: name, onclick });
const main = press("", () => (saying ? pause() : queue ? speak(true) : read(article)));
const end = press("", () => {
  stop();
  main.focus({ preventScroll: true });
});
const speed = element("select", { "aria-label": words.speed, onchange: hurry });
speed.append(...[words.slowest, words.slow, words.even, words.fast].map((text, i) => new Option(text, i + 1)));
const told = element("p", { role: "status" });
const bar = element("div", { class: "kurs-listen", role: "group", "aria-label": words.region }, main, end, speed, told);
end.textContent = words.stopReading;

function show() {
  main.innerHTML = saying ? "" : ICON;
  main.append(saying ? words.pause : queue ? words.goOn : words.listen);
  end.hidden = speed.hidden = !queue;
  bar.toggleAttribute("data-on", !!queue);
  for (const one of article.querySelectorAll(".kurs-listen-part")) one.ariaPressed = one === source;
}

function hush() {
  saying = null;
  speechSynthesis.cancel();
}

// Engines differ in how they pause; going on begins with the same sentence again.
function pause() {
  hush();
  show();
}

function stop() {
  queue = source = null;
  CSS.highlights?.delete("kurs-spoken");
  pause();
}

function read(root, pressed, why) {
  hush();
  told.textContent = "";
  queue = [...sentences(root, why)];
  source = pressed;
  at = 0;
  speak(true);
}

function hurry() {
  choose({ speed: speed.value });
  if (!saying) return;
  hush();
  speak();
}

// One at a time: Chromium stops long utterances, and forgets one that nobody holds. Text that is gone is passed over.
function speak(wanted) {
  while (queue[at] && queue[at].range.collapsed) at++;
  if (!queue[at]) return stop();
  const { said, range } = queue[at];
  const own = (saying = new SpeechSynthesisUtterance(said));
  const next = () => {
    at++;
    speak();
  };
  const fail = () => {
    stop();
    told.textContent = words.voiceFailed;
  };
  Object.assign(own, { voice, lang: voice.lang, rate: RATES[chosen("speed")] ?? 1 });
  own.onend = () => own === saying && next();
  own.onerror = () => own === saying && fail();
  if (window.Highlight) CSS.highlights.set("kurs-spoken", new Highlight(range));
  show();
  follow(range, wanted);
  speechSynthesis.speak(own);
}

// Scrolls only while the reader has the sentence before in sight.
function follow(range, wanted) {
  const { top, bottom, height } = range.getBoundingClientRect();
  if (!height) return;
  const before = marked?.getBoundingClientRect();
  marked = range;
  const away = before && (before.bottom < 0 || before.top > innerHeight);
  if ((away && !wanted) || (top > bar.getBoundingClientRect().bottom && bottom < innerHeight * 0.85)) return;
  scrollBy(0, top - innerHeight * 0.3);
}

function part(form, text, why) {
  const own = press("kurs-listen-part", () => (saying && source === own ? stop() : read(form, own, why)));
  own.innerHTML = ICON;
  own.ariaPressed = false;
  own.append(element("span", {}, text));
  return own;
}

// Exercises come late too: those of a final when it is started.
function dress() {
  for (const form of article.querySelectorAll("form.kurs-item:not(:has(> .kurs-listen-part))")) {
    const fieldset = form.querySelector(":scope > fieldset");
    fieldset.before(part(form, words.listenExercise));
    fieldset.after(part(form, words.explanation, true));
  }
}

const watcher = new MutationObserver(dress);

function leave() {
  stop();
  watcher.disconnect();
  bar.remove();
  article.querySelectorAll(".kurs-listen-part").forEach((one) => one.remove());
  article = null;
}

// On a page, and when the device's voices change. Without a voice nothing is left.
export async function arrive(found) {
  await styled;
  const here = found && document.querySelector(".md-content article");
  if (article && here !== article) leave();
  voice = found;
  if (article || !here) return;
  article = here;
  const title = article.querySelector("h1");
  [...article.children].find((one) => one.contains(title))?.after(bar);
  speed.value = +chosen("speed") || 3;
  show();
  dress();
  watcher.observe(article, { childList: true, subtree: true });
}

addEventListener("pagehide", () => article && stop());
