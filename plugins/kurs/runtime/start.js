// On every page: load the rest where there is something to start. Instant navigation can arrive anywhere.
const arrive = async () => {
  hear();
  if (document.querySelector(".kurs-term")) import("./terms.js");
  if (document.querySelector(".kurs-film")) (await import("./film.js")).arrive();
  if (document.querySelector(".kurs-example")) import("./example.js");
  if (document.querySelector(".kurs-guide")) (await import("./guide.js")).arrive();
  slides();
  if (!document.querySelector("[data-kurs],[data-kurs-page]")) return;
  (await import("./main.js")).arrive();
};

// A chapter as slides: by its link, or by the address.
const deck = () => import("./slides/open.js");
async function slides() {
  const link = document.querySelector(".kurs-slides-open");
  if (link) {
    link.hidden = false;
    link.onclick = async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      (await deck()).show();
    };
  }
  if (/[?&]visa=/.test(location.search)) (await deck()).arrive();
}

// Only a Swedish voice in the device itself: others send the text away. Some browsers know their voices late, or lose them.
const speech = window.speechSynthesis;
let listening;
async function hear() {
  const voice = speech?.getVoices().find(({ lang, localService }) => localService && /^sv([-_]|$)/i.test(lang));
  if (voice || listening) (await (listening ??= import("./listen.js"))).arrive(voice);
}
speech?.addEventListener?.("voiceschanged", hear);

if (window.document$) window.document$.subscribe(arrive);
else arrive();

document.querySelector(".kurs-comfort > button")?.addEventListener("click", async ({ currentTarget }) => {
  (await import("./comfort.js")).toggle(currentTarget);
});

// The course without a network comes after all else, where the site is built for it and nobody pays for each byte.
const keep = async () => (await import("./offline.js")).begin();
if (document.querySelector("link[rel=manifest]") && navigator.serviceWorker && window.CompressionStream && !navigator.connection?.saveData)
  addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(keep));
