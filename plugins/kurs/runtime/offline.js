// Keeps the course in the browser, says when there is no network, and offers a new release; never changes an open page.
import { button, element, style } from "./element.js";
import { siteRoot } from "./manifest.js";
import words from "./offline-words.js";

const { serviceWorker } = navigator;
// In every page (theme/main.html), outside what instant navigation changes.
const place = document.querySelector(".kurs-offline");
const tell = async (...nodes) => {
  await style(new URL("offline.css", import.meta.url));
  place.replaceChildren(...nodes);
};
const text = (said) => element("p", {}, said);
const away = () => tell(text(serviceWorker.controller ? words.offline : words.offlineHere));

// Not seen where there is a final (offline.css): what is answered in it would survive, but nobody is disturbed.
function offer(registration) {
  if (!registration.waiting || !serviceWorker.controller) return;
  const change = () => {
    // Agreed to in another tab.
    if (!registration.waiting) return location.reload();
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    return registration.waiting.postMessage("take over");
  };
  tell(element("div", { class: "kurs-release" }, text(words.newRelease), button(words.takeNewRelease, change)));
}

export async function begin() {
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
