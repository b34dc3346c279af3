// On every page: load the rest where there is something to start. Instant navigation can arrive anywhere.
const arrive = async () => {
  if (document.querySelector(".kurs-term")) import("./terms.js");
  if (!document.querySelector("[data-kurs],[data-kurs-page]")) return;
  (await import("./main.js")).arrive();
};

if (window.document$) window.document$.subscribe(arrive);
else arrive();

document.querySelector(".kurs-comfort > button")?.addEventListener("click", async ({ currentTarget }) => {
  (await import("./comfort.js")).toggle(currentTarget);
});
