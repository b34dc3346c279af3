// What Material lacks for a keyboard. Its menu button is a label: make it a button for screen readers and the space key.
const name = () => {
  for (const label of document.querySelectorAll('label[for="__drawer"][tabindex]')) label.setAttribute("role", "button");
};
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches('label[for="__drawer"]')) return;
  event.preventDefault();
  event.target.click();
});
if (window.document$) window.document$.subscribe(name);
else addEventListener("DOMContentLoaded", name);

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
