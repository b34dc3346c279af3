// The keys that lead through slides, and that remote controls send. No letters: those could not be turned off (WCAG 2.1.4).
const TYPING = "textarea,select,input";
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

export function listen(dialog, { at, go, last }, frame) {
  const step = (by) => frame.scroll(by) || go(at() + by);
  dialog.addEventListener("keydown", (event) => {
    // Not for the page below, which searches at a letter.
    event.stopPropagation();
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const typing = target.matches(TYPING);
    if (typing && (target.matches("textarea") || !key.startsWith("Page"))) return;
    if (key in STEPS) step(STEPS[key]);
    else if (key === "Home") go(0);
    else if (key === "End") go(last);
    else return;
    event.preventDefault();
  });
  return step;
}
