// What Material lacks for a keyboard. Its menu button is a label: the span that covers it is a button, also for a screen
// reader, and a click on it is one on the label.
const menu = document.querySelector(".site-menu");
const drawer = document.getElementById("__drawer");
if (menu && drawer) {
  const says = () => menu.setAttribute("aria-expanded", String(drawer.checked));
  menu.setAttribute("role", "button");
  menu.setAttribute("tabindex", "0");
  says();
  drawer.addEventListener("change", says);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    menu.click();
  });
}

// Single letters that open the search and cannot be switched off (WCAG 2.1.4): speech input presses them by mistake.
addEventListener("keydown", (event) => {
  const writes = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key.length === 1 && event.key !== " " && !writes) event.stopImmediatePropagation();
}, true);

// The way past the menu moves focus itself: with instant navigation the page only scrolls, and the next Tab is at the top.
addEventListener("click", (event) => {
  const skip = event.target.closest?.(".md-skip");
  const target = skip && document.getElementById(decodeURIComponent(skip.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  target.setAttribute("tabindex", "-1");
  target.focus();
}, true);

// An answer that comes late puts new results in the place of the one that has focus, and focus falls to the page: it goes
// to the first of the new ones. Closing the search also takes focus away, but changes nothing in the list.
const results = document.querySelector(".md-search-result__list");
if (results) {
  let within = false;
  addEventListener("focusin", ({ target }) => { within = results.contains(target); });
  new MutationObserver(() => {
    if (within && document.activeElement === document.body) results.querySelector("a")?.focus();
  }).observe(results, { childList: true });
}
