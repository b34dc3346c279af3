// Opens a chapter as slides, or as the notes of the one who leads, over the page; the address says which and where.
import { element, style } from "../element.js";
import { inFolder } from "../manifest.js";
import { Deck } from "./deck.js";
import { fitted } from "./fit.js";
import { assigned, joining } from "./joining.js";
import { checkSlide, forget, joinSlide, Live, meeting, screenToken } from "./live.js";
import { Shared } from "./shared.js";
import words from "./words.js";

const VIEWS = { bilder: "./stage.js", anteckningar: "./notes.js", utskrift: "./print.js" };
let open;

const address = () => new URL(location.href);
const here = (change) => {
  const url = address();
  change(url.searchParams);
  history.replaceState(history.state, "", url);
};

// As it came from the server: what is in the page may be half answered. Without the network or a server, what is in the page.
async function chapter() {
  const article = (page) => page.querySelector(".md-content article");
  if (inFolder) return article(document);
  try {
    const response = await fetch(location.pathname);
    return article(new DOMParser().parseFromString(await response.text(), "text/html")) ?? article(document);
  } catch {
    return article(document);
  }
}

const styles = () => Promise.all(["../kurs.css", "../interaction/hotspot.css", "./slides.css"].map((one) => style(new URL(one, import.meta.url))));

export async function show(view = "bilder") {
  if (open) return;
  const dialog = element("dialog", { class: "kurs-slides kurs-page", "data-view": view, "aria-label": words.slidesName });
  open = dialog;
  const token = assigned();
  const screen = screenToken();
  const wanted = Number(address().searchParams.get("bild")) || 0;
  here((parameters) => parameters.set("visa", view));
  const [article, met] = await Promise.all([chapter(), screen && meeting(screen), styles()]);
  if (met === "over") forget();
  const canvas = element("div", { class: "kurs-slide-canvas", "aria-hidden": "true", inert: true });
  document.body.append(dialog);
  const wait = element("p", { class: "kurs-slide-wait", role: "status" }, words.slidesWait);
  dialog.append(canvas, wait);
  dialog.showModal();
  const shared = new Shared(`kurs:bilder:${location.pathname}`);
  const deck = new Deck(article);
  const asks = deck.slides.some(({ kind }) => kind === "question");
  const chapters = fitted(deck.slides, canvas, shared);
  const slides = met?.code ? [chapters[0], await joinSlide(met), ...chapters.slice(1), checkSlide()] : [...chapters, await joining(token, asks)];
  canvas.remove();
  wait.remove();
  const last = slides.length - 1;
  const at = () => Math.min(Math.max(0, shared.state.at), last);
  const go = (to) => shared.set({ at: Math.min(Math.max(0, to), last) });
  if (wanted && wanted - 1 !== at()) go(wanted - 1);
  else if (!wanted && !heard(shared)) go(0);
  const follow = () => here((parameters) => parameters.set("bild", at() + 1));
  shared.listeners.add(follow);
  follow();
  const { mount } = await import(VIEWS[view] ?? VIEWS.bilder);
  const stop = mount({ dialog, slides, shared, at, go, last, name: deck.name, close });
  const live = met?.code && view === "bilder" ? new Live(screen, { shared, slides, at }) : null;
  if (met === "over" || (screen && !met)) shared.set({ live: { over: met === "over", away: !met } });
  dialog.addEventListener("close", () => {
    stop?.();
    live?.stop();
    shared.close();
    dialog.remove();
    open = null;
    here((parameters) => ["visa", "bild"].forEach((one) => parameters.delete(one)));
    document.querySelector(".kurs-slides-open")?.focus();
  });
  function close() {
    dialog.close();
  }
}

// Whether another window, or this one before a reload, has told where they are.
const heard = ({ state }) => state.version > 0;

export function arrive() {
  const view = address().searchParams.get("visa");
  if (view in VIEWS) show(view);
}
