// Keeps the course in the browser, says when there is no network, and offers a new release; never changes an open page.
import { button, element, style } from "./element.js";
import { siteRoot } from "./manifest.js";
import words from "./offline-words.js";

const { serviceWorker } = navigator;
// Before what instant navigation changes. It stands there before the text comes, so that it is read aloud.
const place = element("div", { class: "kurs-offline", role: "status" });
const tell = async (...nodes) => {
  await style(new URL("offline.css", import.meta.url));
  place.replaceChildren(...nodes);
};
const text = (said) => element("p", {}, said);
const away = () => tell(text(serviceWorker.controller ? words.offline : words.offlineHere));

// The learner's drafts would survive, but somebody in the middle of a final is left alone.
const busy = () => document.querySelector(".kurs-bar:not([hidden])");

function offer(registration) {
  if (!registration.waiting || !serviceWorker.controller || busy()) return;
  const change = () => {
    if (!registration.waiting) return location.reload(); // agreed to in another tab
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    return registration.waiting.postMessage("take over");
  };
  tell(text(words.newRelease), button(words.takeNewRelease, change));
}

export async function begin() {
  document.querySelector(".md-container")?.before(place);
  if (!navigator.onLine) away();
  window.addEventListener("offline", away);
  window.addEventListener("online", () => tell(text(words.online)));
  const registration = await serviceWorker.register(new URL("sw.js", siteRoot), { updateViaCache: "none" }).catch(() => null);
  if (!registration) return;
  const watch = () => registration.installing?.addEventListener("statechange", () => offer(registration));
  registration.addEventListener("updatefound", watch);
  watch();
  offer(registration);
}
